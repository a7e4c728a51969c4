# SPDX-License-Identifier: GPL-3.0-or-later
# Methods of tensors. What ends in _ gives what the tensor becomes.
def torch_tensor():
    def uniform_(input, a=0.0, b=1.0):
        return torch.rand(input.shape)*(b - a) + a

    def normal_(input, mean=0.0, std=1.0):
        return torch.randn(input.shape)*std + mean

    def bernoulli_(input, p=0.5):
        return (torch.rand(input.shape) < p).double()

    def random_(input, low, high=None):
        low, high = (0, low) if high is None else (low, high)
        return torch.randint(low, high, tuple(input.shape)).double()

    def masked_fill_(input, mask, value):
        return torch.masked_fill(input, mask, value)

    def type_(input, dtype=None):
        if dtype is None:
            name = str(input.dtype).split(".")[-1]
            return "torch." + {"int64": "Long", "bool": "Bool"}.get(name, "Double") + "Tensor"
        return input.to(dtype)

    def type_as(input, other):
        return input

    def cuda(input, device=None):
        return input

    def register_hook(input, hook):
        raise NotImplementedError("nabla has no hooks: retain_grad() keeps the gradient of a result")

    def expand_as(input, other):
        return torch._expand(input, *other.shape)

    def view_as(input, other):
        return input.view(*other.shape) if other.dim() else input.view(())

    def new_zeros(input, *size):
        return torch.zeros(*size)

    def new_ones(input, *size):
        return torch.ones(*size)

    def new_tensor(input, data):
        return torch.tensor(data)

    def element_size(input):
        return 8

    def is_floating_point(input):
        return str(input.dtype) == "torch.float64"

    return {"uniform_": uniform_, "normal_": normal_, "bernoulli_": bernoulli_, "random_": random_,
            "masked_fill_": masked_fill_, "type": type_, "type_as": type_as, "nonzero": torch.nonzero, "roll": torch.roll, "cuda": cuda,
            "register_hook": register_hook, "expand": torch._expand, "expand_as": expand_as, "view_as": view_as, "reshape_as": view_as, "repeat": torch._repeat,
            "split": torch.split, "chunk": torch.chunk, "unbind": torch.unbind, "tril": torch.tril, "triu": torch.triu,
            "masked_fill": torch.masked_fill, "masked_select": torch.masked_select, "median": torch.median,
            "bernoulli": torch.bernoulli, "new_zeros": new_zeros, "new_ones": new_ones, "new_tensor": new_tensor,
            "element_size": element_size, "is_floating_point": is_floating_point}
