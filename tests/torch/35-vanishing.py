import torch

# How the gradient shrinks on its way back through the layers.
depth = 6
for name, act in [("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("relu", torch.relu)]:
    h = torch.tensor([0.5, 1.0, 2.0], requires_grad=True)
    x = h
    hidden = []
    for layer in range(depth):
        h = act(1.2 * h)
        h.retain_grad()
        hidden.append(h)
    h.sum().backward()
    norms = [g.grad.norm().item() for g in hidden]
    print(f"{name:8s}", end="")
    for n in norms:
        print(f"{n:10.6f}", end="")
    print()
    print(x.grad)
w = torch.full((3,), 0.9, requires_grad=True)
out = torch.ones(3)
for _ in range(20):
    out = torch.tanh(w * out)
out.sum().backward()
print(out)
print(w.grad, w.grad.abs().max() < 10)
