import torch
import torch.nn.functional as F

# Fit the slope of a leaky unit by hand and keep the history.
x = torch.linspace(-2, 2, 9)
target = F.leaky_relu(x, 0.3)
slope = torch.tensor(0.0, requires_grad=True)
losses, slopes = [], []
lr = 0.25
for step in range(6):
    y = torch.where(x > 0, x, slope * x)
    loss = ((y - target) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        slope -= lr * slope.grad
    slope.grad.zero_()
    losses.append(loss.item())
    slopes.append(slope.item())
    print(f"step {step}: loss = {loss.item():.6f}, slope = {slope.item():.4f}")
print(len(losses), losses[0] > losses[-1], min(losses) == losses[-1])
print(torch.tensor(losses))
print(torch.tensor(slopes[-3:]))
print(f"mean loss {sum(losses) / len(losses):.8f}")
best = None
for i, loss in enumerate(losses):
    if best is None or loss < losses[best]:
        best = i
print("best step:", best)
