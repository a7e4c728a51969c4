import torch

print(torch.tensor([[1.0, 20.0], [300.0, 4000.5]]))
print(torch.tensor([[1e-5, 1.0], [2.0, 3.0]]))
print(torch.tensor([[1.0, 2.0], [3.0, 1e9]]))
print(torch.tensor([[0.1, float('nan')], [float('inf'), -2.0]]))
print(torch.tensor([[-0.0, 0.0], [1e-300, 1e300]]))
print(torch.tensor([[1.0], [22.0], [333.0]]))
print(torch.zeros(2, 3), torch.zeros((3, 0)))
print(torch.linspace(0, 1, 24) * 1000)
print(torch.tensor(12345.678), torch.tensor(-1e-7), torch.tensor(1e15))
print(torch.ones(3, 30))
print(torch.tensor([1e8, 1.0]), torch.tensor([99999999.0, 1.0]), torch.tensor([1000.0, 1.0]))
