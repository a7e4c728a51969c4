# What PyTorch refuses, in its own words.
import torch
import torch.nn as nn

torch.set_default_dtype(torch.float64)
x = torch.tensor([1.0, 2.0], requires_grad=True)


def attempt(name, action):
    try:
        print(name, "gives", action())
    except Exception as error:
        print(name, type(error).__name__, error)


def add_one():
    global x
    x += 1


def put():
    x[0] = 1.0


attempt("numpy", lambda: x.numpy())
attempt("backward of two", lambda: (x * 2).backward())
attempt("backward of nothing", lambda: torch.ones(2).sum().backward())
attempt("grad by a stranger", lambda: torch.autograd.grad((x * 2).sum(), torch.ones(2, requires_grad=True)))
attempt("item", lambda: x.item())
attempt("in place", lambda: x.add_(1))
attempt("in place", add_one)
attempt("element", put)
attempt("weights", lambda: (x * 2).backward(torch.ones(3)))
attempt("truth", lambda: bool(x > 0))
attempt("missing", lambda: nn.Linear(1, 1).foo)
attempt("forward", lambda: nn.Module()(x))

loss = (x ** 2).sum()
loss.backward()
attempt("second", loss.backward)
loss = (x ** 2).sum()
loss.backward(retain_graph=True)
attempt("kept", loss.backward)
attempt("third", loss.backward)
total = x.sum()
total.backward()
attempt("nothing was saved", total.backward)
first, second = (x ** 2).sum(), (x ** 3).sum()
first.backward()
attempt("leaves are shared", second.backward)
print(x.grad)


class Forgetful(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(1, 1)


attempt("init", Forgetful)
layer = nn.Linear(2, 1)
attempt("assign", lambda: setattr(layer, "weight", torch.ones(1, 2)))
attempt("load", lambda: layer.load_state_dict({"weight": torch.ones(3, 3)}))
