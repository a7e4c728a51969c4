#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How many bytes files have, and that these are no more than pictures need: six smooth curves;
# more steps than columns, as bands and as dots beside each other.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# holds NAME BYTES COMMAND: the file that the command fills has at most so many.
holds()
{
    run 0 -e "$3; savefig('$dir/$1')"
    size=$(wc -c <"$dir/$1")
    printf '%-12s %7d of %7d bytes\n' "$1" "$size" "$2"
    [ "$size" -le "$2" ] || complain "$1 is too long: $3"
}

six='plot(gelu, silu, mish, selu, softplus, tanh, d=0)'
holds six.svg 30000 "$six"
holds six.pdf 10000 "$six"
holds six.html 24100 "$six"
holds floor.pdf 15000 'plot(floor(100x))'
holds floor.svg 30000 'plot(floor(100x))'
holds steps.svg 60000 'plot(float16(x))'
holds band.svg 10000 'plot(sin(1000x))'
finish
