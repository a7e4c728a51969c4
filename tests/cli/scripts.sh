#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What nearly every script begins and ends with, where nobody looks at a display.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
cat >"$dir/a.py" <<'END'
"""What the script is about."""
from __future__ import division, print_function
import os, sys, time, warnings, random
from typing import List, Optional
import torch
from torch.autograd import Variable
import matplotlib.pylab as plt

warnings.filterwarnings("ignore")
random.seed(0)


def main(n: int = 2) -> None:
    x = Variable(torch.tensor([1., 2.]), requires_grad=True)
    (x**n).sum().backward()
    print(x.grad)
    plt.plot([0, 1], [1, 2])
    plt.show()


if __name__ == "__main__":
    start = time.time()
    main()
    assert 0 <= time.time() - start < 60 and 0 <= random.random() < 1
1 + 1
END
run 0 "$dir/a.py" -o "$dir/a.png"
[ "$(cat "$dir/out")" = 'tensor([2., 4.])' ] || complain "it prints: $(cat "$dir/out")"
has err 'note: no display'
[ -s "$dir/a.png" ] || complain 'no picture'
# Decoration is taken in silence; what could be missed is said.
cat >"$dir/b.py" <<'END'
import os
os.environ["KMP_DUPLICATE_LIB_OK"] = "TRUE"
from matplotlib import rcParams
rcParams["axes.grid"] = True
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pylab as plt

plt.rcParams["font.size"] = 11
plt.rcParams.update({"axes.unicode_minus": False})
plt.style.use("ggplot")

t = np.linspace(-6, 6, 121)
fig, ax = plt.subplots()
ax.plot(t, np.tanh(t), label=r"$\tanh(t)$", zorder=3)
ax.spines["top"].set_visible(False)
ax.spines["right"].set_color("none")
ax.spines["left"].set_position(("data", 0))
ax.set_xticks([-6, 0, 6])
ax.tick_params(labelsize=9)
ax.legend(loc="upper left", bbox_to_anchor=(0.0, 1.0))
plt.xticks(rotation=30)
plt.yticks([-1, 0, 1])
plt.axis([-6, 6, -1.1, 1.1])
plt.title("squashing", fontweight="bold", pad=8)
plt.tight_layout(pad=1.5)
plt.savefig("05.jpg", dpi=80, bbox_inches="tight")
plt.show()
plt.close("all")
print("curves in a fresh figure:", len(plt.figure().gca().lines))
print("done")
END
here=$(pwd)
cd "$dir" || exit 99
run 0 b.py
cd "$here" || exit 99
[ "$(cat "$dir/out")" = "$(printf 'curves in a fresh figure: 0\ndone')" ] || complain "$(cat "$dir/out")"
[ "$(head -c 3 "$dir/05.jpg" | od -An -tx1 | tr -d ' ')" = ffd8ff ] || complain 'no JPEG picture'
grep -q 'rcParams\|spines\|tick\|pad\|font' "$dir/err" && complain "$(cat "$dir/err")"
# Folders and paths; leaving.
cat >"$dir/d.py" <<'END'
import os, sys, random
os.makedirs(os.path.join("a", "b"), exist_ok=True)
print(os.path.exists("a/b"), os.path.exists("c"))
random.seed(7)
print(random.random(), random.uniform(1, 3))
sys.exit()
print("not reached")
END
cd "$dir" || exit 99
run 0 d.py
cd "$here" || exit 99
[ "$(cat "$dir/out")" = "$(printf 'True False\n0.32383276483316237 1.3016983478490038')" ] ||
    complain "$(cat "$dir/out")"
run 3 -e 'import sys; sys.exit(3)'
# Once in a script, and a file that is written needs no display.
run 0 -e 'plot(sin); show(); plot(cos); show()'
[ "$(grep -c 'no display' "$dir/err")" = 1 ] || complain 'more than one note'
run 0 -e "plot(sin); savefig('$dir/b.png')"
[ -s "$dir/err" ] && complain "a note: $(cat "$dir/err")"
# What stands above a mistake has run, also above one of syntax.
printf 'print(1)\nif True:\n    print(2)\nx = [1, 2\ny = )\n' >"$dir/c.nab"
run 1 "$dir/c.nab"
[ "$(cat "$dir/out")" = "$(printf '1\n2')" ] || complain "it prints: $(cat "$dir/out")"
has err 'c.nab:5:1:'
run 1 -e 'print(1); x = )'
[ -s "$dir/out" ] && complain 'half a line has run'
finish
