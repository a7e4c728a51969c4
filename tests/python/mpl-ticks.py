# Ticks widen the limits that there are, until more is drawn.
import matplotlib.pyplot as plt


def limits(ax):
    print([round(float(v), 9) for v in ax.get_xlim() + (ax.get_ylim()[1],)])


fig, ax = plt.subplots()
ax.margins(0)
ax.plot([0, 1], [0, 1])
ax.set_xticks([-1, 0, 2])
ax.set_yticks([0, 3])
limits(ax)
ax.set_xlim(0, 1)
ax.set_xticks([0, 0.5])
limits(ax)
ax.set_xticks([-0.5, 1.5])
limits(ax)
ax.set_yticks([1, 4], minor=True)
limits(ax)
plt.yticks([])
limits(ax)

fig, ax = plt.subplots()
ax.set_xticks([-9, 9])
ax.plot([0, 1], [0, 1])
print(ax.get_xlim()[1] < 2)
ax.set_xticks([-4, 4])
print(ax.get_xlim())
ax.plot([0, 2], [0, 1])
print(ax.get_xlim()[1] < 3)
plt.semilogy([1, 2], [1, 10])
ax.set_yticks([0.01, 1000])
print(ax.get_ylim())

fig, ax = plt.subplots()
ax.bar([1, 2, 3], [1, 1, 1])
ax.set_xticks([0, 1, 2, 3, 4], minor=False)
print(ax.get_xlim())
