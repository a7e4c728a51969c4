#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files and standard input as scripts: no prompt, no banner, no color.
. "$srcdir/tests/cli/lib.sh"

printf 'print(1)\n1+1\n' >"$dir/a.nab"
printf 'print(1)\n\n  sigmod(1)\nprint(3)\n' >"$dir/b.nab"

run 0 "$dir/a.nab"
says out '1
2'
run 0 - <"$dir/a.nab"
says out '1
2'
run 0 <"$dir/a.nab"
says out '1
2'
says err ''
run 0 --color=always <"$dir/a.nab"
says out '1
2'
run 0 </dev/null
says out ''
run 1 <"$dir/b.nab"
says out 1
has err "nabla: <stdin>:3:"
has err "unknown name 'sigmod'"
run 1 "$dir/b.nab" "$dir/a.nab"
says out 1
has err "nabla: $dir/b.nab:3:"
run 2 "$dir/none.nab"
says err "nabla: cannot read '$dir/none.nab': No such file or directory"
run 2 "$dir"
says err "nabla: cannot read '$dir': Is a directory"
# Text as other systems write it; what is no text is refused whole.
printf '\357\273\2771 + 1\r\n2 + 2' | run 0
says out '2
4'
printf '1 + 1\0002' | run 2
says out ''
has err 'has a NUL byte'
finish
