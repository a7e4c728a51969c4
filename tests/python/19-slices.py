class Data:
    def __init__(self, xs): self.xs = xs
    def __getitem__(self, i): return Data(self.xs[i]) if not isinstance(i, int) else self.xs[i]
    def __setitem__(self, i, v): self.xs[i] = v
    def __len__(self): return len(self.xs)
d = Data([1, 2, 3, 4, 5])
print(d[1:4].xs, d[::-1].xs, d[-1], d[:2].xs)
d[1:3] = [7, 8, 9]
print(d.xs)
class M:
    def __getitem__(self, key):
        return key if isinstance(key, tuple) else key.start
print(M()[1, 2], M()[3:4], M()[:5])
