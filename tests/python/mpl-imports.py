# What tutorials import of matplotlib whether they use it or not, and fonts, which are nabla's own.
import matplotlib
import matplotlib.animation
import matplotlib.collections
import matplotlib.colors
import matplotlib.font_manager as fm
import matplotlib.lines as lines
import matplotlib.patches as patches
import matplotlib.style
from matplotlib import style, text, transforms
from matplotlib.font_manager import FontProperties
import matplotlib.pyplot as plt

matplotlib.style.use("default")
style.use("default")
font = FontProperties(family="serif", size=14)
fig, axes = plt.subplots(1, 2)
plt.plot([1, 2], [3, 4], label="a curve")
axes[0].xaxis.set_label_text("by its axis", fontsize=15)
legend = plt.legend(prop=font)
plt.setp(legend.get_texts(), color="k")
legend.get_frame().set_alpha(0.5)
axes[1].xaxis.set_major_locator(plt.NullLocator())
print(axes[0].get_xlabel(), isinstance(font, fm.FontProperties))

plt.setp(axes[1], xlabel="by setp", ylim=(0, 2))
plt.setp([axes[0], axes[1]], "title", "of both")
print(axes[1].get_xlabel(), [float(v) for v in axes[1].get_ylim()], [ax.get_title() for ax in axes])
curves = plt.plot([1, 2], [1, 2], [1, 2], [2, 1])
plt.setp(curves, linewidth=3, label="named")
plt.setp(axes[0].get_xticklabels(), rotation=45)
print([curve.get_label() for curve in curves])
