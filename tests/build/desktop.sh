#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What desktops read of nabla: their own programs find no fault with it, and its parts agree.
. "$srcdir/tests/cli/lib.sh"

data=$srcdir/data
page=$data/local.nabla.nabla.metainfo.xml
: >"$dir/out"
: >"$dir/err"
missing=
# asks PROGRAM ARGUMENT...: the program has nothing to say about it.
asks()
{
    command -v "$1" >/dev/null || {
        missing="$missing $1"
        return 0
    }
    "$@" >"$dir/out" 2>&1 || complain "$*"
}
asks desktop-file-validate --no-hints "$data/nabla.desktop"
# Newer ones do not let a page pass that has no address: the project has none.
if command -v appstreamcli >/dev/null; then
    appstreamcli validate --no-net "$page" >"$dir/out" 2>&1 ||
        [ "$(grep '^[EW]:' "$dir/out" | grep -vc ': url-homepage-missing$')" = 0 ] || complain "$page"
else
    missing="$missing appstreamcli"
fi
mkdir -p "$dir/mime/packages"
cp "$data/nabla.xml" "$dir/mime/packages/"
asks update-mime-database "$dir/mime"
[ ! -e "$dir/mime/globs2" ] || grep -q 'text/x-nabla:\*\.nab' "$dir/mime/globs2" ||
    complain 'no type for *.nab'

# The same words in all of them.
id=$(sed -n 's|.*<id>\(.*\)</id>.*|\1|p' "$page")
[ "$page" = "$data/$id.metainfo.xml" ] || complain "the page of $id has another name"
for type in $(sed -n 's|.*<mediatype>\(.*\)</mediatype>.*|\1|p' "$page"); do
    grep -q "^MimeType=.*$type;" "$data/nabla.desktop" || complain "nabla.desktop does not open $type"
    grep -q "type=\"$type\"" "$data/nabla.xml" || complain "nabla.xml has no $type"
done
[ "$(sed -n 's|.*<category>\(.*\)</category>.*|\1;|p' "$page" | tr -d '\n')" = \
    "$(sed -n 's/^Categories=//p' "$data/nabla.desktop")" ] || complain 'other categories'

# A PNG says its width and height in the bytes from 16 on.
for icon in "$data"/nabla-*.png; do
    side=${icon##*-}
    side=${side%.png}
    set -- $(od -An -tu1 -j16 -N8 "$icon")
    [ "$(($3 * 256 + $4)) $(($7 * 256 + $8))" = "$side $side" ] || complain "$icon is not $side pixels wide"
done
# What it opens is run, and prompts after that.
[ "$(sed -n 's/^Exec=//p' "$data/nabla.desktop")" = 'nabla -i %F' ] || complain 'another command'
echo '1+1' >"$dir/a b.nab"
echo '2+2' >"$dir/input"
run 0 -i "$dir/a b.nab" <"$dir/input"
has out 2
has out 4
[ -e "$dir/failed" ] || [ -z "$missing" ] || {
    echo "there is no$missing here"
    exit 77
}
finish
