#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is said on standard error though nothing is wrong.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
failures=0

# check CODE NOTE: the code runs and NOTE, a number of lines, is all it says beside.
check()
{
    "$NABLA" -e "$1" >"$dir/out" 2>"$dir/err"
    status=$?
    printf '%s' "$2" >"$dir/expected"
    [ -z "$2" ] || echo >>"$dir/expected"
    [ $status = 0 ] && cmp -s "$dir/expected" "$dir/err" && return
    failures=$((failures + 1))
    echo "status $status: $1"
    diff "$dir/expected" "$dir/err"
}

# own NAME: the note that a name hides nabla's.
own()
{
    echo "nabla: note: '$1' is your own from here on; del $1 gives nabla's back"
}

check 'sum = 0; sum = 1' "$(own sum)"
check 'σ = 5' "$(own σ)"
check 'sigmoid(x) = x' "$(own sigmoid)"
check 'for max in [1]: pass' "$(own max)"
check 'import numpy as torch' "$(own torch)"
check 'e, k = 1, 2' "$(own e)"
check 'from torch import relu; import numpy as np; from torch.nn import functional as F' ''
check 'x = 3; foo = 4; f(sum) = sum; f(2)' ''
check 'def f(a):
    max = a
    return max
f(3)' ''

printf 'sum = 0\n' >"$dir/a.py"
"$NABLA" "$dir/a.py" 2>"$dir/err" || failures=$((failures + 1))
[ -s "$dir/err" ] && { cat "$dir/err"; failures=$((failures + 1)); }
[ "$failures" = 0 ]
