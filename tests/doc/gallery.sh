#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The gallery's scripts draw pictures, in every format the same bytes twice, and those
# that stand beside them: to the byte where they were made, the same drawing where the
# libraries differ.
alike=tests/doc/alike
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0
for script in "$srcdir"/plots/*.nab; do
    name=$(basename "$script" .nab)
    for type in png svg pdf; do
        for copy in 1 2; do
            "$NABLA" -o "$dir/$name.$copy.$type" "$script" || status=1
        done
        cmp "$dir/$name.1.$type" "$dir/$name.2.$type" || status=1
        size=$(wc -c <"$dir/$name.1.$type")
        [ "$size" -gt 5000 ] || { echo "$name.$type has $size bytes"; status=1; }
    done
    [ "$(head -c 4 "$dir/$name.1.png" | tail -c 3)" = PNG ] || status=1
    head -c 5 "$dir/$name.1.pdf" | grep -q '^%PDF' || status=1
    grep -q '</svg>' "$dir/$name.1.svg" || status=1
done
cmp "$dir/relu.1.png" "$srcdir/plots/relu.png" 2>/dev/null || echo 'other libraries: drawings are compared'
for script in "$srcdir"/plots/*.nab; do
    name=$(basename "$script" .nab)
    "$alike" "$dir/$name.1.png" "${script%.nab}.png" || status=1
done
"$alike" "$dir/relu.1.png" "$dir/tanh.1.png" >/dev/null && {
    echo 'alike sees no difference where there is one'
    status=1
}
# README shows a picture and, indented below it, the line that draws it.
picture=$(sed -n 's/^!\[.*\](\(plots\/.*\.png\))$/\1/p' "$srcdir/README.md")
line=$(sed -n '/^!\[/,/^## /s/^    \(plot(.*\)$/\1/p' "$srcdir/README.md")
"$NABLA" -e "$line" -o "$dir/readme.png" && "$alike" "$dir/readme.png" "$srcdir/$picture" || {
    echo "README.md: $picture is not what '$line' draws"
    status=1
}
exit $status
