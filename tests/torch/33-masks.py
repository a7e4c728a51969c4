import torch

x = torch.linspace(-2, 2, 9)
mask = x > 0
print(mask)
print(mask.dtype, mask.shape)
print(mask.sum(), mask.sum().item(), mask.all(), mask.any(), (~mask).sum())
print(x[mask], x[~mask])
print(mask.double(), mask.double().mean())
print((x > -1) & (x < 1), (x < -1) | (x > 1))
print(torch.tensor([[True, False], [False, False]]))
print(torch.where(mask, x, torch.zeros_like(x)))
m = torch.tensor([[1.0, -2.0], [3.0, -4.0]])
print(m > 0, (m > 0).any(dim=1), (m > 0).all(dim=0), (m > 0).sum(dim=0))
print(torch.count_nonzero(m > 0), (m == m).all().item(), torch.isnan(m).any())
saturated = torch.sigmoid(10 * x) > 0.99
print(f"{saturated.sum().item()} of {len(x)} units are saturated")
print((x ** 2 == 1).sum())
print(mask.tolist(), mask[0], mask[-3:])
