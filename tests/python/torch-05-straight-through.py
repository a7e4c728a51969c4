# A step forward, the slope of tanh backward: what spiking networks learn with.
import torch

torch.set_default_dtype(torch.float64)


class Step(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, sharpness):
        ctx.save_for_backward(x)
        ctx.sharpness = sharpness
        return (x > 0).double()

    @staticmethod
    def backward(ctx, upstream):
        x, = ctx.saved_tensors
        s = ctx.sharpness
        print("backward, needs", ctx.needs_input_grad)
        return upstream * s * (1 - torch.tanh(s * x) ** 2), None


x = torch.linspace(-1, 1, 5, requires_grad=True)
y = Step.apply(x, 2.0)
print(y)
print("before")
y.sum().backward()
print(x.grad)

w = torch.tensor([0.1, -0.4], requires_grad=True)
for i in range(3):
    loss = (Step.apply(w, 1.0) - torch.tensor([0.0, 1.0])).pow(2).sum()
    loss.backward()
    with torch.no_grad():
        w -= 0.3 * w.grad
    w.grad.zero_()
    print(f"{loss.item():.3f}", w.tolist())


class Wild(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, upstream):
        return upstream / 0.0


z = torch.tensor([1.0, -2.0], requires_grad=True)
v = Wild.apply(z)
print(v)
v.sum().backward()
print(z.grad)
