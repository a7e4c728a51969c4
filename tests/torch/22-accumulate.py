import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
print(x, x.requires_grad, x.is_leaf, x.grad)
y = (x ** 2).sum()
y.backward()
print(x.grad)
(3 * x).sum().backward()
print(x.grad)
x.grad.zero_()
print(x.grad)
z = x * 2
z.backward(torch.tensor([0.1, 1.0, 0.001]))
print(x.grad)
x.grad = None
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(3.0, requires_grad=True)
q = 3 * a ** 3 - b ** 2
q.backward()
print(a.grad, b.grad)
print(9 * a ** 2 == a.grad, -2 * b == b.grad)
h = a * b
h.retain_grad()
(h ** 2).backward()
print(h.grad, a.grad, b.grad)
c = a.detach()
print(c, c.requires_grad)
c = c.clone().requires_grad_()
(c * a).backward()
print(c.grad, a.grad)
