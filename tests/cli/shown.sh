#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The second derivative that formula(f'') shows, read back as a function, is the
# computed one where choices, kinks and isolated cases lie, for every row of one number.
. "$srcdir/tests/cli/lib.sh"

# "x, negative_slope=0.01" of help(leaky_relu).
parameters()
{
    "$nabla" -e "help($1)" | tr -s '\n ' ' ' | sed -n '1s/^[a-zA-Z0-9_]*(\([^)]*\)).*/\1/p' | sed 's/, approximate=.*//' 
}

# check ROW TEXT: a line "ROW X SHOWN COMPUTED" for each place where they differ.
check()
{
    places="0, "
    case $1 in hexpo) places= ;; esac # whose first derivative jumps at 0
    run 0 -e "shown = lambda $(parameters "$1"): $2
for x in [$places-1, 1, -0.5, 0.5, -3, 3, 6]:
    is_shown = shown(x); want = $1''(x)
    if abs(want) < inf and not abs(is_shown - want) <= 1e-9*(1 + abs(want)):
        print(\"$1''\", x, is_shown, want)"
    [ ! -s "$dir/out" ] || complain "shown and computed: $2"
}

count=0
# Whether all parameters of "x, a=1, b" but the first have a default.
has_defaults()
{
    ! parameters "$1" | tr ',' '\n' | sed 1d | grep -qv =
}

for f in $("$nabla" -e 'list("")' | sed '$d'); do
    has_defaults "$f" || continue
    if text=$("$nabla" -e "formula($f'')" 2>/dev/null); then
        check "$f" "$text"
        count=$((count + 1))
    fi
done
[ "$count" -gt 120 ] || complain "only $count rows have a second derivative to show"
finish
