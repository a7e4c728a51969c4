#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ?? finds names, words and properties, in English and Chinese.
. "$srcdir/tests/cli/lib.sh"

# finds QUERY NAME...: each is among what is found, and the first one is the best, but for "-".
finds()
{
    query=$1
    best=$2
    shift
    [ "$best" = - ] && shift
    run 0 -e "??$query"
    [ "$best" = - ] || [ "$(sed -n '1s/ .*//p' "$dir/out")" = "$best" ] || complain "??$query: $best is not the best"
    for name; do
        grep -q "^$name " "$dir/out" || complain "??$query does not find $name"
    done
    [ "$(wc -l <"$dir/out")" -le 20 ] || complain "??$query is longer than a screen"
    awk 'length > 100 {exit 1}' "$dir/out" || complain "??$query has long lines"
}

finds gelu gelu gelu_tanh quick_gelu
finds saturat sigmoid tanh softsign
finds '"smooth" odd' tanh sin asinh
finds 'learnable' - leaky_relu prelu elu
finds 'gated' - silu gelu mish
finds 'gradient' grad
finds 'inflection' points
finds '激活函数' activations sigmoid tanh relu
finds '双曲正切' tanh
finds '线性整流' relu leaky_relu
finds '光滑的奇函数' tanh
finds '饱和' sigmoid tanh
finds 'softmax' softmax log_softmax
finds '绘图' plot plots
finds '导数' diff derivatives
finds '梯度' grad
run 0 -e '??e'
tail -n 1 "$dir/out" | grep -Eq '^\.\.\. and [0-9]+ more$' || complain '??e does not say how many more'
# What is no name is searched for.
run 0 -e 'help("saturat")'
grep -q '^sigmoid ' "$dir/out" || complain 'help("saturat") does not search'
run 1 -e '??zzyzx'
finish
