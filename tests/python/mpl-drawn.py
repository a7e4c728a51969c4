# What matplotlib's commands give back, and what it is asked.
import numpy as np
import matplotlib.pyplot as plt

x = np.linspace(-3, 3, 7)
lines = plt.plot(x, np.array([x, x**2, x**3]).T, label=["a", "b", "c"])
print(len(lines), [line.get_label() for line in lines], len(plt.gca().lines))
lines[0].set_label("first")
lines[1].set_color("C4")
lines[1].set(linewidth=3, linestyle="--", alpha=0.5)
lines[2].set_ydata(np.ones(7))
lines[0].remove()
print(len(plt.gca().lines), lines[2].get_ydata().tolist(), lines[1].get_xdata().tolist())

line, = plt.plot([1, 2], [3, 4])
line.set_data([1, 2, 3], [4, 5, 6])
print([float(v) for v in line.get_data()[0]], [float(v) for v in line.get_data()[1]])

plt.figure()
bars = plt.bar(["relu", "gelu"], [1.5, 2.5], color=["r", "#00ff00"], yerr=[0.1, 0.2], capsize=3)
for bar in bars:
    print(bar.get_height(), float(bar.get_y()))
first, second = plt.barh([0, 1], [3, 4])
print(float(first.get_width()), float(second.get_width()))

ax = plt.gca()
ax.set_title("a title")
ax.set(xlabel="x", ylabel="y", xlim=(0, 4), ylim=(-1, 2), xticks=[0, 2, 4])
print(ax.get_title(), ax.get_xlabel(), ax.get_ylabel(), ax.get_xlim(), ax.get_ylim())
a, = plt.plot([0, 1], [0, 1], label="up")
handles, labels = ax.get_legend_handles_labels()
print(labels)
b, = plt.plot([0, 1], [1, 0])
plt.legend([a, b], ["one", "two"])
plt.legend(handles=[b])
span = plt.axvspan(0, 1, alpha=0.2, label="span")
area = plt.fill_between([0, 1], [0, 1], label="area", step="mid")
print(span.get_label(), area.get_label())
