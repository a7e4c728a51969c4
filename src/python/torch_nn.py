# SPDX-License-Identifier: GPL-3.0-or-later
# Classes of torch.nn: modules, layers, activations, losses.
def torch_nn():
    F = torch.nn.functional
    init = torch.nn.init
    Parameter = type(_Parameter(torch.zeros(1)))

    class Hook:
        def __init__(self, hooks, function):
            self.hooks, self.function = hooks, function
            hooks.append(self)

        def remove(self):
            if self in self.hooks:
                self.hooks.remove(self)

    class Module:
        def __init__(self):
            d = self.__dict__
            d["training"] = True
            d["_buffers"] = {}

        def __setattr__(self, name, value):
            d = self.__dict__
            if "_buffers" not in d:
                if isinstance(value, Parameter):
                    raise AttributeError("cannot assign parameters before Module.__init__() call")
                if isinstance(value, Module):
                    raise AttributeError("cannot assign module before Module.__init__() call")
            elif isinstance(d.get(name), Parameter) and value is not None and not isinstance(value, Parameter):
                raise TypeError(f"cannot assign '{'torch.DoubleTensor' if isinstance(value, torch.Tensor) else type(value).__name__}' as parameter '{name}' (torch.nn.Parameter or None expected)")
            d[name] = value

        def __call__(self, *args, **kwargs):
            output = self.forward(*args, **kwargs)
            for hook in list(self.__dict__.get("_forward_hooks", ())):
                changed = hook.function(self, args, output)
                output = output if changed is None else changed
            return output

        def forward(self, *args):
            raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

        def named_children(self):
            seen, found = [], []
            for name, v in self.__dict__.items():
                if isinstance(v, Module) and not any(v is other for other in seen):
                    seen.append(v)
                    found.append((name, v))
            return found

        def children(self):
            return [child for name, child in self.named_children()]

        def named_modules(self, memo=None, prefix="", remove_duplicate=True):
            memo = [] if memo is None else memo
            if any(self is other for other in memo):
                return []
            memo.append(self)
            found = [(prefix, self)]
            for name, child in self.named_children():
                found += child.named_modules(memo, prefix + "." + name if prefix else name)
            return found

        def modules(self):
            return [module for name, module in self.named_modules()]

        def named_parameters(self, prefix="", recurse=True):
            seen, found = [], []
            for path, module in self.named_modules(None, prefix) if recurse else [(prefix, self)]:
                for name, p in module.__dict__.items():
                    if isinstance(p, Parameter) and not any(p is other for other in seen):
                        seen.append(p)
                        found.append((path + "." + name if path else name, p))
            return found

        def parameters(self, recurse=True):
            return [p for name, p in self.named_parameters("", recurse)]

        def named_buffers(self, prefix="", recurse=True):
            found = []
            for path, module in self.named_modules(None, prefix):
                for name in module._buffers:
                    if getattr(module, name) is not None:
                        found.append((path + "." + name if path else name, getattr(module, name)))
            return found

        def buffers(self):
            return [b for name, b in self.named_buffers()]

        def state_dict(self):
            state = StateDict()
            for path, module in self.named_modules():
                path = path + "." if path else ""
                for name, v in module.__dict__.items():
                    if isinstance(v, Parameter):
                        state[path + name] = v.detach()
                for name, kept in module._buffers.items():
                    if kept and getattr(module, name) is not None:
                        state[path + name] = getattr(module, name).detach()
            return state

        def load_state_dict(self, state_dict, strict=True):
            own = dict(self.named_parameters())
            kept = dict(own)
            kept.update(self.named_buffers())
            errors = []
            unknown = [k for k in state_dict.keys() if k not in kept]
            missing = [k for k in kept.keys() if k not in state_dict]
            if strict and unknown:
                errors.append("Unexpected key(s) in state_dict: " + ", ".join(f'"{k}"' for k in unknown) + ". ")
            if strict and missing:
                errors.append("Missing key(s) in state_dict: " + ", ".join(f'"{k}"' for k in missing) + ". ")
            for name, p in kept.items():
                if name in state_dict and tuple(state_dict[name].shape) != tuple(p.shape):
                    errors.append(f"size mismatch for {name}: copying a param with shape {state_dict[name].shape} from checkpoint, the shape in current model is {p.shape}.")
            if errors:
                raise RuntimeError("Error(s) in loading state_dict for " + type(self).__name__ + ":\n\t" + "\n\t".join(errors))
            with torch.no_grad():
                for name, p in kept.items():
                    if name in state_dict:
                        p.copy_(state_dict[name])
            return Loaded()

        def register_buffer(self, name, tensor, persistent=True):
            self._buffers[name] = persistent
            self.__dict__[name] = tensor

        def register_parameter(self, name, param):
            setattr(self, name, param)

        def add_module(self, name, module):
            self.__dict__[name] = module

        def register_module(self, name, module):
            self.__dict__[name] = module

        def get_submodule(self, target):
            module = self
            for name in target.split(".") if target else []:
                module = getattr(module, name)
            return module

        def get_parameter(self, target):
            return dict(self.named_parameters())[target]

        def register_forward_hook(self, hook):
            return Hook(self.__dict__.setdefault("_forward_hooks", []), hook)

        def register_forward_pre_hook(self, hook):
            raise NotImplementedError("nabla calls hooks after forward alone: register_forward_hook")

        def register_full_backward_hook(self, hook):
            raise NotImplementedError("nabla has no hooks of gradients: retain_grad() keeps that of a result")

        def zero_grad(self, set_to_none=False):
            for p in self.parameters():
                if set_to_none:
                    p.grad = None
                elif p.grad is not None:
                    p.grad.zero_()

        def requires_grad_(self, requires_grad=True):
            for p in self.parameters():
                p.requires_grad_(requires_grad)
            return self

        def apply(self, fn):
            for child in self.children():
                child.apply(fn)
            fn(self)
            return self

        def train(self, mode=True):
            self.training = mode
            for child in self.children():
                child.train(mode)
            return self

        def eval(self):
            return self.train(False)

        def to(self, *args, **kwargs):
            return self

        def cpu(self):
            return self

        def cuda(self, device=None):
            return self

        def double(self):
            return self

        def float(self):
            return self

        def _get_name(self):
            return type(self).__name__

        def extra_repr(self):
            return ""

        def __repr__(self):
            extra = self.extra_repr()
            lines = [line for line in extra.split("\n") if extra]
            single = len(lines) == 1
            for name, v in self.__dict__.items():
                if isinstance(v, Module):
                    single = False
                    lines.append("(" + name + "): " + repr(v).replace("\n", "\n  "))
            head = self._get_name() + "("
            if not lines or single:
                return head + extra + ")"
            return head + "\n  " + "\n  ".join(lines) + "\n)"

    class StateDict:
        def __init__(self):
            self.entries = {}

        def keys(self):
            return self.entries.keys()

        def values(self):
            return self.entries.values()

        def items(self):
            return self.entries.items()

        def get(self, key, default=None):
            return self.entries.get(key, default)

        def __getitem__(self, key):
            return self.entries[key]

        def __setitem__(self, key, value):
            self.entries[key] = value

        def __contains__(self, key):
            return key in self.entries

        def __iter__(self):
            return iter(self.entries)

        def __len__(self):
            return len(self.entries)

        def __repr__(self):
            return "OrderedDict(" + repr(list(self.items())) + ")"

    class Loaded:
        missing_keys, unexpected_keys = [], []

        def __repr__(self):
            return "<All keys matched successfully>"

    class Linear(Module):
        def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
            super().__init__()
            self.in_features = in_features
            self.out_features = out_features
            self.weight = Parameter(torch.empty(out_features, in_features))
            self.bias = Parameter(torch.empty(out_features)) if bias else None
            self.reset_parameters()

        def reset_parameters(self):
            init.kaiming_uniform_(self.weight, 5**0.5)
            if self.bias is not None:
                bound = 1/self.in_features**0.5
                init.uniform_(self.bias, -bound, bound)

        def forward(self, input):
            return F.linear(input, self.weight, self.bias)

        def extra_repr(self):
            return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"

    class Bilinear(Module):
        def __init__(self, in1_features, in2_features, out_features, bias=True):
            raise NotImplementedError("nn.Bilinear needs tensors of three dimensions; nabla has two")

    class Identity(Module):
        def __init__(self, *args, **kwargs):
            super().__init__()

        def forward(self, input):
            return input

    class Flatten(Module):
        def __init__(self, start_dim=1, end_dim=-1):
            super().__init__()
            self.start_dim, self.end_dim = start_dim, end_dim

        def forward(self, input):
            return input

        def extra_repr(self):
            return f"start_dim={self.start_dim}, end_dim={self.end_dim}"

    class Dropout(Module):
        def __init__(self, p=0.5, inplace=False):
            super().__init__()
            if p < 0 or p > 1:
                raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
            self.p, self.inplace = p, inplace

        def forward(self, input):
            return F.dropout(input, self.p, self.training)

        def extra_repr(self):
            return f"p={self.p}, inplace={self.inplace}"

    class Several(Module):
        def _fill(self, modules):
            for i, module in enumerate(modules):
                self.__dict__[str(i)] = module

        def _all(self):
            return [v for v in self.__dict__.values() if isinstance(v, Module)]

        def __len__(self):
            return len(self._all())

        def __iter__(self):
            return iter(self._all())

        def __getitem__(self, i):
            if not isinstance(i, int):
                part = type(self)()
                part._fill(self._all()[i])
                return part
            if not -len(self) <= i < len(self):
                raise IndexError(f"index {i} is out of range")
            return self._all()[i]

        def __setitem__(self, i, module):
            self.__dict__[str(i % len(self))] = module

        def append(self, module):
            self.__dict__[str(len(self))] = module
            return self

        def extend(self, modules):
            for module in modules:
                self.append(module)
            return self

    class Sequential(Several):
        def __init__(self, *layers):
            super().__init__()
            if len(layers) == 1 and isinstance(layers[0], dict):
                for name, layer in layers[0].items():
                    self.add_module(name, layer)
                return
            for layer in layers:
                if not isinstance(layer, Module):
                    raise TypeError(f"{type(layer).__name__} is not a Module subclass")
            self._fill(layers)

        def forward(self, input):
            for layer in self._all():
                input = layer(input)
            return input

    class ModuleList(Several):
        def __init__(self, modules=None):
            super().__init__()
            self._fill([] if modules is None else modules)

    class ModuleDict(Module):
        def __init__(self, modules=None):
            super().__init__()
            for name, module in ({} if modules is None else modules).items():
                self.add_module(name, module)

        def items(self):
            return self.named_children()

        def keys(self):
            return [name for name, child in self.named_children()]

        def values(self):
            return self.children()

        def __getitem__(self, key):
            return self.__dict__[key]

        def __setitem__(self, key, module):
            self.__dict__[key] = module

        def __len__(self):
            return len(self.children())

        def __iter__(self):
            return iter(self.keys())

        def __contains__(self, key):
            return key in self.keys()

    class ParameterList(Module):
        def __init__(self, values=None):
            super().__init__()
            self.extend([] if values is None else values)

        def _all(self):
            return [v for v in self.__dict__.values() if isinstance(v, Parameter)]

        def append(self, value):
            self.__dict__[str(len(self))] = value if isinstance(value, Parameter) else Parameter(value)
            return self

        def extend(self, values):
            for value in values:
                self.append(value)
            return self

        def __len__(self):
            return len(self._all())

        def __iter__(self):
            return iter(self._all())

        def __getitem__(self, i):
            return self._all()[i]

        def extra_repr(self):
            lines = []
            for i, p in enumerate(self._all()):
                lines.append(f"({i}): Parameter containing: [torch.float64 of size {'x'.join(str(n) for n in p.shape)}]")
            return "\n".join(lines)

        def __repr__(self):
            return "ParameterList(\n" + "\n".join("    " + line for line in self.extra_repr().split("\n")) + "\n)" if len(self) else "ParameterList()"

    # `takes` are the arguments and their defaults, `shows` what of them is printed.
    class Activation(Module):
        takes, shows, passes = {}, "", True

        def __init__(self, *args, **kwargs):
            super().__init__()
            names = list(self.takes)
            if len(args) > len(names):
                raise TypeError(f"__init__() takes {len(names) + 1} positional arguments but {len(args) + 1} were given")
            given = dict(zip(names, args))
            for name, value in kwargs.items():
                if name not in names:
                    raise TypeError(f"__init__() got an unexpected keyword argument '{name}'")
                given[name] = value
            for name in names:
                self.__dict__[name] = given.get(name, self.takes[name])
            d = self.__dict__
            d["_passed"] = {name: d[name] for name in names if name != "inplace"} if self.passes else {}

        def forward(self, input):
            return self.of(input, **self._passed)

        def extra_repr(self):
            d = self.__dict__
            shown = [("" if name[0] == "!" else name + "=") + repr(d[name.replace("!", "")]) for name in self.shows.split()]
            if d.get("inplace") and self.shows != "-":
                shown.append("inplace=True")
            return ", ".join(shown)

    class ReLU(Activation):
        of, takes = F.relu, {"inplace": False}

    class ReLU6(Activation):
        of, takes = F.relu6, {"inplace": False}

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""

    class LeakyReLU(Activation):
        of, takes, shows = F.leaky_relu, {"negative_slope": 0.01, "inplace": False}, "negative_slope"

    class RReLU(Activation):
        of, takes, shows = F.rrelu, {"lower": 0.125, "upper": 1/3, "inplace": False}, "lower upper"

    class ELU(Activation):
        of, takes, shows = F.elu, {"alpha": 1.0, "inplace": False}, "alpha"

    class CELU(Activation):
        of, takes, shows = F.celu, {"alpha": 1.0, "inplace": False}, "alpha"

    class SELU(Activation):
        of, takes = F.selu, {"inplace": False}

    class GELU(Activation):
        of, takes, shows = F.gelu, {"approximate": "none"}, "approximate"

    class SiLU(Activation):
        of, takes = F.silu, {"inplace": False}

    class Mish(Activation):
        of, takes = F.mish, {"inplace": False}

    class Softplus(Activation):
        of, takes, shows = F.softplus, {"beta": 1, "threshold": 20}, "beta threshold"

    class Sigmoid(Activation):
        of = F.sigmoid

    class LogSigmoid(Activation):
        of = F.logsigmoid

    class Tanh(Activation):
        of = F.tanh

    class Softsign(Activation):
        of = F.softsign

    class Tanhshrink(Activation):
        of = F.tanhshrink

    class Hardsigmoid(Activation):
        of, takes = F.hardsigmoid, {"inplace": False}

        def extra_repr(self):
            return ""

    class Hardswish(Activation):
        of, takes = F.hardswish, {"inplace": False}

        def extra_repr(self):
            return ""

    class Hardtanh(Activation):
        of, takes, shows = F.hardtanh, {"min_val": -1.0, "max_val": 1.0, "inplace": False}, "min_val max_val"

    class Hardshrink(Activation):
        of, takes, shows = F.hardshrink, {"lambd": 0.5}, "!lambd"

    class Softshrink(Activation):
        of, takes, shows = F.softshrink, {"lambd": 0.5}, "!lambd"

    class GLU(Activation):
        of, takes, shows = F.glu, {"dim": -1}, "dim"

    class Softmax(Activation):
        of, takes, shows = F.softmax, {"dim": None}, "dim"

    class Softmin(Activation):
        of, takes, shows = F.softmin, {"dim": None}, "dim"

    class LogSoftmax(Activation):
        of, takes, shows = F.log_softmax, {"dim": None}, "dim"

    class Threshold(Module):
        def __init__(self, threshold, value, inplace=False):
            super().__init__()
            self.threshold, self.value, self.inplace = threshold, value, inplace

        def forward(self, input):
            return F.threshold(input, self.threshold, self.value)

        def extra_repr(self):
            return f"threshold={self.threshold}, value={self.value}" + (", inplace=True" if self.inplace else "")

    class PReLU(Module):
        def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
            super().__init__()
            self.num_parameters = num_parameters
            self.weight = Parameter(torch.full((num_parameters,), init))

        def forward(self, input):
            return F.prelu(input, self.weight)

        def extra_repr(self):
            return f"num_parameters={self.num_parameters}"

    class Loss(Module):
        takes = {}

        def __init__(self, *args, reduction="mean", **kwargs):
            super().__init__()
            self.reduction = reduction
            given = dict(zip(self.takes, args))
            for name, value in kwargs.items():
                if name not in self.takes:
                    raise TypeError(f"__init__() got an unexpected keyword argument '{name}'")
                given[name] = value
            self._given = given

        def forward(self, input, target):
            return self.of(input, target, reduction=self.reduction, **self._given)

    class MSELoss(Loss):
        def forward(self, input, target):
            return F.mse_loss(input, target, reduction=self.reduction)

    class L1Loss(Loss):
        def forward(self, input, target):
            return F.l1_loss(input, target, reduction=self.reduction)

    class SmoothL1Loss(Loss):
        takes = {"beta": 1.0}

        def forward(self, input, target):
            return F.smooth_l1_loss(input, target, reduction=self.reduction, **self._given)

    class HuberLoss(Loss):
        takes = {"delta": 1.0}

        def forward(self, input, target):
            return F.huber_loss(input, target, reduction=self.reduction, **self._given)

    class BCELoss(Loss):
        takes = {"weight": None}

        def forward(self, input, target):
            return F.binary_cross_entropy(input, target, reduction=self.reduction, **self._given)

    class BCEWithLogitsLoss(Loss):
        takes = {"weight": None}

        def forward(self, input, target):
            return F.binary_cross_entropy_with_logits(input, target, reduction=self.reduction, **self._given)

    class CrossEntropyLoss(Loss):
        def forward(self, input, target):
            return F.cross_entropy(input, target, reduction=self.reduction)

    class NLLLoss(Loss):
        def forward(self, input, target):
            return F.nll_loss(input, target, reduction=self.reduction)

    def refused(what, why):
        def refuse(*args, **kwargs):
            raise NotImplementedError(f"nabla has no nn.{what}: {why}")
        return refuse

    names = {"Module": Module, "Parameter": Parameter, "Linear": Linear, "Bilinear": Bilinear, "Identity": Identity,
             "Flatten": Flatten, "Dropout": Dropout, "Sequential": Sequential, "ModuleList": ModuleList,
             "ModuleDict": ModuleDict, "ParameterList": ParameterList, "Threshold": Threshold, "PReLU": PReLU,
             "MSELoss": MSELoss, "L1Loss": L1Loss, "SmoothL1Loss": SmoothL1Loss, "HuberLoss": HuberLoss,
             "BCELoss": BCELoss, "BCEWithLogitsLoss": BCEWithLogitsLoss, "CrossEntropyLoss": CrossEntropyLoss,
             "NLLLoss": NLLLoss}
    for activation in [ReLU, ReLU6, LeakyReLU, RReLU, ELU, CELU, SELU, GELU, SiLU, Mish, Softplus, Sigmoid,
                       LogSigmoid, Tanh, Softsign, Tanhshrink, Hardsigmoid, Hardswish, Hardtanh, Hardshrink,
                       Softshrink, GLU, Softmax, Softmin, LogSoftmax]:
        names[activation.__name__] = activation
    where = {"module": "Module", "linear": "Linear Bilinear Identity", "flatten": "Flatten", "dropout": "Dropout",
             "container": "Sequential ModuleList ModuleDict ParameterList",
             "loss": "MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss CrossEntropyLoss NLLLoss"}
    places = {name: place for place, words in where.items() for name in words.split()}
    for name, kind in names.items():
        if name != "Parameter":
            kind.__module__ = "torch.nn.modules." + places.get(name, "activation")
    for words, why in {"BatchNorm1d BatchNorm2d LayerNorm GroupNorm InstanceNorm1d": "(x - x.mean())/x.std() is a line",
                       "Conv1d Conv2d Conv3d MaxPool1d MaxPool2d AvgPool2d": "its tensors have at most two dimensions, no images",
                       "RNN LSTM GRU Transformer MultiheadAttention Embedding": "it is for functions of numbers, and small networks"}.items():
        for name in words.split():
            names[name] = refused(name, why)
    return names
