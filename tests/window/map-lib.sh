# SPDX-License-Identifier: GPL-3.0-or-later
# What nabla says of the figures of map.tsv, in figures/; and a program for copies to go to.
mkdir figures bin
cat >bin/nabla-view <<'END'
#!/bin/sh
sed -n '/^figure/,/^end$/p;/^show$/q' <&3 >figures/said
END
cat >bin/xclip <<'END'
#!/bin/sh
exec cat >copied
END
cp bin/xclip bin/wl-copy
chmod +x bin/*
PATH=$dir/bin:$PATH
sed -n 's/^figure\t//p' "$table" | while read -r name code; do
    SDL_VIDEODRIVER=dummy NABLA_VIEW=bin/nabla-view "$NABLA" -e "$code; show()" >/dev/null 2>&1
    mv figures/said "figures/$name" && [ -s "figures/$name" ] || exit 1
done || { echo 'nabla says nothing of the figures'; exit 99; }

# Some rows of each sort: keys, typed lines, the wheel, clicks and drags; of what is said, drawn,
# saved and undone. With MAP_WHOLE=1, all of them.
slice='Tab click shift+b alt+Left colon v wheel drag right_drag double_click Left shift+u comma g
    ctrl+plus z ctrl+s h ctrl+c q'
if [ "${MAP_WHOLE:-0}" = 0 ]; then
    all=$table
    table=$dir/slice.tsv
    grep '^figure' "$all" >"$table"
    for keys in $slice; do
        grep "^$(echo "$keys" | tr _ ' ')	" "$all" >>"$table" || { echo "no row: $keys"; exit 99; }
    done
fi

# Each wait has an end of its own; this one is for a window that never sleeps, on any machine.
# shellcheck disable=SC2034 # of who reads this
LONG=1200

# spoil KEYS SCRIPT SAID: that row, made wrong, of which that must be said.
spoil()
{
    grep "^$1	" "$table" | sed "$2" >row
    [ -s row ] && ! grep -qxFf row "$table" || { echo "no row to spoil: $1, $2"; exit 1; }
    cat row >>wrong.tsv
    echo "$3" >>faults
}

# see_faults MAP: every sort of fault is seen.
see_faults()
{
    grep '^figure' "$table" >wrong.tsv
    : >faults
    spoil g 's/did grid(False)/-/' 'g: says did grid(False)'
    spoil g 's/(False)/(True)/' "g: does not say 'did grid(True)'"
    spoil h 's/\.	-/j	-/' "h: 'plot' did not change"
    spoil h 's/plot y x/plot y/' "h: 'x' should not change"
    spoil g 's/plot$/plot y/' "g: 'y' did not change"
    spoil ctrl+c 's/word$/size/' 'ctrl+c: the window does not change its size'
    MAP_PATIENCE=2000 timeout $LONG "$1" wrong.tsv figures 2>said
    [ $? = 1 ] || { echo 'faults are not seen:'; cat said; exit 1; }
    while read -r fault; do
        grep -qF "$fault" said || { echo "not seen: $fault"; cat said; exit 1; }
    done <faults
}
