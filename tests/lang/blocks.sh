# SPDX-License-Identifier: GPL-3.0-or-later
# Files of blocks, ">>> CODE" and the lines after it, which are what is said to it. A test
# defines check(), which looks at $code with $dir/expected, and calls each_block FILE.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
count=0 failures=0

each_block()
{
    code=
    while IFS= read -r line; do
        case $line in
        '>>> '*)
            [ -z "$code" ] || check
            code=${line#'>>> '}
            : >"$dir/expected"
            ;;
        *) printf '%s\n' "$line" >>"$dir/expected" ;;
        esac
    done <"$1"
    check
}
