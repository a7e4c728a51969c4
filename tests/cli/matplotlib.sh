#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What matplotlib's scripts draw, seen in the text of TikZ files and in notes: colours, layers,
# spines, ticks, errors, texts; what is not honoured says so once; d2l and seaborn.
. "$srcdir/tests/cli/lib.sh"

cat >"$dir/head.py" <<'END'
import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 3, 4)
END

# draws LINE: the script's picture is $dir/a.tikz, and nothing is noted.
draws()
{
    { cat "$dir/head.py"; printf '%s\n' "$1" "plt.savefig('$dir/a.tikz')"; } >"$dir/a.py"
    rm -f "$dir/a.tikz"
    run 0 --no-init "$dir/a.py"
    [ -s "$dir/err" ] && complain "a note of: $1"
    [ -s "$dir/a.tikz" ] || complain "no picture of: $1"
}

# with TEXT: the picture has it.
with()
{
    grep -qF -- "$1" "$dir/a.tikz" || complain "the picture has no '$1': $(cat "$dir/a.py" "$dir/a.tikz")"
}

# count N TEXT: the picture has it so often.
count()
{
    n=$(grep -cF -- "$2" "$dir/a.tikz")
    [ "$n" = "$1" ] || complain "'$2' is there $n times, not $1: $(tail -n 2 "$dir/a.py")"
}

# notes LINE TEXT: the script says this, and goes on.
notes()
{
    { cat "$dir/head.py"; printf '%s\n' "$1" "print('end')"; } >"$dir/a.py"
    run 0 --no-init "$dir/a.py"
    says out end
    has err "$2"
}

# fails LINE TEXT
fails()
{
    { cat "$dir/head.py"; printf '%s\n' "$1"; } >"$dir/a.py"
    run 1 --no-init "$dir/a.py"
    has err "$2"
}

# A matrix is a curve a column, tuples are data, and data of one tensor stands at 0, 1, 2, ...
draws 'plt.plot(x, np.array([x, x**2, x**3]).T, label=["a", "b", "c"])'
count 3 '\addlegendentry'
count 3 '\addplot'
draws 'plt.plot((1, 2), (3, 4))'
count 1 '\addplot'
draws 'plt.plot(np.sin(x))'
count 1 '\addplot'
with 'xmax=3'
fails 'plt.plot(x, np.ones((3, 2)))' 'x has 4 rows and y has 3'
run 1 -e 'plot(max(tensor([[1., 2.], [3., 4.]]), dim=0))'
has err 'cannot plot a result of 2 parts'

# Colours: names of CSS, shares, hexadecimal with an opaque alpha, lists, a colour map.
draws "plt.plot(x, x, color='rebeccapurple')"
with '663399'
draws 'plt.plot(x, x, color=(1, 0.5, 0))'
with 'FF8000'
draws "plt.plot(x, x, c='#12345678'); plt.plot(x, -x, 'C1--')"
with '123456'
draws "plt.bar([1, 2, 3], [4, 5, 6], color=['#010203', '#040506', (0, 0, 1)])"
with '010203'
with '040506'
with '0000FF'
draws "plt.scatter(x, x, c=x, cmap='gray')"
with '000000'
with 'FFFFFF'
draws "plt.scatter(x, x, c=['#111111', '#222222'] * 2)"
with '111111'
with '222222'
fails "plt.plot(x, x, color='blurple')" "unknown colour 'blurple'"
notes "plt.plot(x, x, color='xkcd:sky blue')" 'the colours of xkcd are not in nabla'
notes 'plt.plot(x, x, color=(0, 0, 1, 0.5))' 'the alpha of a colour has no effect'
notes 'plt.plot(x, x, linestyle=(0, (5, 1)))' 'the lengths of dashes'
notes 'plt.plot(x, x, marker="o", markevery=2)' 'markevery= has no effect here'

# Legends.
draws "plt.plot(x, x, label='a'); plt.legend(loc='lower right')"
with 'legend pos=south east'
draws "plt.plot(x, x, label='a'); plt.legend(loc=3)"
with 'legend pos=south west'
draws "plt.plot(x, x, label='a'); plt.legend(loc='upper left', bbox_to_anchor=(1.05, 1))"
with 'legend pos=outer north east'
draws "plt.plot(x, x, label='a'); plt.legend(loc='upper right', bbox_to_anchor=(1, 1))"
with 'legend pos=north east'
fails "plt.plot(x, x, label='a'); plt.legend(loc='somewhere')" 'loc is a side or a corner'
notes "plt.plot(x, x, label='a'); plt.legend(loc=(0.1, 0.2))" 'loc= takes a side or a corner'

