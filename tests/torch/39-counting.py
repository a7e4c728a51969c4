import torch
import torch.nn.functional as F

# Which class wins, how often, and the loss of a batch.
logits = torch.tensor([[2.0, -1.0, 0.5], [0.1, 0.2, 0.3], [-1.0, 3.0, 1.0], [0.0, 0.0, -2.0]])
target = torch.tensor([0.0, 1.0, 1.0, 0.0])
p = F.softmax(logits, dim=1)
print(p)
print(p.max(dim=1))
pred = p.argmax(dim=1)
print(pred, pred.dtype, pred.shape, pred[2], pred.tolist())
correct = (pred == target).sum()
print(correct, f"accuracy {correct.item() / len(target):.2%}")
print(pred + 1, pred * 2, pred.max(), pred.sum(), pred.double().mean())
confidence, winner = p.max(1)
for i, (c, w) in enumerate(zip(confidence, winner)):
    print(i, w.item(), f"{c.item():.4f}")
entropy = -(p * p.log()).sum(dim=1)
order = entropy.argsort(descending=True)
print(entropy[order], order)
print((p > 0.5).sum(dim=0), (p > 0.5).any(dim=1), torch.unique(pred))
