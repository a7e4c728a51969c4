import torch
import torch.nn.functional as F

m = torch.tensor([[1.0, 2.0, 3.0], [1000.0, 1001.0, 1002.0], [-1.0, 0.0, 1e-3]])
print(F.softmax(m, dim=1))
print(F.softmax(m, dim=0))
print(F.log_softmax(m, dim=1))
print(F.softmin(m, dim=1))
print(torch.logsumexp(m, dim=1))
x = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)
p = F.softmax(x, dim=0)
print(p)
p[2].backward()
print(x.grad)
x.grad = None
loss = -F.log_softmax(x, dim=0)[1]
loss.backward()
print(loss, x.grad)
