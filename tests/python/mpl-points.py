# Single points among curves, as tutorials mark them; and lines that take no colour from curves.
import numpy as np
import matplotlib.pyplot as plt


def drawn(ax):
    for line in ax.lines:
        x, y = np.atleast_1d(line.get_xdata()), np.atleast_1d(line.get_ydata())
        print(len(x), len(y), float(x[0]), float(y[0]))


x = np.linspace(-2, 2, 5)
plt.plot(x, x**2)
plt.plot(0, 0.5, "ro")
plt.plot(1, 1, marker="x", color="C0", markersize=10)
plt.plot(-1, [1], "gs", zorder=5)
plt.plot(np.float64(0.25), x[3], "k^")
plt.plot(2, 3.5, "b.", 1, 2.5, "g.")
plt.plot(0.75)
drawn(plt.gca())

fig, ax = plt.subplots()
ax.plot(0, 1, "o", label="a point")
drawn(ax)

plt.figure()
plt.hlines(0, -1, 1, linestyles="--")
plt.vlines([0, 1], -1, 1)
first, = plt.plot([0, 1], [0, 1])
plt.figure()
other, = plt.plot([0, 1], [0, 1])
print(first.get_color() == other.get_color())
