#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# doc/session.md, typed at a terminal of 80 columns: each line of its blocks in one session, and
# each line below it comes on the screen. A comment "keys: ..." has keys that are pressed.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
here=$(cd "$srcdir" && pwd) || exit 99
{
    cat <<'END'
skip-unless readline
env DISPLAY=
env WAYLAND_DISPLAY=
env SDL_VIDEODRIVER=
env LC_ALL=C.UTF-8
env TERM=screen
resize 24 80
start -q --no-init
cursor nabla>\s
END
    awk '
        # A line of the document in the letters of ptyrun, where a blank at the front is \s.
        function told(text,    blanks) {
            gsub(/\\/, "\\\\", text)
            match(text, /^ */)
            blanks = RLENGTH
            text = substr(text, blanks + 1)
            while (blanks-- > 0)
                text = "\\s" text
            return text
        }
        /^```/ { open = !open && ($0 ~ /^```(nabla|terminal)/); next }
        /^<!-- keys: / { sub(/^<!-- keys: /, ""); sub(/ -->$/, ""); print "send " $0; next }
        !open { next }
        /^nabla> / { sub(/^nabla> /, ""); print "send " told($0) "\\r"; next }
        length($0) { print "shows " told($0) }
    ' "$here/doc/session.md"
    echo 'row 0 nabla>'
    echo 'send ^D'
    echo 'exit 0'
} >"$dir/session.pty"
inputs=$(grep -c '^send' "$dir/session.pty")
echo "$inputs inputs"
[ "$inputs" -ge 20 ] || exit 1
tests/tty/ptyrun "$dir/session.pty"
