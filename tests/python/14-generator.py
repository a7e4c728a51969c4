import numpy as np
for seed in [0, 1, 42, 123456789, 2**40+7]:
    rng = np.random.default_rng(seed)
    print(rng.random(), rng.random(3), rng.normal(size=3), rng.integers(0, 10, 5), rng.integers(3), rng.integers(1, 7, size=(2, 3)))
    print(rng.uniform(-1, 1, (2, 2)), rng.standard_normal((2, 2)), rng.normal(1, 0.1, 4))
    print(rng.choice(5, 3), rng.choice([1., 2., 3.], size=4), rng.choice(10, 4, replace=False), rng.permutation(6))
    x = np.arange(8); rng.shuffle(x); print(x); print(rng.choice(3, 5, p=[0.1, 0.2, 0.7]), rng.permutation(np.array([5., 6., 7.])))
    l = [1, 2, 3, 4]; rng.shuffle(l); print(l, rng.integers(5, endpoint=True, size=6), rng.integers(0, 2**40, 3))
rng = np.random.Generator(np.random.PCG64(3))
z = rng.normal(size=200000)
print(repr(float(z.max())), repr(float(z.min())))
for k in range(0, 200000, 1999):
    print(repr(float(z[k])))
r = np.random.default_rng(5)
print(r.uniform([0, 10], [1, 20]), r.normal([0., 100.], [1, 2]), r.uniform(0, 1), r.normal(3, 0.5), r.uniform(0, [1, 2], size=2), r.integers(0, 9, 3, dtype=np.int64))
print(type(r.uniform()), r.normal(size=2).shape)
a, b = np.random.default_rng(), np.random.default_rng()
print(a.random() != b.random())
it = np.nditer(np.arange(3.)); it.iternext(); print(it.iterindex)
