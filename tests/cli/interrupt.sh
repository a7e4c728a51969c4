#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SIGINT ends a script with status 130, in its work or while it is read.
. "$srcdir/tests/cli/lib.sh"

# Background jobs of a shell without job control ignore SIGINT from the start,
# and nabla follows no such wish: it installs its handler all the same.
interrupted()
{
    input=$1
    shift
    "$nabla" "$@" <"$input" >"$dir/out" 2>"$dir/err" &
    pid=$!
    sleep 0.5
    kill -INT "$pid"
    wait "$pid"
    status=$?
    [ "$status" = 130 ] || complain "interrupted nabla $*: status $status, not 130"
}

interrupted /dev/null -e 'print(1)' -e 'sum(sin(linspace(0,1,1e10)))' -e 'print(2)'
says out 1
# At once, whatever it is doing: each of these takes many seconds.
while IFS= read -r line; do
    start=$(date +%s)
    interrupted /dev/null -e "$line"
    [ "$(($(date +%s) - start))" -le 2 ] || complain "'$line' is not interrupted at once"
done <<'END'
np.random.normal(0, 1, 100000000)
torch.randn(100000000)
eye(20000)@eye(20000)
softmax(torch.randn(8000, 8000)@torch.randn(8000, 8000), dim=1)
integral(x -> sin(1e9*x)*exp(sin(x)), 0..1e4)
f(a) = integral(t -> sin(a*exp(t)), 0..20); plot(f)
points(x -> sin(x^5) + sum(sin(x*linspace(0, 1, 1000))), 0..1000)
(x -> 1/(1 + exp(-x^2)*sin(x)))''''''''''''(1)
END
# An abort, as of an assertion that fails, loses nothing that was printed.
"$nabla" -e 'print(7); sum(sin(linspace(0,1,1e11)))' >"$dir/out" 2>"$dir/err" &
pid=$!
sleep 0.5
kill -ABRT "$pid"
wait "$pid" 2>/dev/null
says out 7
mkfifo "$dir/fifo"
sleep 5 >"$dir/fifo" &
writer=$!
interrupted "$dir/fifo" -
interrupted "$dir/fifo" -m x
kill "$writer"
finish
