#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The gallery's scripts draw pictures, the same bytes twice, and those that stand beside
# them: to the byte where they were made, the same drawing where the libraries differ. Its
# page has all of them.
alike=tests/doc/alike
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0
for script in "$srcdir"/plots/*.nab; do
    name=$(basename "$script" .nab)
    types=png
    [ ! -f "${script%.nab}.png" ] || types='png svg pdf'
    for type in $types; do
        for copy in 1 2; do
            "$NABLA" -o "$dir/$name.$copy.$type" "$script" 2>"$dir/said" || status=1
            grep -v 'note: .*goes up to' "$dir/said" && { echo "$name says so"; status=1; }
        done
        cmp "$dir/$name.1.$type" "$dir/$name.2.$type" || status=1
        size=$(wc -c <"$dir/$name.1.$type")
        [ "$size" -gt 5000 ] || { echo "$name.$type has $size bytes"; status=1; }
    done
    grep -q '^# ' "$script" || { echo "$name tells nothing"; status=1; }
    [ "$(head -c 4 "$dir/$name.1.png" | tail -c 3)" = PNG ] || status=1
    [ "$types" != png ] || continue
    head -c 5 "$dir/$name.1.pdf" | grep -q '^%PDF' || status=1
    grep -q '</svg>' "$dir/$name.1.svg" || status=1
done
cmp "$dir/relu.1.png" "$srcdir/plots/relu.png" 2>/dev/null || echo 'other libraries: drawings are compared'
for script in "$srcdir"/plots/*.nab; do
    name=$(basename "$script" .nab)
    [ -f "${script%.nab}.png" ] || continue
    "$alike" "$dir/$name.1.png" "${script%.nab}.png" || status=1
done
"$alike" "$dir/relu.1.png" "$dir/tanh.1.png" >/dev/null && {
    echo 'alike sees no difference where there is one'
    status=1
}
# The page has each picture with the lines that made it.
sh "$srcdir/plots/page.sh" "$srcdir"/plots/*.nab >"$dir/index.html"
for script in "$srcdir"/plots/*.nab; do
    name=$(basename "$script" .nab)
    line=$(sed '/^#/d' "$script" | tail -n 1 | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g')
    grep -q "src=\"$name.png\"" "$dir/index.html" && grep -qF "$line" "$dir/index.html" || {
        echo "the page lacks $name"
        status=1
    }
    grep -q "/$name.nab" "$srcdir/plots/local.mk" || { echo "local.mk lacks $name"; status=1; }
done
exit $status
