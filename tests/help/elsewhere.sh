#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The tables of names elsewhere answer: each of their rows has a page that says it, and what
# frameworks and papers call a function leads to it.
. "$srcdir/tests/cli/lib.sh"

# page NAME HEAD: help on NAME begins with the function HEAD.
page()
{
    "$nabla" -e "help($1)" >"$dir/page" 2>&1
    case $(head -n 1 "$dir/page") in
    "$2("*) ;;
    *) complain "help($1) is no page of $2" ;;
    esac
}

sed -n '/elsewhere\[\] = {/,/^};/s/.*{\.op = "\([^"]*\)".*/\1/p' "$srcdir/src/help/frameworks.c" \
    >"$dir/elsewhere"
sed -n '/clashes\[\] = {/,/^};/s/^ *{"\([^"]*\)",.*/\1/p' "$srcdir/src/help/frameworks.c" \
    >"$dir/clashes"
[ "$(wc -l <"$dir/elsewhere")" -gt 40 ] || complain 'the table of names was not read'
[ "$(wc -l <"$dir/clashes")" -gt 10 ] || complain 'the table of clashes was not read'
for name in $(cat "$dir/elsewhere"); do
    page "$name" "$name"
    grep -q '^  elsewhere  ' "$dir/page" || complain "help($name) names no framework"
done
for name in $(cat "$dir/clashes"); do
    page "$name" "$name"
    grep -q '^  same name  ' "$dir/page" || complain "help($name) tells of no other of its name"
done

# Names of other frameworks that are names here.
while read -r theirs ours; do
    page "$theirs" "$ours"
done <<'END'
gelu_quick quick_gelu
gelu_fast_approx quick_gelu
gelu_fast gelu_tanh
gelu_python gelu
hswish hardswish
hsigmoid hardsigmoid
bnll softplus
reluN1To1 hardtanh
atlu calu
geglu_erf geglu
clipped_swiglu swiglu_oai
clipped_gelu gelu_10
self_scalable_tanh stan
END
# What has a page of its own and what a search finds.
for name in softcap polyrelu xatlu xgelu xsilu swish_t swish_t_a swish_t_b swish_t_c zorro \
    erfrelu shrink nelu geglu_tanh geglu_quick leaky_relu_squared; do
    page "$name" "$name"
done
run 0 -e '??fastgelu'
has out 'quick_gelu        GELU by its sigmoid approximation.'
run 0 -e 'help("SwiGLU_OAI")'
[ "$(sed 's/ .*//' "$dir/out")" = swiglu_oai ] || complain 'SwiGLU_OAI is not found'
# Defaults that differ, and which of three functions is meant.
run 0 -e 'help(leaky_relu)'
tr -s ' \n' '  ' <"$dir/out" >"$dir/flat"
grep -qF 'tf.nn.leaky_relu(alpha=0.2)' "$dir/flat" || complain 'leaky_relu does not tell defaults'
run 0 -e 'help(srelu)'
tr -s ' \n' '  ' <"$dir/out" >"$dir/flat"
grep -qF 'are called SReLU, too.' "$dir/flat" || complain 'srelu does not tell of the others'
finish
