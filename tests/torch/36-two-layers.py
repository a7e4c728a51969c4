import torch

# Two layers by hand: y = relu(x W1 + b1) W2 + b2, its gradients and one step.
x = torch.tensor([[1.0, 2.0], [-1.0, 0.5], [0.0, -1.5]])
t = torch.tensor([[1.0], [0.0], [0.5]])
W1 = torch.tensor([[0.5, -0.3, 0.8], [0.2, 0.7, -0.3]], requires_grad=True)
b1 = torch.zeros(3, requires_grad=True)
W2 = torch.tensor([[1.0], [-0.5], [0.25]], requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
params = [W1, b1, W2, b2]
h = torch.relu(x @ W1 + b1)
y = h @ W2 + b2
loss = ((y - t) ** 2).mean()
print(h)
print(y)
print(loss)
loss.backward()
for p in params:
    print(p.grad)
# the same gradients by the chain rule
dy = 2 * (y - t) / y.numel()
dW2 = h.t() @ dy
dh = dy @ W2.t() * (h > 0)
dW1 = x.t() @ dh
print(torch.allclose(dW2, W2.grad), torch.allclose(dW1, W1.grad))
print(torch.allclose(dy.sum(dim=0), b2.grad), torch.allclose(dh.sum(dim=0), b1.grad))
history = []
for step in range(3):
    loss = ((torch.relu(x.matmul(W1) + b1).matmul(W2) + b2 - t) ** 2).mean()
    for p in params:
        p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= 0.1 * p.grad
    history.append(loss.item())
    print(f"{step}: {history[-1]:.10f}")
print(W2)
