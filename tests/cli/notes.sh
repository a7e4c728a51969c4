#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a picture cannot say is said: one note for each kind of finding.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0

# notes CODE NOTE...: the notes of the picture that the code draws, and no others.
notes()
{
    code=$1
    shift
    "$NABLA" -e "$code" -o "$dir/a.svg" 2>"$dir/err" || { echo "$code: failed"; status=1; }
    printf '%s\n' "$@" | sed 's/^./nabla: note: &/; /^$/d' | cmp -s - "$dir/err" && return
    echo "$code"
    cat "$dir/err"
    status=1
}

notes 'plot(gelu)' ''
notes 'plot(floor)' ''
notes 'plot(1/x)' ''
notes 'plot(sqrt(-x^2), -1..1)' 'sqrt(-x^2) is defined only at x = 0'
notes 'plot(sqrt(-1 - x^2), -1..1)' 'sqrt(-1 - x^2) has no value between x = -1 and 1'
notes 'plot(exp, -700..709)' 'exp goes up to 8.218407461554972e+307; yscale("log") shows all of it'
notes 'yscale("log"); plot(exp, -700..709)' ''
notes 'plot((1 - cos(x))/x^2, -1e-7..1e-7)' '(1 - cos(x))/x^2: rounding noise is drawn lighter'
notes 'plot(x^2 - 2, 1.414213562373095..1.4142135623730965)' \
    'x^2 - 2: precision limit, the steps are single doubles'
notes 'plot(sin, 1e15..1e15 + 10)' 'sin: precision limit, the steps are single doubles'
notes 'plot([nan, nan])' 'the data: none of the points has two numbers'
notes 'figure(figsize=(1, 0.75)); plot(gelu, silu, mish, d=1)' \
    'a picture of this size has no room for the legend'
notes 'figure(figsize=(0.7, 0.4)); plot(gelu, silu, mish, d=1, title="a"); ylabel("b"); xlabel("c")' \
    'a picture of this size has no room for the legend, the title and the names of the axes'
notes 'plt.style.use("dark_background"); plot(gelu)' ''
grep -q '16181d\|rgb(8.6' "$dir/a.svg" || { echo 'dark_background is not dark'; status=1; }
notes 'plt.style.use("seaborn-v0_8-darkgrid"); plot(gelu)' \
    'plt.style.use: this style is not nabla'"'"'s; theme("dark") and others are'
notes 'plot([], [])' 'the data: there are no points'
dense='points, the stronger the colour the more of them'
notes 'scatter(torch.rand(100000), torch.rand(100000))' ''
notes 'x = torch.rand(300000); scatter(x, x); scatter(x, 1 - x)' "the data: 300000 $dense"
notes 'x = torch.rand(300000); xlim(0.5, 1); scatter(x, x)' ''
notes 'x = torch.rand(300000); plot(x, x, "o", label="a")' "a: 300000 $dense"

# A line that crosses itself so often that nobody could follow it is drawn all the same.
timeout 60 "$NABLA" -e 'plot(torch.randn(100000), torch.randn(100000))' -o "$dir/a.svg" ||
    { echo 'a tangle: failed'; status=1; }
[ "$(wc -c <"$dir/a.svg")" -lt 2000000 ] || { echo 'a tangle: the file is large'; status=1; }
exit $status
