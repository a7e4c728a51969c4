# Second derivatives through a function of one's own, and Legendre's polynomial.
import torch

torch.set_default_dtype(torch.float64)


class Exp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        result = torch.exp(x)
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, upstream):
        result, = ctx.saved_tensors
        return upstream * result


class Legendre3(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return 0.5 * (5 * x ** 3 - 3 * x)

    @staticmethod
    def backward(ctx, upstream):
        x, = ctx.saved_tensors
        return upstream * 1.5 * (5 * x ** 2 - 1)


x = torch.tensor([0.5, -1.0], requires_grad=True)
for f in (Exp.apply, Legendre3.apply):
    g, = torch.autograd.grad(f(x).sum(), x, create_graph=True)
    h, = torch.autograd.grad(g.sum(), x)
    print(g.detach(), h)
    print(torch.autograd.gradcheck(f, (x,)), torch.autograd.gradgradcheck(f, (x,)))


class Wrong(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2

    @staticmethod
    def backward(ctx, upstream):
        x, = ctx.saved_tensors
        return 3 * upstream * x


print(torch.autograd.gradcheck(Wrong.apply, (x,), raise_exception=False))
try:
    torch.autograd.gradcheck(Wrong.apply, (x,))
except RuntimeError as error:
    print(str(error).split("\n")[0])


class Both(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        positive = x > 0
        ctx.mark_non_differentiable(positive)
        return x * positive, -x, positive

    @staticmethod
    def backward(ctx, up, down, _):
        x, = ctx.saved_tensors
        return up * (x > 0) - down


p, n, mask = Both.apply(x)
print(mask, mask.requires_grad)
(p + 2 * n).sum().backward()
print(x.grad)
