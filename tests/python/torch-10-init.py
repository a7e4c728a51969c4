# Weights after manual_seed, and the ways to begin.
import math
import torch
import torch.nn as nn

torch.set_default_dtype(torch.float64)

torch.manual_seed(0)
layer = nn.Linear(3, 4)
print(layer.weight)
print(layer.bias)
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
print(net[0].weight.data, net[2].bias.data)
print(torch.rand(3), torch.randn(2, 2))
w = torch.empty(3, 5)
for name in ["uniform_", "normal_", "xavier_uniform_", "xavier_normal_", "kaiming_uniform_", "kaiming_normal_"]:
    torch.manual_seed(2)
    getattr(nn.init, name)(w)
    print(name, f"{w.mean().item():.12f} {w.std().item():.12f}")
nn.init.kaiming_uniform_(w, a=math.sqrt(5))
print(w)
nn.init.kaiming_normal_(w, mode="fan_out", nonlinearity="relu")
print(w)
nn.init.uniform_(w, -0.1, 0.1)
print(w.abs().max() < 0.1)
for name in ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]:
    print(name, nn.init.calculate_gain(name))
print(nn.init.calculate_gain("leaky_relu", 0.3))
torch.manual_seed(3)
print(torch.normal(0.0, 2.0, size=(3,)), torch.normal(torch.zeros(2), torch.ones(2)))
print(torch.bernoulli(torch.full((6,), 0.3)))
print(nn.functional.dropout(torch.ones(8), 0.25))
print(torch.rand_like(torch.zeros(2)), torch.empty(2).uniform_(3, 4), torch.zeros(2).normal_(1, 0.1))
