import torch

x = torch.linspace(-2, 2, 5, requires_grad=True)
y = x ** 4
g1 = torch.autograd.grad(y.sum(), x, create_graph=True)[0]
g2 = torch.autograd.grad(g1.sum(), x, create_graph=True)[0]
g3 = torch.autograd.grad(g2.sum(), x, create_graph=True)[0]
print(g1.detach(), g2.detach(), g3.detach())
print(torch.autograd.grad(torch.sigmoid(x).sum(), x))
print(torch.autograd.grad(y, x, grad_outputs=torch.ones_like(y)))
w = torch.tensor(0.5, requires_grad=True)
loss = ((w * x.detach() - 1) ** 2).mean()
print(torch.autograd.grad(loss, [w, x], allow_unused=True))
s = torch.tensor(1.5, requires_grad=True)
d = torch.sin(s)
for_print = torch.autograd.grad(d, s, create_graph=True)[0]
print(for_print.item() == torch.cos(s).item())
second = torch.autograd.grad(for_print, s)[0]
print(second, second == -torch.sin(s))
