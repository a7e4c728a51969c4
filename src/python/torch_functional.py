# SPDX-License-Identifier: GPL-3.0-or-later
# What torch.nn.functional has beside the activations: losses, and layers as functions.
def torch_functional():
    def reduced(losses, reduction):
        if reduction == "none":
            return losses
        if reduction == "sum":
            return losses.sum()
        if reduction != "mean":
            raise ValueError(f"{reduction} is not a valid value for reduction")
        return losses.mean()

    def linear(input, weight, bias=None):
        y = input @ weight.t()
        return y if bias is None else bias + y

    def dropout(input, p=0.5, training=True, inplace=False):
        if not training or p == 0:
            return input
        return input*(torch.rand(input.shape) < 1 - p).double()/(1 - p) if p < 1 else input*0

    def mse_loss(input, target, reduction="mean"):
        return _called(reduced((input - target)**2, reduction), "MseLoss")

    def l1_loss(input, target, reduction="mean"):
        return reduced((input - target).abs(), reduction)

    def smooth_l1_loss(input, target, reduction="mean", beta=1.0):
        d = (input - target).abs()
        return _called(reduced(torch.where(d < beta, d*d/(2*beta), d - beta/2), reduction) if beta else reduced(d, reduction), "SmoothL1Loss")

    def huber_loss(input, target, reduction="mean", delta=1.0):
        d = (input - target).abs()
        return _called(reduced(torch.where(d < delta, d*d/2, delta*(d - delta/2)), reduction), "HuberLoss")

    def binary_cross_entropy(input, target, weight=None, reduction="mean"):
        if tuple(input.shape) != tuple(target.shape):
            raise ValueError(f"Using a target size ({target.shape}) that is different to the input size ({input.shape}) is deprecated. Please ensure they have the same size.")
        if input.numel() and not ((input >= 0) & (input <= 1)).all():
            raise RuntimeError("all elements of input should be between 0 and 1")
        losses = (target - 1)*(1 - input).log().clamp(min=-100) - target*input.log().clamp(min=-100)
        return _called(reduced(losses if weight is None else losses*weight, reduction), "BinaryCrossEntropyBackward")

    def binary_cross_entropy_with_logits(input, target, weight=None, reduction="mean"):
        if tuple(input.shape) != tuple(target.shape):
            raise ValueError(f"Target size ({target.shape}) must be the same as input size ({input.shape})")
        losses = (1 - target)*input - torch.nn.functional.logsigmoid(input)
        return _called(reduced(losses if weight is None else losses*weight, reduction), "BinaryCrossEntropyWithLogits")

    def classes(input, target):
        if input.dim() == 1:
            return input[int(target)]
        return torch.stack([input[i][int(target[i])] for i in range(len(target))])

    def nll_loss(input, target, reduction="mean"):
        return _called(reduced(-classes(input, target), reduction), "NllLoss")

    def cross_entropy(input, target, reduction="mean"):
        rows = torch.nn.functional.log_softmax(input, dim=-1)
        if tuple(target.shape) != tuple(input.shape):
            return nll_loss(rows, target, reduction)
        losses = -(target*rows).sum(-1)
        return reduced(losses, reduction)

    def one_hot(tensor, num_classes=-1):
        n = int(tensor.max()) + 1 if num_classes < 0 else num_classes
        return (tensor.unsqueeze(-1) == torch.arange(n)).long()

    return {"linear": linear, "dropout": dropout, "mse_loss": mse_loss, "l1_loss": l1_loss,
            "smooth_l1_loss": smooth_l1_loss, "huber_loss": huber_loss, "binary_cross_entropy": binary_cross_entropy,
            "binary_cross_entropy_with_logits": binary_cross_entropy_with_logits, "nll_loss": nll_loss,
            "cross_entropy": cross_entropy, "one_hot": one_hot}
