# SPDX-License-Identifier: GPL-3.0-or-later
# What torch has beside the language's own functions.
def torch_module():
    Tensor = type(torch.zeros(1))

    def split(tensor, split_size_or_sections, dim=0):
        n = tensor.shape[dim]
        sizes = split_size_or_sections
        if isinstance(sizes, int):
            sizes = [min(sizes, n - i) for i in range(0, n, sizes)]
        parts, at = [], 0
        for size in sizes:
            parts.append(tensor[at:at + size] if dim in (0, -tensor.dim()) else tensor[:, at:at + size])
            at += size
        return tuple(parts)

    def chunk(input, chunks, dim=0):
        n = input.shape[dim]
        return split(input, max(1, -(-n//chunks)), dim)

    def unbind(input, dim=0):
        if dim in (0, -input.dim()):
            return tuple(input[i] for i in range(input.shape[0]))
        return tuple(input[:, i] for i in range(input.shape[1]))

    def rows(tensor):
        return tensor.unsqueeze(0) if tensor.dim() < 2 else tensor

    def vstack(tensors):
        return torch.cat([rows(t) for t in tensors], dim=0)

    def hstack(tensors):
        return torch.cat(list(tensors), dim=min(1, tensors[0].dim() - 1))

    def column_stack(tensors):
        return torch.cat([t.unsqueeze(1) if t.dim() < 2 else t for t in tensors], dim=1)

    def distance(input):
        return torch.arange(input.size(1)).unsqueeze(0) - torch.arange(input.size(0)).unsqueeze(1)

    def tril(input, diagonal=0):
        return torch.where(distance(input) <= diagonal, input, torch.zeros_like(input))

    def triu(input, diagonal=0):
        return torch.where(distance(input) >= diagonal, input, torch.zeros_like(input))

    def masked_fill(input, mask, value):
        return torch.where(mask, torch.full_like(input, float(value)), input)

    def masked_select(input, mask):
        return input[mask]

    def median(input):
        return input.flatten().sort()[0][(input.numel() - 1)//2]

    def expand(input, *sizes):
        if len(sizes) == 1 and not isinstance(sizes[0], int):
            sizes = tuple(sizes[0])
        own = (1,)*(len(sizes) - input.dim()) + tuple(input.shape)
        shape = tuple(own[i] if n == -1 else n for i, n in enumerate(sizes))
        for n, m in zip(shape, own):
            if m != 1 and n != m:
                raise RuntimeError(f"The expanded size of the tensor ({n}) must match the existing size ({m})")
        return input + torch.zeros(*shape, dtype=input.dtype)

    def repeat(input, *sizes):
        if len(sizes) == 1 and not isinstance(sizes[0], int):
            sizes = tuple(sizes[0])
        if input.dim() == 1 and len(sizes) == 2:
            input = input.unsqueeze(0)
        for dim, n in enumerate(sizes):
            input = torch.cat([input]*n, dim=dim)
        return input

    def words(low, high, size):
        n = 1
        for m in size:
            n *= m
        return (_words(n) % (high - low) + low).reshape(*size).long()

    def randint(*args, low=None, high=None, size=None, **options):
        args = list(args)
        if size is None:
            size = args.pop()
        if high is None:
            high = args.pop()
        if low is None:
            low = args.pop() if args else 0
        if high <= low:
            raise RuntimeError(f"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}")
        return words(low, high, size)

    def randperm(n, **options):
        order = list(range(n))
        drawn = _words(max(n - 1, 0)).tolist()
        for i in range(n - 1):
            j = i + int(drawn[i]) % (n - i)
            order[i], order[j] = order[j], order[i]
        return torch.tensor([float(i) for i in order]).long()

    def normal(mean=0.0, std=1.0, size=None, **options):
        if size is not None:
            return torch.randn(*size)*std + mean
        like = mean if isinstance(mean, torch.Tensor) else std
        return torch.randn_like(like)*std + mean

    def bernoulli(input):
        return (torch.rand_like(input) < input).double()

    def as_tensor(data, dtype=None, device=None):
        return data if isinstance(data, Tensor) and dtype is None else torch.tensor(data, dtype=dtype)

    def nonzero(input):
        return torch.from_numpy(np.argwhere(input.numpy()))

    def meshgrid(*tensors, indexing="ij"):
        return tuple(torch.from_numpy(m) for m in np.meshgrid(*[t.numpy() for t in tensors], indexing=indexing))

    def roll(input, shifts, dims=None):
        return torch.from_numpy(np.roll(input.numpy(), shifts, dims))

    def get_default_dtype():
        return torch.float64

    def closed_range(start, end, step=1, **options):
        return start + step*torch.arange(math.floor((end - start)/step + 1), **options).double()

    def numel(input):
        return input.numel()

    class _Mode:
        def __init__(self, on, before):
            self.on, self.before = on, before

        def __enter__(self):
            self.before = torch.is_grad_enabled() if self.before == self.on else self.before
            torch.set_grad_enabled(self.on)
            return self

        def __exit__(self, *args):
            torch.set_grad_enabled(self.before)

        def __call__(self, function):
            def inside(*args, **kwargs):
                before = torch.is_grad_enabled()
                torch.set_grad_enabled(self.on)
                try:
                    return function(*args, **kwargs)
                finally:
                    torch.set_grad_enabled(before)
            return inside

    class Generator:
        def __init__(self, device="cpu"):
            raise NotImplementedError("nabla has one generator: torch.manual_seed(0)")

    def LongTensor(data):
        return Tensor(data).long()

    return {"Tensor": Tensor, "FloatTensor": Tensor, "DoubleTensor": Tensor, "split": split, "chunk": chunk, "unbind": unbind, "vstack": vstack, "hstack": hstack,
            "column_stack": column_stack, "tril": tril, "triu": triu, "masked_fill": masked_fill,
            "masked_select": masked_select, "median": median, "randint": randint, "randperm": randperm,
            "normal": normal, "bernoulli": bernoulli, "get_default_dtype": get_default_dtype, "numel": numel,
            "range": closed_range, "Generator": Generator, "_Mode": _Mode, "as_tensor": as_tensor, "nonzero": nonzero, "meshgrid": meshgrid, "roll": roll, "LongTensor": LongTensor, "IntTensor": LongTensor, "broadcast_to": expand,
            "_expand": expand, "_repeat": repeat, "is_inference_mode_enabled": lambda: not torch.is_grad_enabled()}
