# Losses as functions and as modules, with their gradients.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

p = torch.tensor([0.2, 0.7, 0.9], requires_grad=True)
t = torch.tensor([0.0, 1.0, 1.0])
for loss in (nn.MSELoss(), nn.L1Loss(), nn.SmoothL1Loss(), nn.HuberLoss(), nn.BCELoss(), nn.BCEWithLogitsLoss(),
             nn.MSELoss(reduction="sum"), nn.SmoothL1Loss(beta=0.5)):
    p.grad = None
    value = loss(p, t)
    value.backward()
    print(loss, f"{value.item():.12f}", " ".join(f"{g:.12f}" for g in p.grad.tolist()), value)
print(F.mse_loss(p, t, reduction="none"))
print(F.binary_cross_entropy(torch.tensor([0.0, 1.0]), torch.tensor([1.0, 1.0])))
logits = torch.tensor([[2.0, -1.0, 0.5], [0.1, 0.2, 3.0]], requires_grad=True)
target = torch.tensor([0, 2])
loss = nn.CrossEntropyLoss()(logits, target)
print(f"{loss.item():.12f}")
loss.backward()
print(loss)
print(logits.grad)
print(F.softmax(logits, dim=1).detach())
print(f"{F.nll_loss(F.log_softmax(logits, dim=1), target).item():.12f}")
soft = torch.tensor([[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]])
print(f"{F.cross_entropy(logits, soft).item():.12f}")
print(f"{F.cross_entropy(logits, target, reduction='sum').item():.12f}")
print(logits.argmax(dim=1).tolist(), (logits.argmax(1) == target).double().mean().item())
