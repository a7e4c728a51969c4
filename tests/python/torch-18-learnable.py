# Activations with parameters that learn: PReLU, Swish with beta, a mixture.
import torch
import torch.nn as nn

torch.set_default_dtype(torch.float64)


class Swish(nn.Module):
    def __init__(self, beta=1.0):
        super().__init__()
        self.beta = nn.Parameter(torch.tensor(beta))

    def forward(self, x):
        return x * torch.sigmoid(self.beta * x)

    def extra_repr(self):
        return f"beta={self.beta.item():.2f}"


class Mixture(nn.Module):
    def __init__(self, parts):
        super().__init__()
        self.parts = nn.ModuleList(parts)
        self.weights = nn.ParameterList([nn.Parameter(torch.tensor(1.0 / len(parts))) for _ in parts])

    def forward(self, x):
        total = 0
        for i in range(len(self.parts)):
            total = total + self.weights[i] * self.parts[i](x)
        return total


mixture = Mixture([Swish(2.0), nn.PReLU(), nn.Tanh()])
print(mixture)
x = torch.linspace(-2, 2, 21)
target = torch.where(x > 0, x, 0.3 * x)
optimizer = torch.optim.SGD(mixture.parameters(), lr=0.1, momentum=0.9)
for epoch in range(60):
    optimizer.zero_grad()
    loss = ((mixture(x) - target) ** 2).mean()
    loss.backward()
    if epoch % 20 == 0:
        print(epoch, f"{loss.item():.10f}", f"{mixture.parts[0].beta.grad.item():.10f}")
    optimizer.step()
for name, p in mixture.named_parameters():
    print(name, f"{p.sum().item():.8f}")
torch.manual_seed(0)
saved = {name: p.detach().clone() for name, p in mixture.named_parameters()}
fresh = Mixture([Swish(), nn.PReLU(), nn.Tanh()])
print(fresh.load_state_dict(mixture.state_dict()))
print(torch.equal(fresh(x), mixture(x)), torch.allclose(saved["parts.0.beta"], fresh.parts[0].beta))
print(mixture.state_dict()["parts.1.weight"])
