#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# --keep-going: after an error the next statement runs, in -e and files; the status says so.
. "$srcdir/tests/cli/lib.sh"

run 1 -k -e 'foo(1); print(2); qqq' -e 'print(3)'
says out '2
3'
says err "nabla: -e:1:1: unknown name 'foo'
  foo(1); print(2); qqq
  ^~~
nabla: -e:1:19: unknown name 'qqq'
  foo(1); print(2); qqq
                    ^~~"
run 0 --keep-going -e 'print(2)' -e 'print(3)'
run 1 -e 'foo(1); print(2)' -e 'print(3)'
says out ''
# Errors of syntax, too, which end at the next line that begins a statement.
cat >"$dir/a.nab" <<'END'
print(1)
x = = 2
print((2
print(3)
if 1 +:
    print(4)
else:
    print(5)
def f(x):
    return (x +
y = [1,
  2 3,
]
for i in range(2):
    print(6)
    nothing
print(7)
g(x) = nowhere(x)
g(1)
print(8)
END
run 1 -k "$dir/a.nab" -e 'print(9)'
says out '9
1
3
6
7
8'
grep -o '\.nab:[0-9]*:[0-9]*: ' "$dir/err" | cut -d: -f2 | tr '\n' ' ' >"$dir/lines"
[ "$(cat "$dir/lines")" = '2 4 5 10 12 16 18 ' ] || complain "errors in lines $(cat "$dir/lines")"
# What is said with exit() is said; interrupts and files that are not there are no statements.
run 3 -k -e 'foo' -e 'exit(3)' -e 'print(1)'
says out ''
run 1 -k -e 'foo' -e 'exit()'
run 2 -k "$dir/none.nab" -e 'print(1)'
says out 1
run 2 -k "$dir/none.nab" "$dir/a.nab"
has out 8
# A file that is loaded ends at its error: it is one statement.
printf 'print(1)\nfoo\nprint(2)\n' >"$dir/b.nab"
run 1 -k -e "load('$dir/b.nab'); print(3)"
says out '1
3'
run 1 -k <"$dir/b.nab"
says out '1
2'
# The figure of -o is written all the same, also the filter runs; the status stays.
run 1 -k -e 'plot(silu)' -e foo -o "$dir/kept.csv"
grep -q '^6,' "$dir/kept.csv" || complain 'no figure after an error'
run 2 -k "$dir/none.nab" -e 'plot(silu)' -o "$dir/kept2.csv"
[ -s "$dir/kept2.csv" ] || complain 'no figure after a file that is not there'
run 1 -e 'plot(silu)' -e foo -o "$dir/not.csv"
[ ! -e "$dir/not.csv" ] || complain 'a figure after an error that ended it'
run 1 -k -e foo -o "$dir/empty.csv"
has err 'nothing to save'
run 0 -k -e 'plot(silu)' -o "$dir/good.csv"
run 3 -k -e 'plot(silu)' -e foo -e 'exit(3)' -o "$dir/left.csv"
[ -s "$dir/left.csv" ] || complain 'no figure after exit()'
printf '1\n' | "$nabla" -k -e 'a = 2' -e foo -m 'a*x' >"$dir/out" 2>"$dir/err"
[ $? = 1 ] || complain 'the status of the filter after an error is not 1'
says out 2
finish
