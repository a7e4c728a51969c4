# SPDX-License-Identifier: GPL-3.0-or-later
# What torch and its tensors have that is soon said by what else they have.
def torch_functions():
    def as_tensor(data, dtype=None):
        return torch.tensor(data, dtype=dtype)

    def LongTensor(data):
        return torch.tensor(data).long()

    def FloatTensor(data):
        return torch.tensor(data).double()

    def nonzero(input):
        return torch.from_numpy(np.argwhere(input.numpy()))

    def meshgrid(*tensors, indexing="ij"):
        return tuple(torch.from_numpy(m) for m in np.meshgrid(*[t.numpy() for t in tensors], indexing=indexing))

    def roll(input, shifts, dims=None):
        return torch.from_numpy(np.roll(input.numpy(), shifts, dims))

    def median(input):
        return torch.sort(torch.flatten(input)).values[(input.numel() - 1)//2]

    return {"as_tensor": as_tensor, "LongTensor": LongTensor, "FloatTensor": FloatTensor,
            "DoubleTensor": FloatTensor, "nonzero": nonzero, "meshgrid": meshgrid, "roll": roll,
            "median": median}


def tensor_methods():
    def repeat(self, *sizes):
        return torch.from_numpy(np.tile(self.numpy(), sizes[0] if len(sizes) == 1 else sizes))

    def expand(self, *sizes):
        shape = [self.shape[i - len(sizes)] if n == -1 else n for i, n in enumerate(sizes)]
        return self + torch.zeros(*shape, dtype=self.dtype)

    def type(self, dtype):
        return self.to(dtype)

    def nonzero(self):
        return torch.nonzero(self)

    def median(self):
        return torch.median(self)

    return {"repeat": repeat, "expand": expand, "type": type, "nonzero": nonzero, "median": median}
