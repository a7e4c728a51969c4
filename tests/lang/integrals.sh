#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every line of integrals.txt: integral() is as far from the closed form as it says at
# most, or refuses for that reason. What it says is a note, or else 12 digits; the closed
# form itself may be off by a few roundings.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# is_close VALUE EXACT BOUND: the bound is 0 where none was told.
is_close()
{
    awk -v value="$1" -v exact="$2" -v told="$3" 'BEGIN {
        off = value - exact
        size = exact < 0 ? -exact : exact
        bound = (told > 0 ? told : 1e-12 * size) + 2e-15 * size + 1e-300
        exit !(off <= bound && -off <= bound)
    }'
}

check_value()
{
    if ! value=$(timeout 30 "$NABLA" -e "integral($1)" 2>"$dir/err"); then
        echo "$1: $(head -n 1 "$dir/err")"
        return 1
    fi
    told=$(sed -n 's/.*may be off by //p' "$dir/err")
    exact=$("$NABLA" -e "$2") || return 1
    is_close "$value" "$exact" "${told:-0}" && return
    echo "$1: $value, and not $exact (told: ${told:-nothing})"
    return 1
}

check_refusal()
{
    if value=$(timeout 30 "$NABLA" -e "integral($1)" 2>"$dir/err"); then
        echo "$1: $value, and not: $2"
        return 1
    fi
    grep -qF "$2" "$dir/err" && return
    echo "$1: $(head -n 1 "$dir/err"), and not: $2"
    return 1
}

# check_all <FILE: the number of wrong lines in `failures`, of all in `count`.
check_all()
{
    count=0 failures=0
    while IFS= read -r line; do
        case $line in
        '#'* | '') continue ;;
        *' ! '*) check_refusal "${line% ! *}" "${line#* ! }" ;;
        *) check_value "${line% = *}" "${line#* = }" ;;
        esac || failures=$((failures + 1))
        count=$((count + 1))
    done
}

# The test itself can fail.
check_all >"$dir/planted" <<'END'
x, 0..1 = 0.500001
x, 0..1 ! diverges
1/x, 0..1 = 1
END
[ "$failures" = 3 ] || { echo "planted faults pass"; exit 1; }

check_all <"$(dirname "$0")/integrals.txt"
echo "$count integrals, $failures wrong"
[ "$failures" = 0 ]
