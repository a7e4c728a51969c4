import torch

x = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)
y = (torch.tanh(x) * x ** 2).sum()
(g,) = torch.autograd.grad(y, x, create_graph=True)
print(g.detach())
(h,) = torch.autograd.grad(g.sum(), x, create_graph=True)
print(h.detach())
(third,) = torch.autograd.grad(h.sum(), x)
print(third)
# a penalty on the gradient
w = torch.tensor([1.0, -2.0], requires_grad=True)
f = torch.sigmoid(w).prod()
(gw,) = torch.autograd.grad(f, w, create_graph=True)
penalty = (gw ** 2).sum()
penalty.backward()
print(w.grad)
a = torch.tensor(1.5, requires_grad=True)
b = a ** 4
b.backward(create_graph=True)
first = a.grad.clone()
print(first.item(), a.grad.requires_grad)
second = torch.autograd.grad(a.grad, a)[0]
print(second)
H = torch.autograd.functional.hessian(lambda v: (v ** 3).sum() + v[0] * v[1], torch.tensor([1.0, 2.0]))
print(H)
