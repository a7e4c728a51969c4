#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An inch is an inch in every file; what savefig is told is honoured or refused.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# bytes FILE FROM COUNT: a big-endian number.
bytes()
{
    od -An -tu1 -j"$2" -N"$3" "$1" | awk '{ n = 0; for (i = 1; i <= NF; i++) n = 256*n + $i; print n }'
}

# holds CODE TEXT: the file $file that CODE writes has a line with TEXT.
holds()
{
    run 0 -e "$1"
    grep -aqF -- "$2" "$file" || complain "$1: no '$2' in the file"
}

# measures CODE WIDTHxHEIGHT PIXELS_A_METRE: that PNG has them.
measures()
{
    file=$dir/figure.png
    run 0 -e "$1"
    at=$(grep -abo pHYs "$file" | head -n 1 | cut -d: -f1)
    size="$(bytes "$file" 16 4)x$(bytes "$file" 20 4) $(bytes "$file" $((at + 4)) 4)"
    [ "$size" = "$2 $3" ] || complain "$1 is $size, not $2 $3"
}

png=$dir/figure.png
measures "plot(sin); savefig('$png')" 1600x1000 7874
measures "figure(figsize=(8, 5)); plot(sin); savefig('$png', dpi=150)" 1200x750 5906
measures "figure(figsize=(8, 5), dpi=72); plot(sin); savefig('$png')" 576x360 2835
measures "figure(figsize=(8, 5), dpi=72); plot(sin); savefig('$png', dpi='figure')" 576x360 2835
measures "figure(size='2 x 1 in'); plot(sin); savefig('$png', dpi=100)" 200x100 3937
measures "figure(size='25.4mm x 72pt'); plot(sin); savefig('$png', dpi=300)" 300x300 11811

for unit in '(8, 5)' '(4, 2.5)'; do
    points=$([ "$unit" = '(8, 5)' ] && echo 576 360 || echo 288 180)
    make="figure(figsize=$unit); plot(sin)"
    file=$dir/figure.svg
    holds "$make; savefig('$file')" "width=\"${points% *}pt\" height=\"${points#* }pt\""
    file=$dir/figure.eps
    holds "$make; savefig('$file')" "%%BoundingBox: 0 0 $points"
    file=$dir/figure.pdf
    holds "$make; savefig('$file')" "/MediaBox [ 0 0 $points ]"
done
file=$dir/figure.pdf
holds "figure(size='2.54cm x 5.08 cm'); plot(sin); savefig('$file')" '/MediaBox [ 0 0 72 144 ]'
holds "figure(size='5.08 × 2.54 cm'); plot(sin); savefig('$file')" '/MediaBox [ 0 0 144 72 ]'
# The format that is named, whatever the name; EPS knows who made it and how.
file=$dir/named
holds "plot(sin); savefig('$file', format='svg')" '<svg '
file=$dir/figure.eps
run 0 -e 'plot(sin, label="a\\b")' -e "plot(cos)
title('Ünder')" -o "$file"
has figure.eps '%%Creator: nabla '
has figure.eps '%nabla: plot(sin, label="a\134\134b")'
has figure.eps "%nabla: title('\\303\\234nder')"
! LC_ALL=C grep -aq '^%nabla.*[^ -~]' "$file" || complain 'bytes in a comment'

