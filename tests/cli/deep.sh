#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Depth is refused or handled, never the end of the program.
. "$srcdir/tests/cli/lib.sh"

# repeat COUNT TEXT
repeat()
{
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

echo "1$(repeat 100000 +1)" | run 1
has err 'the expression is too long'
echo "1$(repeat 2000 +1)" | run 0
says out 2001
echo "1$(repeat 100000 '<2')" | run 1
echo "f(x) = x; f$(repeat 5000 "'")(1)" | run 1
echo "$(repeat 300 '-')1" | run 1
has err 'nested too deeply'
echo "$(repeat 5000 '[')" | run 1
run 0 -e 'f(n) = 0 if n < 1 else 1 + f(n - 1)' -e 'f(900)'
says out 900
run 1 -e 'f(n) = f(n + 1)' -e 'f(0)'
has err 'f calls itself too deeply'
# A tensor that was computed in 20,000 steps, and its gradient.
{
    echo 'x = [1, 2]; y = x'
    repeat 20000 'y = y + 0.5*x
'
    echo 'y'; echo 'grad(sum(y), x)'
} | run 0
says out 'tensor([10001., 20002.])
tensor([10001., 10001.])'
# Sixty squarings: a formula of 2^60 characters that nobody must write out.
{
    echo 'x = linspace(-1, 1, 5); y = x'
    repeat 60 'y = y*y
'
    echo "plot(y); savefig('$dir/y.csv')"
} | run 0
# A small stack is no end either: what fits the usual one fits all.
for size in 256 1024; do
    (
        ulimit -s "$size" || exit
        run 1 -e 'f(n) = 0 if n < 1 else 1 + f(n - 1)' -e 'f(30000)'
        has err 'f calls itself too deeply'
        run 0 -e 'f(n) = 0 if n < 1 else 1 + f(n - 1)' -e 'f(900)'
        says out 900
        echo "$(repeat 190 '[')1$(repeat 190 ']')" | run 0
        echo "1$(repeat 2000 +1)" | run 0
        says out 2001
    )
done
# Lists in lists: printed as deep as Python prints them.
nest='a = [1]
for i in range(N): a = [a, 1]
'
run 0 -e "$(echo "$nest" | sed s/N/900/)" -e 'print(a)'
for n in 2000 200000; do
    run 1 -e "$(echo "$nest" | sed s/N/$n/)" -e 'print(a)'
    has err 'the list is nested too deeply to be printed'
done
# From within, where no list is deep when it is made.
run 1 -e 'a = [1, "x"]; b = a' -e 'for i in range(200000): c = [1, "x"]; b.append(c); b = c' -e 'print(a)'
has err 'the list is nested too deeply to be printed'
# A program without an end.
yes 'x = 1' | run 2 -
has err "'-' is too long: more than 64 MiB"
finish
