#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The instruction sets with fused multiply-add give the same bits, whatever
# compiler they come from: those that isa.sum is the checksum of. (A change of a
# kernel's last digits changes it: `cksum <v3` below.) The baseline without it
# agrees to the last place. Without the processor for a set, nabla takes the best
# there is, and this test compares less.
. "$srcdir/tests/cli/lib.sh"

awk 'BEGIN {
    for (i = -3000; i <= 3000; i++) printf "%.17g\n", i*i*i/3.6e7 + i/977
    for (i = -300; i < 300; i++) printf "%.17ge%d\n%.17ge%d\n", -1 - i/611, i, 1 + i/907, i
}' >"$dir/x"
functions="sigmoid tanh logsigmoid softplus softsign relu elu selu celu hardswish gelu gelu_tanh
    silu mish phi Phi laplace exp expm1 erf erfc tanhshrink quick_gelu gaussian log1p sin cos snake siren
    serf lisht squareplus bent_identity hardsigmoid leaky_relu relu6 hardtanh softshrink hardshrink
    hard_sigmoid_02 sparse_plus rrelu sinh cosh asinh acosh atanh atan log log2 log10 tan asin acos
    golu loglog cloglog"
exprs=
for f in $functions; do
    exprs="$exprs${exprs:+, }$f(x), $f'(x)"
done
exprs="$exprs, x^3, x^-5, x^11, x^-64"
for isa in v1 v3 v4; do
    NABLA_ISA=$isa "$nabla" -m "$exprs" <"$dir/x" >"$dir/$isa" 2>"$dir/err" || complain "$isa"
    NABLA_ISA=$isa "$nabla" -e 'x = linspace(-5, 7, 1001)' -e 'set(precision=16, threshold=2000)' \
        -e 'x' -e 'arange(-50.3, 50, 0.1)' -e 'linspace(-0.1, 0.7, 801)' -e 'logspace(-8, 9, 1001)' \
        >>"$dir/$isa" 2>>"$dir/err" || complain "$isa"
done
cmp "$dir/v3" "$dir/v4" || complain 'v3 and v4 differ'
case $(uname -m) in aarch64 | arm64) fused=yes ;; *) fused= ;; esac
if [ -n "$fused" ] || ! cmp -s "$dir/v1" "$dir/v3"; then
    cksum <"$dir/v3" >"$dir/sum"
    cmp "$dir/sum" "$srcdir/tests/cli/isa.sum" || complain "not the bits of isa.sum: $(cat "$dir/sum")"
fi
# One unit in the last place of a double is 2.2e-16 of it.
paste "$dir/v1" "$dir/v3" | awk '
    NR <= 7201 {
        for (i = 1; i <= NF/2; i++) {
            d = $i - $(i + NF/2); d = d < 0 ? -d : d
            s = $i < 0 ? -$i : $i
            if (d > 2.3e-16*s && d > 1e-300) { print "line " NR ": " $i " " $(i + NF/2); exit 1 }
        }
    }' || complain 'v1 differs by more than the last place'
finish
