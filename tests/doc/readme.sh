#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the READMEs show is what their lines do: each picture of the gallery, the window's
# pictures, the curve in the terminal, the lines of Python and of the shell.
alike=$(pwd)/tests/doc/alike
source=$(cd "$srcdir" && pwd) || exit 99
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 99
unset DISPLAY WAYLAND_DISPLAY
status=0
wrong()
{
    echo "$1"
    status=1
}

# The pictures of a README, each with the first indented line behind it.
pictures()
{
    sed -n 's/^!\[.*\](\(.*\.png\))$/\1/p; s/^    \([a-z].*\)$/    \1/p' "$1" |
        awk '/^    /{if (picture) print picture "\t" substr($0, 5); picture = ""; next} {picture = $0}'
}

# readme FILE
readme()
{
    pictures "$source/$1" >shown
    [ "$(wc -l <shown)" -eq 5 ] || wrong "$1: $(wc -l <shown) pictures with their lines"
    while IFS='	' read -r picture line; do
        case $picture in
        plots/*)
            "$NABLA" -e "$line" -o drawn.png </dev/null && "$alike" drawn.png "$source/$picture" ||
                wrong "$1: $picture is not what '$line' draws" ;;
        *)
            name=$(basename "$picture" .png)
            grep -qF "picture $name '$line'" "$source/tests/window/screenshots.sh" ||
                wrong "$1: $picture is of another line" ;;
        esac
    done <shown
    "$NABLA" -e 'plot(silu)' -o silu.txt || wrong "$1: no curve in the terminal"
    awk '/^```text$/{on = 1; next} /^```$/{on = 0} on' "$source/$1" | cmp - silu.txt ||
        wrong "$1: the curve in the terminal is another"
    awk '/^```python$/{on = 1; next} /^```$/{on = 0} on' "$source/$1" >gated.py
    [ "$(wc -l <gated.py)" -eq 20 ] || wrong "$1: $(wc -l <gated.py) lines of Python"
    rm -f gated.png
    "$NABLA" gated.py 2>said && [ -s gated.png ] || wrong "$1: its lines of Python do not run"
    grep "^    nabla -e" "$source/$1" | sed "s|^    nabla|'$NABLA'|" >lines
    while read -r line; do
        sh -c "$line" </dev/null >/dev/null 2>&1 || wrong "$1: $line"
    done <lines
    [ "$(wc -l <lines)" -eq 2 ] || wrong "$1: $(wc -l <lines) lines of the shell"
    sed -n '/^    figure(/,/^    savefig/s/^    //p' "$source/$1" >column.nab
    [ "$(wc -l <column.nab)" -eq 3 ] && "$NABLA" column.nab && [ -s figure.pdf ] ||
        wrong "$1: no figure for a column"
}

readme README.md
readme README.zh.md
exit $status
