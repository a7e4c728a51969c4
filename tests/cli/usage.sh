#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# --help, --version and wrong usage.
. "$srcdir/tests/cli/lib.sh"

run 0 --help
has out 'Usage: nabla [OPTION]... [FILE]...'
for option in --eval --output --interactive --quiet --no-init --color --help --version; do
    has out " $option"
done
says err ''
awk 'length > 80 {exit 1}' "$dir/out" || complain '--help has lines of more than 80 columns'
run 0 --version
head -n 1 "$dir/out" | grep -Eqx 'nabla [0-9]+\.[0-9]+\.[0-9]+' || complain 'no version'
has out 'NO WARRANTY'
run 0 --version --no-such-option
run 2 --no-such-option
says out ''
says err "nabla: unrecognized option '--no-such-option'
Try 'nabla --help' for more information."
run 2 -e
has err "nabla: option requires an argument -- 'e'"
run 2 --color=sometimes
has err "nabla: invalid color 'sometimes': it is auto, always or never"
# Colour where it is asked for, and none where nobody looks.
run 1 --color=always -e 'foo(1)'
has err "$(printf '\033[1;31mnabla: -e:1:1: \033[0munknown name')"
run 1 -e 'foo(1)'
grep -q "$(printf '\033')" "$dir/err" && complain 'colour without a terminal'
finish
