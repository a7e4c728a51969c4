#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual page has every option and every variable that is read, what it says of the
# language runs, and it is set without a warning.
. "$srcdir/tests/cli/lib.sh"

page=$srcdir/doc/nabla.1
plain=$dir/plain
sed 's/\\-/-/g; s/\\fI\|\\fR//g' "$page" >"$plain"
run 0 --help
options=$(sed -n 's/^  \(-[a-z],\|   \) \(--[a-z-]*\).*/\2/p' "$dir/out")
letters=$(sed -n 's/^  \(-[a-z]\),.*/\1/p' "$dir/out")
[ -n "$options" ] && [ -n "$letters" ] || complain '--help has no options'
sed -n '/^\.SH OPTIONS/,/^\.SH KEYS/p' "$plain" >"$dir/options"
for option in $options $letters; do
    grep -qE -- "^\.BR? (.*[ \"])?$option( |\"|\$)" "$dir/options" ||
        complain "$option is not in the manual"
done
for option in $(grep -oE -- '--[a-z-]+' "$dir/options" | sort -u); do
    echo "$options" | grep -qxe "$option" || complain "the manual has $option, which is no option"
done

# Names of variables are texts of capitals in files that ask for one. Those are no names:
# what is translated, what is set, values.
sed -n '/^\.SH ENVIRONMENT/,/^\.SH FILES/p' "$plain" >"$dir/variables"
files=$(grep -lE 'getenv\(|nb_xdg_path\(' "$srcdir"/src/*/*.c)
names=$(grep -hvE 'N_\("|SetHint' $files | grep -vE '^ *setenv\("' |
    grep -oE '"[A-Z][A-Z0-9_]{2,}"' | tr -d '"' | sort -u |
    grep -vxE 'POSIX|KMSDRM|SDL_VIDEO_.*|SDL_MOUSE_.*')
[ "$(echo "$names" | wc -l)" -ge 15 ] || complain "only these variables are found: $names"
for name in $names; do
    grep -qwe "$name" "$dir/variables" || complain "$name is not in the manual"
done

sed -n '/^\.SH "THE LANGUAGE/,/^\.fi/p' "$plain" | grep -v '^\.' >"$dir/brief.nab"
echo "print(1)" >"$dir/a.nab"
if [ -x "$NABLA_VIEW" ]; then
    here=$PWD
    cd "$dir" || exit 99
    run 3 brief.nab
    cd "$here" || exit 99
    [ -s "$dir/a.pdf" ] || complain 'savefig of the manual wrote nothing'
fi

if command -v man >/dev/null && man -l --warnings "$page" >/dev/null 2>"$dir/warnings"; then
    :
elif command -v groff >/dev/null; then
    groff -man -Tutf8 -ww "$page" >/dev/null 2>"$dir/warnings"
else
    : >"$dir/warnings"
fi
[ ! -s "$dir/warnings" ] || complain "$(cat "$dir/warnings")"
finish
