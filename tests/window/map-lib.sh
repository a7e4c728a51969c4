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