# Without paper there is nothing in the corners; cropped there is less of the page.
run 0 -e "plot(sin); savefig('$dir/clear.png', transparent=True, dpi=50)"
[ "$(bytes "$dir/clear.png" 25 1)" = 6 ] || complain 'transparent= gives no alpha'
run 0 -e "plot(sin); savefig('$dir/clear.svg', transparent=True); savefig('$dir/paper.svg')"
# cairo 1.18 has it a tenth larger on all sides.
paper='<rect x="(0|-57.6)" y="(0|-36)" width="(576|691.2)" height="(360|432)"'
grep -qE "$paper" "$dir/paper.svg" || complain 'there is no paper'
lacks -qE "$paper" "$dir/clear.svg" || complain 'transparent= has paper'
run 0 -e "figure(figsize=(8, 5)); plot(sin); savefig('$dir/tight.png', bbox_inches='tight', dpi=100)"
run 0 -e "figure(figsize=(8, 5)); plot(sin)
savefig('$dir/wide.png', bbox_inches='tight', pad_inches=1, dpi=100)"
tight=$(bytes "$dir/tight.png" 16 4) wide=$(bytes "$dir/wide.png" 16 4)
[ "$tight" -lt 800 ] || complain "bbox_inches='tight' crops nothing: $tight"
[ "$wide" -ge $((tight + 179)) ] && [ "$wide" -le $((tight + 181)) ] ||
    complain "pad_inches=1 makes $tight to $wide"
run 0 -e "plot(sin); savefig('$dir/grey.svg', facecolor='#102030')"
grep -qE 'fill(:|=")rgb\(6.27451%, ?12.54902%, ?18.8235' "$dir/grey.svg" || complain 'paper of another colour'

# refused CODE MESSAGE
refused()
{
    run 1 -e "$1"
    has err "$2"
}
for dpi in 0 -1 nan inf 1e9; do
    refused "plot(sin); savefig('$png', dpi=$dpi)" 'dpi is pixels an inch, from 1 to 10000'
    refused "figure(dpi=$dpi)" 'dpi is pixels an inch, from 1 to 10000'
done
for size in '(1e-9, 1e-9)' '(0.005, 1)' '(0, 1)' '(-1, 1)' '(nan, 1)' '(301, 1)'; do
    refused "figure(figsize=$size)" 'figsize is a width and a height in inches, from 0.1 to 300'
done
refused "figure(size='1e-9 x 1')" 'a side of a figure has 0.1 to 300 inches'
refused "figure(size='9 furlongs')" "'9 furlongs' is no size"
refused "figure(size='9cm')" "'9cm' is no size"
refused "figure(figsize=(160, 160)); plot(sin); savefig('$png')" 'a picture may have 256 million'
refused "figure(figsize=(300, 1)); plot(sin); savefig('$png')" 'a side may have 32767'
refused "plot(sin); savefig('$png', format='xyz')" "unknown file type '.xyz'"
refused "plot(sin); savefig('$png', bbox_inches='loose')" 'expected "tight" or "standard"'
refused "plot(sin); savefig('$png', pad_inches=-1)" 'pad_inches is a margin in inches'
refused "plot(sin); savefig('$png', facecolor='nocolour')" "unknown colour 'nocolour'"
run 0 -e "figure(figsize=(300, 300)); plot(sin); savefig('$dir/large.svg')"

# What was saved need not be shown.
run 0 -e 'plot(sin)' -e "savefig('$png')"
says err ''
# Paths that cannot be: the old file stays, and nothing is beside it.
mkdir "$dir/folder"
cp "$png" "$dir/folder/old.png"
refused "plot(sin); savefig('$dir/folder')" 'no file type in'
refused "plot(sin); savefig('$dir/folder/none')" 'no file type in'
refused "plot(sin); savefig('$dir/none/a.png')" 'No such file or directory'
refused "figure(figsize=(160, 160)); plot(sin); savefig('$dir/folder/old.png')" 'cannot draw'
if [ -w /dev/full ]; then
    ln -s /dev/full "$dir/full.png"
    refused "plot(sin); savefig('$dir/full.png')" 'No space left on device'
fi
if [ "$(id -u)" != 0 ]; then
    chmod a-w "$dir/folder"
    refused "plot(sin); savefig('$dir/folder/new.png')" 'Permission denied'
    chmod u+w "$dir/folder"
fi
cmp -s "$png" "$dir/folder/old.png" || complain 'the old file is not as it was'
[ "$(ls "$dir/folder")" = old.png ] || complain 'there is more than the old file'
finish
