#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What NumPy warns of is said once, on standard error, and the numbers are NumPy's.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
failed=0

# says NOTE LINE...: a script of these lines says it once; "" for nothing.
says()
{
    note=$1
    shift
    printf 'import numpy as np\nimport torch\n' >"$dir/a.py"
    printf '%s\n' "$@" >>"$dir/a.py"
    "$NABLA" --no-init "$dir/a.py" >"$dir/out" 2>"$dir/err"
    count=$(grep -cF -- "$note" "$dir/err")
    if [ -z "$note" ]; then
        [ -s "$dir/err" ] || return
    elif [ "$count" = 1 ]; then
        return
    fi
    echo "wanted once: '$note' of: $*"
    cat "$dir/err"
    failed=1
}

quotient='a number divided by 0 gives inf or nan, as in NumPy'
whole='a whole number divided by 0 gives 0, as in NumPy'
large='whole numbers in arrays are exact up to 2^53: digits are lost'
says "$quotient" 'print(1/np.float64(0))' 'print(np.array([1.0])/0)'
says "$quotient" 'x = np.array([1.0, 0.0])' 'print(1/x)'
says "$whole" 'print(np.array([1, 2])//0)'
says "$whole" 'print(np.array([7, 8]) % np.array([2, 0]))'
says "$large" 'x = np.array([3**20])' 'print(x*x)' 'print(x*x*x)'
says "$large" 'print(np.array([3])**40)'
says "$large" 'print(np.prod(np.arange(1, 30)))'
says 'whole numbers cannot be divided by 0' 'print(torch.tensor([1, 2])//0)'
says '' 'print(np.array([1, 2])/2, np.array([1, 2])//2, np.array([2**50])*2, np.array([3])**33)'
says '' 'print(np.float64(1)/3, np.sum(np.array([1, 2])), np.array([0.0])*5)'
exit $failed
