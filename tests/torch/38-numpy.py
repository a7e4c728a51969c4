import numpy as np
import torch

x = torch.linspace(-1, 1, 5, requires_grad=True)
y = torch.tanh(x)
y.sum().backward()
print(x.detach().numpy())
print(y.detach().numpy(), x.grad.numpy())
print((y.detach() > 0).numpy(), y.detach().argsort().numpy())
print(torch.tensor([[1.0, 2.5], [-3.0, 1e-3]]).numpy())
print(torch.linspace(0, 1, 1500).numpy())
print(torch.tensor([1e-5, 1.0, 2.0]).numpy(), torch.tensor([1e10, 1.0]).numpy())
print(torch.logspace(-3, 3, 7).numpy())
a = np.array([0.5, 1.0, 1.5])
print(a, 2 * a, a[1:], a.sum(), a.mean())
print(np.tanh(a), np.exp(-a), np.maximum(a, 1.0))
print(torch.linspace(0, 1, 12).numpy())
print(torch.tensor(a))
