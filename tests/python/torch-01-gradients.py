# Gradients of an activation at some points, by autograd and by hand.
import torch

torch.set_default_dtype(torch.float64)


def sigmoid(z):
    return 1 / (1 + torch.exp(-z))


x = torch.linspace(-4, 4, 9, requires_grad=True)
y = sigmoid(x)
print(y)
y.backward(torch.ones_like(x))
by_hand = sigmoid(x.detach()) * (1 - sigmoid(x.detach()))
print(x.grad)
print(torch.allclose(x.grad, by_hand))
print(x.is_leaf, y.is_leaf, y.requires_grad, x.grad.requires_grad)
x.grad.zero_()
y = torch.tanh(x)
y.sum().backward()
for a, b, c in zip(x.tolist(), y.tolist(), x.grad.tolist()):
    print(f"{a:5.1f} {b:9.6f} {c:9.6f}")
