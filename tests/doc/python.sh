#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The scripts of doc/python.md print what stands behind "#>" in them.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
awk -v dir="$dir" '
/^```python/ { n++; inside = 1; next }
/^```/ { inside = 0 }
inside && /^#> / { print substr($0, 4) >(dir "/wanted"); next }
inside { print >(dir "/" n ".py") }' "$srcdir/doc/python.md"
for n in 1 2 3 4 5 6 7 8 9; do
    [ ! -f "$dir/$n.py" ] || "$NABLA" --no-init "$dir/$n.py" >>"$dir/out" || exit 1
done
[ -s "$dir/wanted" ] && diff "$dir/wanted" "$dir/out"
