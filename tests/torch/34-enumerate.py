import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.tensor([-2.0, -0.5, 0.0, 0.5, 2.0])
activations = [("relu", torch.relu), ("tanh", torch.tanh), ("gelu", F.gelu), ("elu", nn.ELU(alpha=0.5))]
for i, (name, f) in enumerate(activations):
    print(f"{i}. {name:<6}", f(x))
names = [name for name, _ in activations]
print(names)
width = 9
digits = 3
header = ""
for name in names:
    header += f"{name:>{width}}"
print(header)
for value in x:
    row = ""
    for name, f in activations:
        row += f"{f(value).item():{width}.{digits}f}"
    print(row)
for name, out in zip(names, [f(x).sum() for name, f in activations]):
    print(name, round(out.item() + 0.125, 4), sep=": ")
print("first", "second", sep=" | ", end=" <\n")
for k, rate in enumerate([0.1, 0.01], start=1):
    print(k, rate, end="; ")
print()
