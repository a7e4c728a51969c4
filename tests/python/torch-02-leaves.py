# Which tensors keep a gradient, and how to stop one.
import torch

torch.set_default_dtype(torch.float64)

a = torch.tensor([2.0, 3.0], requires_grad=True)
b = torch.tensor([6.0, 4.0], requires_grad=True)
q = 3 * a ** 3 - b ** 2
print(q)
q.retain_grad()
q.sum().backward()
print(a.grad == 9 * a ** 2)
print(b.grad, q.grad)
frozen = a.detach()
print(frozen, frozen.requires_grad)
frozen = a.clone().detach().requires_grad_(True)
print(frozen)
with torch.no_grad():
    c = a * 2
print(c.requires_grad)


@torch.no_grad()
def doubled(t):
    return 2 * t


print(doubled(a))
print(torch.is_grad_enabled())
torch.set_grad_enabled(False)
print((a * 2).requires_grad)
torch.set_grad_enabled(True)
print((a * 2).requires_grad)
a.requires_grad_(False)
print((a * b).requires_grad, (a * 1.5).requires_grad)
a.grad = None
print(a.grad)
