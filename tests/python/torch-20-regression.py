# Linear regression by hand, with autograd, and with modules: the same numbers.
import torch
import torch.nn as nn

torch.set_default_dtype(torch.float64)

x = torch.linspace(0, 1, 12)
y = 2 * x - 0.5 + 0.05 * torch.cos(20 * x)

w = b = 0.0
for i in range(100):
    error = w * x + b - y
    w -= 0.3 * (2 * (error * x).mean()).item()
    b -= 0.3 * (2 * error.mean()).item()
print(f"{w:.10f} {b:.10f}")

w = torch.zeros(1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for i in range(100):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.3 * w.grad
        b -= 0.3 * b.grad
        w.grad.zero_()
        b.grad.zero_()
print(f"{w.item():.10f} {b.item():.10f} {loss.item():.12f}")
print(w, b)

model = nn.Linear(1, 1)
nn.init.zeros_(model.weight)
nn.init.zeros_(model.bias)
optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
for i in range(100):
    optimizer.zero_grad()
    output = model(x.view(-1, 1))
    loss = nn.functional.mse_loss(output, y.unsqueeze(1))
    loss.backward()
    optimizer.step()
print(f"{model.weight.item():.10f} {model.bias.item():.10f} {loss.item():.12f}")
print(model.state_dict())
print(output[:2])
