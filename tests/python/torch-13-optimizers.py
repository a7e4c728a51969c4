# SGD with all that it has, Adam, groups of parameters.
import torch

torch.set_default_dtype(torch.float64)


def run(make, steps=6):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    b = torch.tensor(0.5, requires_grad=True)
    optimizer = make([w, b])
    for i in range(steps):
        optimizer.zero_grad()
        loss = (w ** 4).sum() + (b - w[0]) ** 2
        loss.backward()
        optimizer.step()
    print(" ".join(f"{v:.12f}" for v in w.tolist()), f"{b.item():.12f}")


run(lambda p: torch.optim.SGD(p, lr=0.01))
run(lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9))
run(lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True))
run(lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.5, dampening=0.2))
run(lambda p: torch.optim.SGD(p, lr=0.01, weight_decay=0.1))
run(lambda p: torch.optim.Adam(p, lr=0.1))
run(lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.01))
run(lambda p: torch.optim.AdamW(p, lr=0.1))
run(lambda p: torch.optim.SGD([{"params": p[:1]}, {"params": p[1:], "lr": 0.2}], lr=0.01))
w = torch.tensor([1.0], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
print(optimizer)
for group in optimizer.param_groups:
    group["lr"] = 0.5
(w * 3).sum().backward()
optimizer.step()
print(w, optimizer.param_groups[0]["lr"])
for bad in (dict(lr=-1.0), dict(lr=0.1, momentum=-1), dict(lr=0.1, nesterov=True)):
    try:
        torch.optim.SGD([w], **bad)
    except ValueError as error:
        print(error)
