# SPDX-License-Identifier: GPL-3.0-or-later
# torch.optim, as far as small networks need it.
def torch_optim():
    class Optimizer:
        def zero_grad(self, set_to_none=True):
            for p in self.params:
                p.grad = None

    class SGD(Optimizer):
        def __init__(self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False):
            self.params = list(params)
            self.lr = lr
            self.momentum = momentum
            self.dampening = dampening
            self.weight_decay = weight_decay
            self.nesterov = nesterov
            self.velocity = [None for p in self.params]
            self.param_groups = [{"params": self.params, "lr": lr}]

        def step(self):
            lr = self.param_groups[0]["lr"]
            with torch.no_grad():
                for i, p in enumerate(self.params):
                    if p.grad is None:
                        continue
                    g = p.grad
                    if self.weight_decay:
                        g = g + self.weight_decay*p
                    if self.momentum:
                        v = self.velocity[i]
                        v = g.clone() if v is None else self.momentum*v + (1 - self.dampening)*g
                        self.velocity[i] = v
                        g = g + self.momentum*v if self.nesterov else v
                    p -= lr*g

    return {"SGD": SGD, "Optimizer": Optimizer}
