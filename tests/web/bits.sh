#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program of the page, run by node: its numbers have the bits of the baseline, and scripts
# print what they print elsewhere.
. "$srcdir/tests/cli/lib.sh"
program=${NABLA_HTML%/*}/web/nabla-node.js
[ -e "$program" ] && command -v node >/dev/null || exit 77

cat >"$dir/nabla" <<END
#!/bin/sh
exec node --stack-size=3900 "$program" "\$@"
END
chmod +x "$dir/nabla"

# The list of tests/cli/isa.sh, without its checks: both programs write it.
sed '/^for isa in/,$d; /lib.sh"$/d' "$srcdir/tests/cli/isa.sh" >"$dir/list.sh"
. "$dir/list.sh"
[ -s "$dir/x" ] && [ -n "$exprs" ] || complain 'there is no list'
bits()
{
    "$1" -m "$exprs" <"$dir/x"
    "$1" -e 'set(precision=16, threshold=2000)' -e 'linspace(-5, 7, 1001)' \
        -e 'arange(-50.3, 50, 0.1)' -e 'linspace(-0.1, 0.7, 801)' -e 'logspace(-8, 9, 1001)' \
        -e 'log(1000, 10), log(243, 3), root(10, 7), root(2, 5), scipy.stats.norm.ppf([0.001, 0.3])' \
        -e 'integral(x -> exp(-x^2), -inf, inf), integral(sin(x)/x, 1, inf), solve(x^3 - 6x^2 + 11x - 6)'
}
NABLA_ISA=v1 bits "$nabla" >"$dir/native" 2>"$dir/err" || complain 'the native list'
bits "$dir/nabla" >"$dir/web" 2>"$dir/err" || complain 'the list of the page'
cmp "$dir/native" "$dir/web" || complain "not the baseline's bits: $(diff "$dir/native" "$dir/web" | head -n 4)"

# Left out: tensors of more elements than 32 bits count (index, ranges), pictures beside help
# (activation, facts), files of its own (load), and nabla-digits (sure).
for script in "$srcdir"/tests/lang/*.nab; do
    case $script in */index.nab | */ranges.nab | */facts.nab | */load.nab | */activation.nab | */sure.nab) continue ;; esac
    "$nabla" "$script" >"$dir/native" 2>"$dir/err"
    status=$?
    "$dir/nabla" "$script" >"$dir/out" 2>"$dir/err"
    [ $? = $status ] || complain "$script: not status $status"
    cmp "$dir/native" "$dir/out" || complain "$script: $(diff "$dir/native" "$dir/out" | head -n 4)"
done
# What 32 bits do not count is an error, and no other number.
run 0 -e 'sum(linspace(0, 1, 10^9))'
for code in 'linspace(0, 1, 1e12)' 'zeros(1e12)' 'arange(1e13)' 'range(10^12)' 'torch.rand(1e14)' \
    'linspace(0, 1, 1e6).unsqueeze(1)*linspace(0, 1, 1e6)'; do
    "$dir/nabla" -e "$code" >"$dir/out" 2>"$dir/err" && complain "$code is no error"
    grep -Eq 'too (large|many)|fit into memory' "$dir/err" || complain "$code: $(cat "$dir/err")"
done
finish
