# Places of grids, sizes of figures, and colours in whatever case.
import matplotlib.axes._axes as axes
import matplotlib.gridspec as gridspec
import matplotlib.pyplot as plt
from matplotlib.gridspec import GridSpec

fig = plt.figure(figsize=(6, 4), dpi=120)
gs = GridSpec(2, 3, figure=fig)
wide = fig.add_subplot(gs[0, :])
left = fig.add_subplot(gs[1, 0])
middle = plt.subplot(gs[1, 1:2])
right = fig.add_subplot(gs[-1])
wide.plot([1, 2], [3, 3], color="RoyalBlue")
left.plot([1, 2], [0, 1], color="TAB:red")
right.plot([0, 1], [0, 1])
print(len(fig.axes), len(wide.lines), len(middle.lines), len(right.lines))
print(float(fig.dpi), float(fig.get_dpi()), fig.get_figwidth(), fig.get_figheight())
fig.set_figwidth(720/fig.dpi)
print(fig.get_figwidth(), plt.figure().dpi)

plt.figure()
plt.subplot2grid((2, 2), (0, 0), colspan=2).plot([1, 2])
ax = plt.subplot2grid((2, 2), (1, 1))
ax.plot([1, 2])
plt.subplot(plt.GridSpec(4, 4)[2:, :2]).plot([0, 1])
print(len(plt.gcf().axes), len(ax.lines))
