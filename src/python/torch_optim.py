# SPDX-License-Identifier: GPL-3.0-or-later
# torch.optim, as far as small networks need it.
def torch_optim():
    class Optimizer:
        def __init__(self, params, defaults):
            params = [params] if isinstance(params, torch.Tensor) else list(params)
            if not params:
                raise ValueError("optimizer got an empty parameter list")
            groups = params if isinstance(params[0], dict) else [{"params": params}]
            self.param_groups = [{**defaults, **group, "params": list(group["params"])} for group in groups]
            self.defaults = defaults
            self.state = [[None for p in group["params"]] for group in self.param_groups]

        def zero_grad(self, set_to_none=False):
            for group in self.param_groups:
                for p in group["params"]:
                    if set_to_none:
                        p.grad = None
                    elif p.grad is not None:
                        p.grad.zero_()

        def step(self, closure=None):
            loss = None if closure is None else closure()
            with torch.no_grad():
                for group, states in zip(self.param_groups, self.state):
                    for i, p in enumerate(group["params"]):
                        if p.grad is not None:
                            states[i] = self.update(p, p.grad, group, states[i])
            return loss

        def state_dict(self):
            return {"state": self.state, "param_groups": self.param_groups}

        def __repr__(self):
            lines = [type(self).__name__ + " ("]
            for i, group in enumerate(self.param_groups):
                lines.append(f"Parameter Group {i}")
                for name in sorted(group):
                    if name != "params":
                        lines.append(f"    {name}: {group[name]}")
            return "\n".join(lines) + "\n)"

    class SGD(Optimizer):
        def __init__(self, params, lr, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
                     foreach=None, differentiable=False):
            if lr < 0.0:
                raise ValueError(f"Invalid learning rate: {lr}")
            if momentum < 0.0:
                raise ValueError(f"Invalid momentum value: {momentum}")
            if nesterov and (momentum <= 0 or dampening != 0):
                raise ValueError("Nesterov momentum requires a momentum and zero dampening")
            super().__init__(params, {"lr": lr, "momentum": momentum, "dampening": dampening, "weight_decay": weight_decay,
                                      "nesterov": nesterov, "maximize": maximize, "foreach": foreach, "differentiable": differentiable})

        def update(self, p, g, group, velocity):
            momentum = group["momentum"]
            if group["weight_decay"]:
                g = g + group["weight_decay"]*p
            if momentum:
                velocity = g.clone() if velocity is None else momentum*velocity + (1 - group["dampening"])*g
                g = g + momentum*velocity if group["nesterov"] else velocity
            if group["maximize"]:
                g = -g
            p -= group["lr"]*g
            return velocity

    class Adam(Optimizer):
        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *, foreach=None,
                     maximize=False, capturable=False, differentiable=False, fused=False):
            if amsgrad:
                raise NotImplementedError("nabla has Adam without amsgrad")
            if lr < 0.0:
                raise ValueError(f"Invalid learning rate: {lr}")
            super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "amsgrad": amsgrad,
                                      "maximize": maximize, "foreach": foreach, "capturable": capturable,
                                      "differentiable": differentiable, "fused": fused})

        def decayed(self, p, g, group):
            return g + group["weight_decay"]*p if group["weight_decay"] else g

        def update(self, p, g, group, state):
            n, m, v = (0, torch.zeros_like(p), torch.zeros_like(p)) if state is None else state
            b1, b2 = group["betas"]
            g = self.decayed(p, -g if group["maximize"] else g, group)
            n = n + 1
            m = b1*m + (1 - b1)*g
            v = b2*v + (1 - b2)*(g*g)
            size = group["lr"]/(1 - b1**n)
            p -= size*(m/(v.sqrt()/(1 - b2**n)**0.5 + group["eps"]))
            return n, m, v

    class AdamW(Adam):
        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False):
            super().__init__(params, lr, betas, eps, weight_decay, amsgrad)

        def decayed(self, p, g, group):
            p *= 1 - group["lr"]*group["weight_decay"]
            return g

    def refused(name):
        def refuse(*args, **kwargs):
            raise NotImplementedError(f"nabla has no {name}: SGD and Adam are there")
        return refuse

    names = {"SGD": SGD, "Adam": Adam, "AdamW": AdamW, "Optimizer": Optimizer}
    for name in ["Adadelta", "Adagrad", "Adamax", "ASGD", "LBFGS", "NAdam", "RAdam", "RMSprop", "Rprop", "SparseAdam"]:
        names[name] = refused(name)
    return names
