# How modules print, and what they are made of.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


class Block(nn.Module):
    def __init__(self, width, act):
        super(Block, self).__init__()
        self.act = act
        self.fc = nn.Linear(width, width)

    def forward(self, x):
        return x + self.act(self.fc(x))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, 4)
        self.blocks = nn.ModuleList([Block(4, nn.ReLU()), Block(4, nn.LeakyReLU(0.1))])
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(4, 1, bias=False), nn.Sigmoid())
        self.scale = nn.Parameter(torch.tensor(0.5))
        self.register_buffer("mean", torch.zeros(2))
        self.history = []

    def forward(self, x):
        x = F.gelu(self.first(x - self.mean))
        for i in range(len(self.blocks)):
            x = self.blocks[i](x)
        return self.scale * self.head(x)


net = Net()
print(net)
for name, p in net.named_parameters():
    print(name, tuple(p.shape), p.requires_grad)
print([name for name, child in net.named_children()])
print([name for name, module in net.named_modules()])
print(list(net.state_dict().keys()))
print(sum(p.numel() for p in net.parameters()))
print(net.scale)
print(isinstance(net.scale, nn.Parameter), isinstance(net.blocks[0].act, nn.ReLU), isinstance(net.head, nn.Module))
print(type(net.first).__name__, net.head[0].p, len(net.head), net.head[-1])
net.eval()
print(net.training, net.head[0].training, net(torch.zeros(3, 2)).shape)
net.train()
print(net.training, net.head[0].training)
net.head[1].weight.data.fill_(0.25)
print(net.head[1].weight)
net.head[1].weight.requires_grad = False
print(len([p for p in net.parameters() if p.requires_grad]))


def initialise(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.1)
        if m.bias is not None:
            nn.init.zeros_(m.bias)


net.apply(initialise)
net.eval()
print(net(torch.tensor([[1.0, 2.0]])))
