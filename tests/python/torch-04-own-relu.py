# A ReLU whose slope is written by hand.
import torch

torch.set_default_dtype(torch.float64)


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return input.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        input, = ctx.saved_tensors
        grad_input = grad_output.clone()
        grad_input[input < 0] = 0
        return grad_input


relu = MyReLU.apply
x = torch.tensor([-2.0, -0.5, 0.0, 0.5, 2.0], requires_grad=True)
y = relu(x)
print(y)
y.sum().backward()
print(x.grad)
x.grad = None
(relu(x * 2 - 1) * torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0])).sum().backward()
print(x.grad)
print(torch.autograd.gradcheck(relu, (torch.tensor([-1.0, 2.0], requires_grad=True),)))
print(relu(torch.ones(2)).requires_grad)
