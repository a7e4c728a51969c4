import torch
import torch.nn as nn
import torch.nn.functional as F
import matplotlib.pyplot as plt
torch.set_default_dtype(torch.float64)
class Swish(nn.Module):
    def __init__(self, beta=1.0, trainable=True):
        super().__init__()
        if trainable:
            self.beta = nn.Parameter(torch.tensor(beta))
        else:
            self.register_buffer("beta", torch.tensor(beta))
    def forward(self, x):
        return x * torch.sigmoid(self.beta * x)
    def extra_repr(self):
        return f"beta={self.beta.item():.1f}"
class MishFn(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.tanh(F.softplus(x))
    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        sp = F.softplus(x); t = torch.tanh(sp); s = torch.sigmoid(x)
        return g * (t + x * s * (1 - t*t))
s = Swish(1.5)
print(s, list(s.parameters()))
x = torch.linspace(-2, 2, 5, requires_grad=True)
y = s(x); y.sum().backward()
print(x.grad, s.beta.grad)
x.grad.zero_()
MishFn.apply(x).sum().backward()
print(x.grad, torch.allclose(x.grad, torch.autograd.grad(F.mish(x).sum(), x)[0]))
print(torch.autograd.gradcheck(MishFn.apply, (torch.randn(3, requires_grad=True),)))
acts = nn.ModuleDict({"relu": nn.ReLU(), "lrelu": nn.LeakyReLU(0.2), "elu": nn.ELU(alpha=0.5)})
for k, a in acts.items():
    print(k, a, a(torch.tensor([-1.0, 0.0, 2.0])))
mlp = nn.Sequential(nn.Linear(2, 4), Swish(), nn.Linear(4, 1))
print(mlp); print([tuple(p.shape) for p in mlp.parameters()])
nn.init.constant_(mlp[0].weight, 0.1); nn.init.zeros_(mlp[0].bias); nn.init.ones_(mlp[2].weight); nn.init.zeros_(mlp[2].bias)
opt = torch.optim.SGD(mlp.parameters(), lr=0.05, momentum=0.9)
X = torch.tensor([[0., 1], [1, 0], [1, 1]]); T = torch.tensor([[1.], [1], [0]])
for epoch in range(1, 6):
    opt.zero_grad()
    out = mlp(X)
    loss = F.mse_loss(out, T)
    loss.backward()
    opt.step()
    if epoch % 2 == 1:
        print(f"epoch {epoch:2d} loss {loss.item():.6f} grad {mlp[0].weight.grad.abs().mean():.6f}")
mlp.eval()
with torch.no_grad():
    print(mlp(X).squeeze())
print(x.detach().numpy(), y.detach().cpu().numpy().round(3), x.tolist()[0], float(y[0]))
h = []
def hook(m, i, o): h.append(o.detach().mean().item())
handle = mlp[1].register_forward_hook(hook)
mlp(X); handle.remove(); mlp(X)
print(len(h), f"{h[0]:.4f}")
print(torch.max(torch.tensor([1., 5, 2])), torch.max(torch.tensor([[1., 5], [7, 2]]), dim=1), torch.tensor([[1., 2]]).repeat(2, 2))
