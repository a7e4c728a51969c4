# Every activation module of torch.nn: how it prints, its values, its slopes.
import torch
import torch.nn as nn

torch.set_default_dtype(torch.float64)

modules = [nn.ReLU(), nn.ReLU(inplace=True), nn.ReLU6(), nn.LeakyReLU(), nn.LeakyReLU(0.2), nn.PReLU(), nn.ELU(), nn.ELU(alpha=0.5),
           nn.SELU(), nn.CELU(1.5), nn.GELU(), nn.GELU(approximate="tanh"), nn.SiLU(), nn.Mish(), nn.Softplus(),
           nn.Softplus(beta=2), nn.Sigmoid(), nn.LogSigmoid(), nn.Tanh(), nn.Softsign(), nn.Tanhshrink(),
           nn.Hardsigmoid(), nn.Hardswish(), nn.Hardtanh(), nn.Hardtanh(-2, 2), nn.Hardshrink(), nn.Softshrink(0.3),
           nn.Threshold(0.1, 20), nn.Identity(), nn.Softmax(dim=0), nn.Softmin(dim=0), nn.LogSoftmax(dim=-1)]
for m in modules:
    x = torch.tensor([-1.7, -0.2, 0.0, 0.3, 2.5], requires_grad=True)
    y = m(x.clone())
    (y * torch.arange(1.0, 6.0)).sum().backward()
    print(m)
    print(y.detach())
    print(x.grad)
