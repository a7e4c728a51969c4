# Histograms, to the bit.
import numpy as np
import matplotlib.pyplot as plt

d = np.array([0.1, 0.25, 0.37, 0.4, 0.41, 0.5, 0.77, 0.9, 0.93, 1.7, 2.3])
n, bins, patches = plt.hist(d, bins=7)
print(n.tolist(), bins.tolist(), len(patches))
for rule in ["auto", "fd", "scott", "rice", "sqrt", "sturges"]:
    n, bins, _ = plt.hist(d, bins=rule, density=True)
    print(rule, n.tolist(), bins.tolist())
n, bins, _ = plt.hist(d, bins=[0, 0.5, 1, 4])
print(n.tolist(), bins.tolist())
n, _, _ = plt.hist(d, bins=5, cumulative=True, density=True)
print(n.tolist())
n, _, _ = plt.hist(d, bins=5, weights=d, histtype="step")
print(n.tolist())
n, bins, _ = plt.hist([d, d * 2], bins=4, range=(0, 3), label=["a", "b"])
print([k.tolist() for k in n], bins.tolist())
n, _, _ = plt.hist([d, d * 2], bins=4, range=(0, 3), stacked=True)
print([k.tolist() for k in n])
n, _, _ = plt.hist(np.array([d, d / 2]).T, bins=4, orientation="horizontal", rwidth=0.8)
print([k.tolist() for k in n])