# Spines, ticks, texts, errors, histograms.
draws "plt.plot(x, x); [plt.gca().spines[s].set_visible(False) for s in ['top', 'right']]"
with 'axis x line*=bottom, axis y line*=left'
draws "plt.plot(x, x - 1); plt.gca().spines['left'].set_position(('data', 2))"
with '({axis cs:2,0}|-{rel axis cs:0,0})'
draws "plt.plot(x, x - 1); plt.gca().spines['bottom'].set_position('center')"
with '-{rel axis cs:0,0.5})'
draws 'plt.plot(x, x); plt.gca().xaxis.set_major_locator(plt.MultipleLocator(1.5))'
with 'xtick={0,1.5,3}'
draws "plt.plot(x, x); plt.gca().set_xticks([0, 3], ['lo', 'hi'], rotation=30)"
with 'xticklabels={{lo},{hi}}'
draws "plt.plot(x, x); plt.text(0.1, 0.9, 'corner', transform=plt.gca().transAxes)"
with 'axis description cs:0.1,0.9'
draws "plt.plot(x, x); plt.text(1, 1, 'up', rotation='vertical')"
with 'rotate=90'
draws "plt.plot(x, x); plt.text(1, 1, 'up', rotation=30, style='italic')"
draws "f = plt.figure(); f.text(0.5, 0.1, 'both'); f.add_subplot(121).plot(x, x)"
with 'axis description cs:1,0.1'
draws "plt.plot(x, x); plt.annotate('here', (1, 1), xytext=(36, 0), textcoords='offset points', ha='left')"
with 'xshift=36pt,yshift=0pt'
draws 'plt.bar([1, 2], [3, 4], yerr=[0.5, 0.25])'
with '(1,2.5) (1,3.5)'
draws "plt.plot(x, x); plt.arrow(0, 0, 1, 2, head_width=0.1)"
with '\draw[->]'
draws 'plt.axline((0, 1), slope=2); plt.xlim(0, 1)'
with '(1,3)'
draws "plt.stem(x, x, linefmt='k-', markerfmt='ro', basefmt=' ')"
with '(3,0) (3,3)'
draws "plt.fill_between([0, 1, 2], [1, -1, 1], where=[True, False, True], interpolate=True)"
with '(0.5,0)'

# Layers: what is drawn later lies on top, unless zorder= says otherwise; a picture of another
# order is another picture.
for z in 0 1; do
    printf '%s\n' 'import matplotlib.pyplot as plt' \
        "plt.plot([0, 1], [0, 1], lw=20, color='r', zorder=$((1 - z)))" \
        "plt.plot([0, 1], [1, 0], lw=20, color='b', zorder=$z)" >"$dir/z$z.py"
    run 0 --no-init "$dir/z$z.py" -o "$dir/z$z.png"
done
cmp -s "$dir/z0.png" "$dir/z1.png" && complain 'zorder= changes nothing'

# A picture of axes alone is written, by savefig() and by -o; show() never ends a script.
printf 'import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.set_title("t")\nplt.show()\nplt.savefig("%s/e.png")\nprint("end")\n' "$dir" >"$dir/e.py"
run 0 --no-init "$dir/e.py" -o "$dir/e.svg"
says out end
[ -s "$dir/e.png" ] && [ -s "$dir/e.svg" ] || complain 'no picture of empty axes'

# rcParams and the book.
cat >"$dir/d.py" <<'END'
import torch
from d2l import torch as d2l
import seaborn as sns
sns.set_style('whitegrid')
x = torch.arange(-2.0, 2.0, 1.0)
d2l.plot(x, [torch.relu(x), torch.sigmoid(x)], 'x', 'f(x)', legend=['relu', 'sigmoid'], figsize=(5, 2.5))
print(d2l.plt.gcf().get_size_inches().tolist(), len(d2l.plt.gca().lines))
d2l.plot(x, torch.relu(x), xlabel='x')
print(len(d2l.plt.gca().lines), d2l.plt.gca().get_xlabel())
END
run 0 --no-init "$dir/d.py"
says out '[5.0, 2.5] 2
1 x'
run 1 -e 'import seaborn as sns; sns.lineplot(1)'
has err 'plt.plot(x, y)'
run 1 -e 'from d2l import mxnet as d2l'
has err 'from d2l import torch as d2l'

# JPEG, of a quality.
run 0 -e "plot(gelu); savefig('$dir/a.jpg', quality=95); savefig('$dir/b.jpeg', quality=20)"
[ "$(head -c 3 "$dir/a.jpg" | od -An -tx1 | tr -d ' ')" = ffd8ff ] || complain 'a.jpg is no JPEG'
[ "$(wc -c <"$dir/b.jpeg")" -lt "$(wc -c <"$dir/a.jpg")" ] || complain 'quality= changes nothing'
run 1 -e "plot(gelu); savefig('$dir/a.jpg', quality=0)"
has err 'quality goes from 1 to 100'

# What commands give back is not printed at the prompt's language; it can be asked and changed.
run 0 -e 'plot([1, 2], [3, 4])' -e 'hist([1, 2, 2])' -e 'a = bar([1], [2]); a[0].get_height()'
says out 2
finish
