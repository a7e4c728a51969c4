# Jacobians, Hessians, and functions that give derivatives.
import torch
from torch.autograd.functional import hessian, jacobian, jvp, vjp

torch.set_default_dtype(torch.float64)

x = torch.tensor([0.5, -1.0, 2.0])
print(jacobian(torch.tanh, x))
print(hessian(lambda v: (v ** 3).sum() + v.prod(), x))
print(jacobian(lambda v: v.sum() + v, x))
print(vjp(lambda v: v ** 2, x, torch.tensor([1.0, 0.5, 0.0])))
print(jvp(lambda v: v ** 2, x, torch.tensor([1.0, 0.5, 0.0])))
x = torch.tensor(2.0, requires_grad=True)
y = x ** 4
orders = [y]
for i in range(4):
    y, = torch.autograd.grad(y, x, create_graph=True)
    orders.append(y)
print([o.item() for o in orders])
w = torch.tensor([1.0, 2.0], requires_grad=True)
v = torch.tensor([3.0, -1.0], requires_grad=True)
loss = (w * v).sum() + (w ** 2).prod()
gw, gv = torch.autograd.grad(loss, [w, v], create_graph=True)
print(gw, gv.detach())
penalty = (gw ** 2).sum()
print(torch.autograd.grad(penalty, (w, v)))
params = [w, v]
print(torch.autograd.grad((w * v).sum(), params))
print(torch.autograd.grad(w.sum(), (w, v), allow_unused=True))
print(w.grad, v.grad)
