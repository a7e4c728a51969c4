# Two layers learn XOR from given weights.
import torch
import torch.nn as nn

torch.set_default_dtype(torch.float64)

X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])


class XOR(nn.Module):
    def __init__(self, act):
        super(XOR, self).__init__()
        self.hidden = nn.Linear(2, 3)
        self.act = act
        self.out = nn.Linear(3, 1)

    def forward(self, x):
        return torch.sigmoid(self.out(self.act(self.hidden(x))))


def start(net):
    with torch.no_grad():
        net.hidden.weight.copy_(torch.tensor([[0.6, -0.5], [-0.4, 0.7], [0.3, 0.9]]))
        net.hidden.bias.copy_(torch.tensor([0.1, -0.2, 0.05]))
        net.out.weight.copy_(torch.tensor([[0.8, 0.9, -0.7]]))
        net.out.bias.fill_(0.1)


for act in (nn.Sigmoid(), nn.ReLU()):
    net = XOR(act)
    start(net)
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0, momentum=0.9)
    for step in range(500):
        optimizer.zero_grad()
        loss = criterion(net(X), Y)
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            print(f"{act} {step:4d} {loss.item():.10f}")
    print(loss.item() < 0.01, (net(X) > 0.5).squeeze().tolist())
    print(net(X).detach().numpy().round(3).ravel())
