import torch
import torch.nn.functional as F

x = torch.tensor([0.5, 1.0, 2.0], requires_grad=True)
m = torch.tensor([[0.5, 1.0], [2.0, 3.0]], requires_grad=True)
print(x, m)
print(x + 1, x - 1, 1 - x, 2 * x, x / 2, 1 / x, -x)
print(x ** 2, 2 ** x, x ** x, x * x, x / x)
print(x[0], x[1:], m[0], m[:, 1])
print(x.sum(), m.sum(dim=0), x.mean(), m.mean(dim=1), x.prod(), x.max(), x.min())
print(x.exp(), x.log(), x.sqrt(), x.sin(), x.tanh(), x.sigmoid(), x.log1p(), x.abs())
print(torch.softmax(x, dim=0), torch.logsumexp(x, dim=0))
print(F.leaky_relu(x), F.elu(x), F.silu(x), F.gelu(x), F.softplus(x), F.logsigmoid(x))
print(F.relu6(x), F.selu(x), F.softsign(x), F.hardswish(x))
print(x.clamp(0, 1), torch.where(x > 1, x, 2 * x), torch.maximum(x, 2 - x))
print(torch.linspace(0, 1, 9, requires_grad=True))
print(m * 1000.5)
print((x > 1), x.detach(), (x + 1).detach(), x.shape, m.size(), m.size(1), m.dim(), x.numel())
print(x.dtype, (x > 1).dtype, x.device, m.ndim, x.tolist(), m.tolist())
