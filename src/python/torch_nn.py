# SPDX-License-Identifier: GPL-3.0-or-later
# Classes of torch.nn, as far as small networks need them.
def torch_nn():
    class Module:
        def __init__(self):
            self.training = True

        def __call__(self, *args, **kwargs):
            return self.forward(*args, **kwargs)

        def forward(self, *args):
            raise NotImplementedError('Module [' + type(self).__name__ + '] is missing the required "forward" function')

        def children(self):
            return [v for v in self.__dict__.values() if isinstance(v, Module)]

        def modules(self):
            found = [self]
            for child in self.children():
                found += child.modules()
            return found

        def named_parameters(self, prefix=""):
            found = []
            for name, v in self.__dict__.items():
                if isinstance(v, torch.Tensor) and v.requires_grad:
                    found.append((prefix + name, v))
                elif isinstance(v, Module) and hasattr(v, "named_parameters"):
                    found += v.named_parameters(prefix + name + ".")
            return found

        def parameters(self):
            return [p for name, p in self.named_parameters()]

        def state_dict(self):
            return {name: p.detach() for name, p in self.named_parameters()}

        def register_buffer(self, name, tensor, persistent=True):
            setattr(self, name, tensor)

        def register_parameter(self, name, param):
            setattr(self, name, param)

        def add_module(self, name, module):
            setattr(self, name, module)

        def zero_grad(self, set_to_none=True):
            for p in self.parameters():
                p.grad = None

        def requires_grad_(self, requires_grad=True):
            for p in self.parameters():
                p.requires_grad = requires_grad
            return self

        def apply(self, fn):
            for child in self.children():
                if hasattr(child, "apply"):
                    child.apply(fn)
            fn(self)
            return self

        def train(self, mode=True):
            self.training = mode
            return self

        def eval(self):
            return self.train(False)

        def to(self, *args, **kwargs):
            return self

        def cpu(self):
            return self

        def double(self):
            return self

        def float(self):
            return self

        def extra_repr(self):
            return ""

        def __repr__(self):
            lines = []
            for name, v in self.__dict__.items():
                if isinstance(v, Module):
                    lines.append("(" + name + "): " + repr(v).replace("\n", "\n  "))
            extra = self.extra_repr()
            head = type(self).__name__ + "("
            if not lines:
                return head + extra + ")"
            return head + extra + "\n  " + "\n  ".join(lines) + "\n)"

    def Parameter(data, requires_grad=True):
        p = data.detach().clone()
        p.requires_grad = requires_grad
        return p

    def uniform(shape, bound):
        return Parameter((2*torch.rand(*shape) - 1)*bound)

    class Linear(Module):
        def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
            super().__init__()
            self.in_features = int(in_features)
            self.out_features = int(out_features)
            bound = 1/in_features**0.5
            self.weight = uniform((out_features, in_features), bound)
            self.bias = uniform((out_features,), bound) if bias else None

        def forward(self, x):
            y = x @ self.weight.t()
            return y if self.bias is None else y + self.bias

        def extra_repr(self):
            return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"

    class Sequential(Module):
        def __init__(self, *layers):
            super().__init__()
            if len(layers) == 1 and isinstance(layers[0], dict):
                for name, layer in layers[0].items():
                    setattr(self, name, layer)
                layers = tuple(layers[0].values())
            else:
                for i, layer in enumerate(layers):
                    setattr(self, str(i), layer)
            self._layers = list(layers)

        def forward(self, x):
            for layer in self._layers:
                x = layer(x)
            return x

        def append(self, layer):
            setattr(self, str(len(self._layers)), layer)
            self._layers.append(layer)
            return self

        def __getitem__(self, i):
            return self._layers[i]

        def __len__(self):
            return len(self._layers)

    class ModuleList(Module):
        def __init__(self, modules=()):
            super().__init__()
            self._layers = []
            for m in modules:
                self.append(m)

        def append(self, layer):
            setattr(self, str(len(self._layers)), layer)
            self._layers.append(layer)
            return self

        def __getitem__(self, i):
            return self._layers[i]

        def __len__(self):
            return len(self._layers)

    class Flatten(Module):
        def forward(self, x):
            return x

    class Loss(Module):
        def __init__(self, reduction="mean"):
            super().__init__()
            self.reduction = reduction

        def forward(self, input, target):
            losses = self.losses(input, target)
            if self.reduction == "none":
                return losses
            return losses.sum() if self.reduction == "sum" else losses.mean()

    class MSELoss(Loss):
        def losses(self, input, target):
            return (input - target)**2

    class L1Loss(Loss):
        def losses(self, input, target):
            return (input - target).abs()

    class BCELoss(Loss):
        def losses(self, input, target):
            return -(target*input.log().clamp(min=-100) + (1 - target)*(1 - input).log().clamp(min=-100))

    class BCEWithLogitsLoss(Loss):
        def losses(self, input, target):
            return torch.nn.functional.softplus(input) - target*input

    return {"Module": Module, "Parameter": Parameter, "Linear": Linear, "Flatten": Flatten,
            "Sequential": Sequential, "ModuleList": ModuleList, "MSELoss": MSELoss,
            "L1Loss": L1Loss, "BCELoss": BCELoss, "BCEWithLogitsLoss": BCEWithLogitsLoss}
