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
finds '整流线性' relu leaky_relu
finds '修正线性单元' relu
finds '带泄漏整流线性单元' leaky_relu
finds '参数化修正线性单元' prelu
finds '逻辑函数' sigmoid
finds '逻辑斯谛函数' sigmoid
finds 'S 形函数' sigmoid
finds '硬 S 形' hardsigmoid
finds '软加函数' softplus
finds '高斯误差' gelu gelu_tanh
finds '高斯误差线性单元' gelu
finds '高斯误差函数' erf
finds '反正弦' asin
finds '反双曲正切' atanh
finds '梯度爆炸' depth
finds '单调递增' sigmoid tanh
finds '函数' - erf exp
for word in 整流线性 双曲正切 逻辑函数 'S 形' 软加 高斯误差; do
    run 0 -e "list(\"$word\")"
    run 0 -e "help(\"$word\")"
done
# Each word of the table leads somewhere.
sed -n 's/^    {"\([^"]*\)", "[^"]*"},$/\1/p' "$srcdir/src/help/chinese.c" >"$dir/words"
[ "$(wc -l <"$dir/words")" -gt 200 ] || complain 'the table of Chinese words was not read'
while IFS= read -r word; do
    "$nabla" -e "??$word" >"$dir/out" 2>"$dir/err" </dev/null || complain "??$word finds nothing"
done <"$dir/words"
# A name of two columns a letter has its text below those of others.
run 0 -e 'activation 我的(x) = x*sigmoid(x) "First."' -e 'activation 我的gate(x) = x "Second."' -e '??我的'
says out '我的              First.
我的gate          Second.'
run 0 -e '??e'
tail -n 1 "$dir/out" | grep -Eq '^\.\.\. and [0-9]+ more$' || complain '??e does not say how many more'
# What is no name is searched for.
run 0 -e 'help("saturat")'
grep -q '^sigmoid ' "$dir/out" || complain 'help("saturat") does not search'
run 1 -e '??zzyzx'
finish
