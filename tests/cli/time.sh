#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# time VALUE: a line with the time, then the value; whatever else is called time.
. "$srcdir/tests/cli/lib.sh"

# timed REST ARGUMENT...: nabla prints a line with a time and REST, and then a value.
timed()
{
    rest=$1
    shift
    run 0 -q "$@"
    sed -n 1p "$dir/out" | grep -qE "^[0-9.]+ (s|ms|µs|ns)$rest$" ||
        complain "no time, or not$rest"
    says err ""
}

timed "" -e 'time 2 + 3'
has out 5
timed " for 1000 points, [0-9]+( million)? a second, [0-9]+ threads?" \
    -e 'time sum(silu(linspace(-5, 5, 1000)))'
has out "tensor("
NABLA_THREADS=1 timed " for 20 points, [0-9]+( million)? a second, 1 thread" \
    -e 'time silu(linspace(-5, 5, 20))'
timed "" -e 'f(n) = f(n - 1) + f(n - 2) if n > 1 else n; time f(10)'
has out 55
# The module of that name is another thing.
timed "" -e 'import time; t0 = time.time(); time 1'
run 0 -q -e 'time = 3; time + 1'
says out 4
run 1 -q -e 'time nosuchname'
has err "unknown name 'nosuchname'"
finish
