# An old tutorial: Variable, numpy, a table of four activations.
import numpy as np
import torch
import torch.nn.functional as F
from torch.autograd import Variable

torch.set_default_dtype(torch.float64)

x = Variable(torch.linspace(-5, 5, 11))
x_np = x.data.numpy()
table = {
    "relu": F.relu(x).data.numpy(),
    "sigmoid": torch.sigmoid(x).data.numpy(),
    "tanh": torch.tanh(x).data.numpy(),
    "softplus": F.softplus(x).data.numpy(),
}
for name, y in table.items():
    print("%-9s" % name, " ".join("%7.4f" % v for v in y))
v = Variable(torch.tensor([2.0, -1.0]), requires_grad=True)
out = torch.mean(v * v)
out.backward()
print(v.grad, v.data, v.data.numpy())
print(np.allclose(table["tanh"], np.tanh(x_np)))
