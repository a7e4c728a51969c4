# A small network learns sin with Adam, another with plain descent.
import math
import torch
from torch import nn, optim

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
x = torch.linspace(-math.pi, math.pi, 40).unsqueeze(1)
y = torch.sin(x)
for act in (nn.Tanh(), nn.ReLU()):
    net = nn.Sequential(nn.Linear(1, 8), act, nn.Linear(8, 1))
    optimizer = optim.Adam(net.parameters(), lr=0.02)
    loss_fn = nn.MSELoss()
    losses = []
    for epoch in range(300):
        loss = loss_fn(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if epoch % 100 == 0:
            print(epoch, f"{loss.item():.8f}")
    print(f"{losses[-1]:.8f}", losses[-1] < losses[0])
net = nn.Sequential(nn.Linear(1, 6), nn.Sigmoid(), nn.Linear(6, 1))
for step in range(200):
    loss = ((net(x) - y) ** 2).mean()
    net.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= 0.1 * p.grad
print(f"{loss.item():.10f}")
