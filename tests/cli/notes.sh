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

# lost TEXT VALUE: the note that a literal is no double.
lost()
{
    echo "nabla: note: $1 is no double: what is computed with is $2"
}

check 'x = 9007199254740993' "$(lost 9007199254740993 9007199254740992)"
check 'x = 1e400' "$(lost 1e400 inf)"
check 'x = 1e-400; for i in [1, 2]: y = 1e-400' "$(lost 1e-400 0)"
check 'x = 0.1 + 0.0 + 0 + 9007199254740992 + 1_000 + 1e300 + 0e5 + 1e23 + 0x1p-3' ''

printf 'sum = 0\n' >"$dir/a.py"
"$NABLA" "$dir/a.py" 2>"$dir/err" || failures=$((failures + 1))
[ -s "$dir/err" ] && { cat "$dir/err"; failures=$((failures + 1)); }
[ "$failures" = 0 ]
