# Why deep sigmoid networks learn slowly: the gradient at each layer.
import torch
import torch.nn as nn

torch.set_default_dtype(torch.float64)


def deep(act, depth=6, width=5):
    torch.manual_seed(7)
    layers = []
    for _ in range(depth):
        linear = nn.Linear(width, width)
        nn.init.xavier_normal_(linear.weight)
        layers += [linear, act()]
    return nn.Sequential(*layers, nn.Linear(width, 1))


x = torch.linspace(-1, 1, 20).view(4, 5)
for act in (nn.Sigmoid, nn.Tanh, nn.ReLU, nn.SELU):
    net = deep(act)
    net(x).pow(2).mean().backward()
    norms = [m.weight.grad.norm().item() for m in net.children() if isinstance(m, nn.Linear)]
    print(act.__name__, " ".join(f"{n:.3e}" for n in norms))
    dead = 0
    h = x
    for layer in net.children():
        h = layer(h)
        if isinstance(layer, nn.ReLU):
            dead += int((h == 0).sum())
    print(dead, f"{h.mean().item():.8f}")
