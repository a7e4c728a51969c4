import torch

torch.manual_seed(0)
x = torch.randn(20)
print(x)
print(torch.rand(2, 3), torch.randn(3))
w = torch.tensor([2.0, -1.0], requires_grad=True)
loss = ((w - 1) ** 2).sum()
loss.backward()
with torch.no_grad():
    w -= 0.1 * w.grad
    w.grad.zero_()
print(w, w.grad)
loss = ((w - 1) ** 2).sum()
loss.backward()
with torch.no_grad(): w -= 0.1 * w.grad; w.grad = None
print(w, w.grad, w.requires_grad)
w.data -= 0.5
w.requires_grad = False
print(w)
w.add_(1).mul_(2)
print(w)
v = w.clone()
v.zero_()
v.fill_(3.0)
print(v, w)
