# SPDX-License-Identifier: GPL-3.0-or-later
# torch.autograd: functions with a backward of their own, checks by differences, Jacobians.
def torch_autograd():
    def wants(value):
        return isinstance(value, torch.Tensor) and value.requires_grad

    class FunctionCtx:
        def __init__(self):
            self.saved_tensors = ()
            self.non_differentiable = ()

        def save_for_backward(self, *tensors):
            self.saved_tensors = tensors

        def save_for_forward(self, *tensors):
            pass

        def mark_non_differentiable(self, *tensors):
            self.non_differentiable = tensors

        def mark_dirty(self, *tensors):
            pass

        def set_materialize_grads(self, value):
            pass

    class Function:
        @staticmethod
        def forward(ctx, *args, **kwargs):
            raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

        @staticmethod
        def backward(ctx, *grad_outputs):
            raise NotImplementedError("You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.")

        @classmethod
        def apply(cls, *args):
            ctx = FunctionCtx()
            ctx.needs_input_grad = tuple(wants(a) for a in args)
            with torch.no_grad():
                given = cls.forward(ctx, *args)
            if not torch.is_grad_enabled() or not any(ctx.needs_input_grad):
                return given
            single = not isinstance(given, tuple)
            results = (given,) if single else given
            inputs = [_edge(a) if need else None for a, need in zip(args, ctx.needs_input_grad)]
            shapes = [tuple(r.shape) for r in results]

            def backward(k, upstream):
                weights = [upstream if i == k else torch.zeros(*shape) for i, shape in enumerate(shapes)]
                found = cls.backward(ctx, *weights)
                found = found if isinstance(found, tuple) else (found,)
                if len(found) < len(args):
                    raise RuntimeError(f"function {cls.__name__}Backward returned an incorrect number of gradients (expected {len(args)}, got {len(found)})")
                pairs = []
                for i, a in enumerate(inputs):
                    if a is None or found[i] is None:
                        continue
                    if tuple(found[i].shape) != tuple(a.shape):
                        raise RuntimeError(f"Function {cls.__name__}Backward returned an invalid gradient at index {i} - got {list(found[i].shape)} but expected shape compatible with {list(a.shape)}")
                    pairs.append((a, found[i]))
                return pairs

            made = []
            for k, r in enumerate(results):
                constant = any(r is other for other in ctx.non_differentiable)
                made.append(r if constant else _made(r, backward, k, cls.__name__ + "Backward"))
            saved = []
            for t in ctx.saved_tensors:
                same = [_edge(m) for r, m in zip(results, made) if r is t]
                saved.append(None if t is None else same[0] if same else _edge(t))
            ctx.saved_tensors = tuple(saved)
            return made[0] if single else tuple(made)

    def Variable(data, requires_grad=False):
        return data.requires_grad_(True) if requires_grad else data

    class GradcheckError(RuntimeError):
        pass

    def tuple_of(value):
        return tuple(value) if isinstance(value, (tuple, list)) else (value,)

    def fail(raise_exception, text):
        if raise_exception:
            raise GradcheckError(text)
        return False

    # Row by row: the slope of each result by each element, and central differences of it.
    def gradcheck(func, inputs, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, **options):
        inputs = tuple_of(inputs)
        if not any(wants(a) for a in inputs):
            raise ValueError("gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.")
        for o, result in enumerate(tuple_of(func(*inputs))):
            for i, x in enumerate(inputs):
                if not wants(x):
                    continue
                analytical = jacobian_of(result, x)
                numerical = differences(func, inputs, i, o, eps)
                if not torch.allclose(analytical, numerical, rtol=rtol, atol=atol):
                    return fail(raise_exception, f"Jacobian mismatch for output {o} with respect to input {i},\nnumerical:{numerical.t()}\nanalytical:{analytical.t()}\n")
        return True

    def jacobian_of(result, x, create_graph=False):
        rows = []
        for k in range(result.numel()):
            seed = torch.zeros(result.numel())
            seed[k] = 1.0
            seed = seed.reshape(*result.shape)
            g, = torch.autograd.grad(result, x, seed, retain_graph=True, create_graph=create_graph, allow_unused=True)
            rows.append((torch.zeros_like(x) if g is None else g).reshape(-1))
        return torch.stack(rows)

    def differences(func, inputs, i, o, eps):
        columns = []
        x = inputs[i].detach()
        for k in range(x.numel()):
            moved = []
            for h in (eps, -eps):
                step = torch.zeros(x.numel())
                step[k] = h
                with torch.no_grad():
                    values = tuple_of(func(*inputs[:i], x + step.reshape(*x.shape), *inputs[i + 1:]))
                moved.append(values[o].reshape(-1))
            columns.append((moved[0] - moved[1])/(2*eps))
        return torch.stack(columns, dim=1)

    def gradgradcheck(func, inputs, grad_outputs=None, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True, **options):
        inputs = tuple_of(inputs)
        wanted = [i for i, a in enumerate(inputs) if wants(a)]

        def first(*values):
            values = tuple(v.detach().requires_grad_() if i in wanted and not wants(v) else v for i, v in enumerate(values))
            with torch.enable_grad():
                results = tuple_of(func(*values))
                total = sum((r*(k + 1.0)).sum() for k, r in enumerate(results))
                return torch.autograd.grad(total, [values[i] for i in wanted], create_graph=True)
        return gradcheck(first, inputs, eps, atol, rtol, raise_exception)

    # torch.autograd.functional
    def prepared(func, inputs):
        xs = tuple(x.detach().clone().requires_grad_() for x in tuple_of(inputs))
        return xs, func(*xs)

    def packed(inputs, found):
        return found if isinstance(inputs, (tuple, list)) else found[0]

    def vjp(func, inputs, v=None, create_graph=False, strict=False):
        xs, y = prepared(func, inputs)
        found = torch.autograd.grad(y, xs, v, allow_unused=True)
        return y.detach(), packed(inputs, tuple(torch.zeros_like(x) if g is None else g for x, g in zip(xs, found)))

    def jvp(func, inputs, v=None, create_graph=False, strict=False):
        xs, y = prepared(func, inputs)
        vs = tuple_of(v) if v is not None else tuple(torch.ones_like(x) for x in xs)
        total = sum(jacobian_of(y, x) @ w.reshape(-1) for x, w in zip(xs, vs))
        return y.detach(), total.reshape(*y.shape)

    def vhp(func, inputs, v=None, create_graph=False, strict=False):
        xs, y = prepared(func, inputs)
        vs = tuple_of(v) if v is not None else tuple(torch.ones_like(x) for x in xs)
        slopes = torch.autograd.grad(y, xs, create_graph=True)
        along = sum((g*w).sum() for g, w in zip(slopes, vs))
        return y.detach(), packed(inputs, torch.autograd.grad(along, xs))

    def set_detect_anomaly(mode=True):
        pass

    class detect_anomaly:
        def __init__(self, *args, **kwargs):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *args):
            return False

    return {"Function": Function, "FunctionCtx": FunctionCtx, "Variable": Variable, "gradcheck": gradcheck,
            "gradgradcheck": gradgradcheck, "GradcheckError": GradcheckError, "vjp": vjp, "jvp": jvp, "vhp": vhp,
            "hvp": vhp, "set_detect_anomaly": set_detect_anomaly, "detect_anomaly": detect_anomaly}
