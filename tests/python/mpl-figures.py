# Several figures, plots in grids, what is shown and closed.
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
from matplotlib import rcParams

fig, axs = plt.subplots(2, 3, sharex=True, figsize=(9, 4))
print(axs.shape, axs.size, len(axs.flat), len(axs.ravel()), axs[0, :].shape)
axs[0, 0].plot([1, 2])
axs[1][2].plot([1, 3])
for ax in axs[:, 1]:
    ax.plot([0, 1])
print([len(ax.lines) for ax in axs.flatten()])
axs[0, 0].cla()
print([len(ax.lines) for ax in axs.flat])
fig.delaxes(axs[1, 0])
for side in ["top", "right"]:
    axs[0, 1].spines[side].set_visible(False)
for spine in axs[0, 2].spines.values():
    spine.set_color("none")
axs[0, 1].spines["left"].set_position(("data", 0))
axs[0, 1].spines["bottom"].set_position("center")
axs[1, 1].spines[["top", "right"]].set_visible(False)
axs[1, 1].xaxis.set_major_locator(plt.MultipleLocator(0.5))
plt.sca(axs[1, 2])
print(plt.gca() is axs[1, 2], len(plt.gca().lines))
plt.show()

plt.figure(1)
plt.close("all")
print(plt.get_fignums())
one = plt.figure()
plt.plot([1, 2])
two = plt.figure(5)
print(plt.get_fignums(), plt.gcf().number, plt.fignum_exists(5), plt.fignum_exists(3))
plt.figure(1)
print(plt.gcf().number, len(plt.gca().lines))
plt.close(two)
print(plt.get_fignums())
plt.close()
print(plt.get_fignums(), len(plt.figure().gca().lines))

rcParams["figure.figsize"] = 8, 3
plt.rcParams.update({"font.size": 12, "lines.linewidth": 2})
matplotlib.rcParams["axes.unicode_minus"] = False
print(plt.figure().get_size_inches().tolist())
plt.gcf().set_size_inches(5, 4)
print(plt.gcf().get_size_inches().tolist())
for k in range(3):
    plt.subplot(1, 3, k + 1)
    plt.step(np.arange(4), np.arange(4) * k, where="mid", label=f"{k}")
    plt.legend(loc="upper left", frameon=False)
    plt.show()
plt.figure()
plt.show()
print("end")

# A text of the figure makes no plot.
fig = plt.figure()
fig.text(0.5, 0.04, "below", ha="center", va="center")
fig.text(0.06, 0.5, "beside", ha="center", va="center", rotation="vertical")
ax = fig.add_subplot(231)
ax.plot([0, 1], [0, 1])
fig.add_subplot(232)
print(len(fig.axes), len(ax.lines))
