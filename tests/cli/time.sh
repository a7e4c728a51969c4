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
# %time is the same, also where time is somebody's own.
run 0 -q -e 'time = 3; %time 2 + 3'
has out 5
has out 's'

# many REST ARGUMENT...: the line of timeit, and nothing else.
many()
{
    rest=$1
    shift
    run 0 -q "$@"
    grep -qE "^[0-9.]+ (s|ms|µs|ns) ± [0-9.]+ (s|ms|µs|ns) per loop \(mean ± std\. dev\. of $rest each\)$" \
        "$dir/out" || complain "no mean of $rest"
    [ "$(wc -l <"$dir/out")" = 1 ] || grep -q 'The slowest run' "$dir/out" || complain 'more than a line'
}
many '3 runs, 100 loops' -e '%timeit -n 100 -r 3 silu(1)'
many '1 run, 1 loop' -e '%timeit -r1 -n1 sum(silu(linspace(-5, 5, 1000)))'
many '2 runs, 1,000 loops' -e 'timeit(silu(1), loops=1000, runs=2)'
# So many that a run takes a fifth of a second: 7*0.3 s fall on 7 runs of one loop.
many '7 runs, 1 loop' -e 'import time' -e 'timeit time.sleep(0.3)'
# A thousand numbers take longer than one.
run 0 -q -e 'x = linspace(-5, 5, 100000);' -e '%timeit -n 100 -r 3 silu(x)'
lacks ' ns ± .* per loop' "$dir/out" >/dev/null || complain 'numbers were not made'
run 1 -q -e 'time nosuchname'
has err "unknown name 'nosuchname'"
finish
