#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An installed tree draws from any place that it was moved to.
. "$srcdir/tests/cli/lib.sh"

[ -x "$NABLA_VIEW" ] || exit 77
viewer=$NABLA_VIEW
unset NABLA_VIEW
mkdir -p "$dir/here/bin" "$dir/here/libexec/nabla" "$dir/links"
cp "$nabla" "$dir/here/bin/nabla"
cp "$viewer" "$dir/here/libexec/nabla/nabla-view"
cp "${viewer%view}draw" "$dir/here/libexec/nabla/nabla-draw"
# Links to nabla have theirs in objects, and copies of it, as these are, beside them.
for part in view draw; do
    [ ! -L "$viewer" ] || cp "${viewer%nabla-view}$part.so" "$dir/here/libexec/nabla/"
done
mv "$dir/here" "$dir/a place"
nabla="$dir/a place/bin/nabla"
run 0 -e 'plot(silu)' -o "$dir/moved.svg"
grep -q '</svg>' "$dir/moved.svg" || complain 'the moved tree draws nothing'
run 0 -e "plot(silu); savefig('$dir/moved.png')"
[ "$(head -c 4 "$dir/moved.png" | tail -c 3)" = PNG ] || complain 'savefig() in the moved tree'
ln -s "$nabla" "$dir/links/nabla"
nabla="$dir/links/nabla"
run 0 -e 'plot(silu)' -o "$dir/linked.svg"
cmp "$dir/moved.svg" "$dir/linked.svg" || complain 'the link draws nothing'
# So does one that has lost the program for files, and the window's knows letters that it
# does not.
rm "$dir/a place/libexec/nabla/nabla-draw"
run 0 -e 'plot(silu)' -o "$dir/view.svg"
cmp "$dir/moved.svg" "$dir/view.svg" || complain 'the other program draws another picture'
cp "${viewer%view}draw" "$dir/a place/libexec/nabla/nabla-draw"
run 0 -e 'plot(silu, title="e\u0301")' -e 'title("سلام")' -o "$dir/shaped.svg"
has shaped.svg '>سلام</text>'
# A program without its part says so.
if [ -L "$viewer" ]; then
    rm "$dir/a place/libexec/nabla/draw.so"
    run 1 -e 'plot(silu)' -o "$dir/none.svg"
    "$dir/a place/libexec/nabla/nabla-draw" 2>"$dir/err"
    [ $? = 126 ] || complain 'a program runs without its part'
    has err 'nabla-draw: a part of it cannot be loaded: '
    has err 'draw.so'
fi
# Without its viewer it says what to do.
NABLA_VIEW=$dir/none
export NABLA_VIEW
run 1 -e 'plot(silu)' -o "$dir/none.svg"
has err "cannot start the viewer '$dir/none'"
has err NABLA_VIEW
finish
