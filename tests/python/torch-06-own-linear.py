# A layer with a backward of its own, for several inputs; not elementwise.
import torch
from torch.autograd import Function, gradcheck

torch.set_default_dtype(torch.float64)


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, input, weight, bias=None):
        ctx.save_for_backward(input, weight, bias)
        output = input.mm(weight.t())
        if bias is not None:
            output += bias.unsqueeze(0).expand(output.shape[0], output.shape[1])
        return output

    @staticmethod
    def backward(ctx, grad_output):
        input, weight, bias = ctx.saved_tensors
        grad_input = grad_weight = grad_bias = None
        if ctx.needs_input_grad[0]:
            grad_input = grad_output.mm(weight)
        if ctx.needs_input_grad[1]:
            grad_weight = grad_output.t().mm(input)
        if bias is not None and ctx.needs_input_grad[2]:
            grad_bias = grad_output.sum(0)
        return grad_input, grad_weight, grad_bias


x = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
w = torch.tensor([[0.5, -1.0], [2.0, 0.25]], requires_grad=True)
b = torch.tensor([0.1, 0.2], requires_grad=True)
y = LinearFunction.apply(x, w, b)
print(y)
(y ** 2).sum().backward()
print(w.grad)
print(b.grad)
print(gradcheck(LinearFunction.apply, (x, w, b)))


class Clip(Function):
    @staticmethod
    def forward(ctx, x):
        return x.view_as(x)

    @staticmethod
    def backward(ctx, upstream):
        return upstream.clamp(-1, 1)


t = torch.tensor([0.1, 3.0, -4.0], requires_grad=True)
(Clip.apply(t) ** 2).sum().backward()
print(t.grad)


class Reverse(Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x.clone()

    @staticmethod
    def backward(ctx, upstream):
        return -ctx.factor * upstream, None


t = torch.tensor([1.0, 2.0], requires_grad=True)
u = torch.sigmoid(Reverse.apply(torch.exp(Reverse.apply(t, 0.5)), 2.0))
u.sum().backward()
print(t.grad)
