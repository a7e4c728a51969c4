# Shapes, parts and places, with gradients behind them.
import torch

torch.set_default_dtype(torch.float64)

x = torch.arange(6.0).requires_grad_()
m = x.view(2, 3)
print(m.shape, m.size(0), m.dim(), m.numel(), m.t().shape)
print(x.unsqueeze(0).squeeze().shape, x.view(-1, 1).shape, x.reshape(3, -1).shape)
a, b = m.chunk(2)
print(a.detach(), b.shape)
(torch.cat([a, 2 * b], dim=0) * torch.stack([x[:3], x[3:]])).sum().backward()
print(x.grad)
x.grad.zero_()
y = x.clone()
y[0] = 7.0
y[1:3] = x[3:5] * 2
y[y > 6] = 0.0
print(y.detach())
y.sum().backward()
print(x.grad)
x.grad.zero_()
torch.where(x > 2, x ** 2, -x).sum().backward()
print(x.grad)
x.grad.zero_()
(x.clamp(1, 4) + x.masked_fill(x < 2, 0.0)).sum().backward()
print(x.grad)
x.grad.zero_()
x[:3].unsqueeze(1).expand(3, 4).sum().backward()
print(x.grad)
print(torch.is_tensor(x), torch.numel(x), len(x), x[-1].item(), x[2:4].tolist())
print(x.detach().split(4), torch.unbind(m.detach())[1])
print(torch.tril(torch.ones(3, 3)), torch.triu(torch.ones(3, 3), diagonal=1))
print(x.detach().repeat(2), m.detach().sum(dim=0), m.detach().max(dim=1)[0])
print(torch.cuda.is_available(), torch.device("cuda" if torch.cuda.is_available() else "cpu"))
device = "cpu"
print(torch.ones(2).to(device), torch.zeros(2, device=device).cpu())
print(torch.Tensor([1.5, 2.0]), torch.as_tensor([0.5]), torch.from_numpy(x.detach().numpy()) * 2)
