import numpy as np
import matplotlib.pyplot as plt
import mpl_toolkits.axisartist as axisartist
fig = plt.figure(figsize=(6, 4))
ax = axisartist.Subplot(fig, 111)
fig.add_axes(ax)
ax.axis[:].set_visible(False)
ax.axis["x"] = ax.new_floating_axis(0, 0)
ax.axis["y"] = ax.new_floating_axis(1, 0)
ax.axis["x"].set_axisline_style("->", size=1.0)
ax.axis["y"].set_axisline_style("->", size=1.0)
ax.axis["x"].set_axis_direction("bottom")
ax.axis["y"].set_axis_direction("left")
x = np.arange(-10, 10, 0.1)
plt.plot(x, 1/(1 + np.exp(-x)), label="sigmoid")
ax.set_xlim(-10, 10)
plt.title("sigmoid"); plt.legend()
plt.savefig("c5.png")
print("end")
