# SPDX-License-Identifier: GPL-3.0-or-later
# torch.func: derivatives as functions of functions.
def torch_func():
    def grad(func, argnums=0, has_aux=False):
        def slope(*args, **kwargs):
            args = list(args)
            numbers = argnums if isinstance(argnums, tuple) else (argnums,)
            asked = any(isinstance(args[i], torch.Tensor) and args[i].requires_grad for i in numbers)
            with torch.enable_grad():
                for i in numbers:
                    args[i] = args[i] if asked else args[i].detach().clone().requires_grad_()
                value = func(*args, **kwargs)
                value, aux = value if has_aux else (value, None)
                if value.dim():
                    raise RuntimeError(f"Expected f(*args) to return a scalar tensor, got tensor with {value.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
                found = torch.autograd.grad(value, [args[i] for i in numbers], create_graph=True)
            found = found if asked else tuple(g.detach() for g in found)
            found = found if isinstance(argnums, tuple) else found[0]
            return (found, aux) if has_aux else found
        return slope

    def grad_and_value(func, argnums=0, has_aux=False):
        def both(*args, **kwargs):
            return grad(func, argnums)(*args, **kwargs), func(*args, **kwargs)
        return both

    def vmap(func, in_dims=0, out_dims=0):
        def each(*args):
            dims = in_dims if isinstance(in_dims, tuple) else (in_dims,)*len(args)
            n = [a.shape[d] for a, d in zip(args, dims) if d is not None][0]
            rows = []
            for k in range(n):
                rows.append(func(*[a if d is None else a[k] if d == 0 else a[:, k] for a, d in zip(args, dims)]))
            if isinstance(rows[0], tuple):
                return tuple(torch.stack([row[i] for row in rows], dim=out_dims) for i in range(len(rows[0])))
            return torch.stack(rows, dim=out_dims)
        return each

    def jacrev(func, argnums=0):
        def matrix(*args):
            def of_one(x):
                return func(*args[:argnums], x, *args[argnums + 1:])
            return torch.autograd.functional.jacobian(of_one, args[argnums])
        return matrix

    def hessian(func, argnums=0):
        def matrix(*args):
            def of_one(x):
                return func(*args[:argnums], x, *args[argnums + 1:])
            return torch.autograd.functional.hessian(of_one, args[argnums])
        return matrix

    return {"grad": grad, "grad_and_value": grad_and_value, "vmap": vmap, "jacrev": jacrev, "jacfwd": jacrev,
            "hessian": hessian}
