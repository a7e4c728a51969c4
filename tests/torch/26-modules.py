import torch
from torch import nn

print(nn.ReLU(), nn.ReLU(inplace=True), nn.LeakyReLU(0.1), nn.ELU(2), nn.CELU(alpha=0.5))
print(nn.Hardtanh(-2, 2), nn.Softplus(), nn.Softplus(beta=2.5), nn.Threshold(0.1, 20))
print(nn.Softmax(dim=1), nn.LogSoftmax(dim=0), nn.GELU(), nn.GELU(approximate='tanh'))
print(nn.Hardshrink(), nn.Softshrink(0.25), nn.PReLU(), nn.SiLU(), nn.Identity(), nn.Tanhshrink())
net = nn.Sequential(
    nn.Tanh(),
    nn.Sequential(nn.LeakyReLU(negative_slope=1e-3), nn.ELU()),
    nn.Softmax(dim=-1),
)
print(net)
x = torch.tensor([[-2.0, 0.0, 1.0], [3.0, -0.5, 0.5]])
print(net(x))
act = nn.Softplus(beta=2)
x = torch.linspace(-2, 2, 5, requires_grad=True)
act(x).sum().backward()
print(x.grad)
for_all = [nn.Sigmoid(), nn.Mish(), nn.GLU(dim=0)]
print(for_all)
print(nn.GLU()(torch.tensor([1.0, 2.0, 3.0, -1.0])))
