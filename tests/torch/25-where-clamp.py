import torch

x = torch.linspace(-3, 3, 7, requires_grad=True)
y = torch.where(x > 0, x ** 2, -x)
print(y)
y.sum().backward()
print(x.grad)
x.grad = None
torch.clamp(x, min=-1.5, max=1.5).sum().backward()
print(x.grad)
x.grad.zero_()
(torch.where(x < 1, torch.exp(x), x * 3) ** 2).sum().backward()
print(x.grad)
with torch.no_grad():
    z = x.clamp(0, 2) * 10
    print(z, z.requires_grad)
print((x > 0) & (x < 3), (x > 0).dtype)
print(torch.minimum(x, 1 - x), torch.maximum(x, torch.tensor(0.5)))
print(torch.sign(x.detach()) * torch.floor(x.detach() / 2))
