#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The ways to ask, and what is answered.
. "$srcdir/tests/cli/lib.sh"

# first CODE TEXT: the first line that is printed.
first()
{
    run 0 -e "$1"
    [ "$(head -n 1 "$dir/out")" = "$2" ] || complain "$1 does not begin with '$2'"
}

# All ways to ask for the same page.
for ask in '?gelu' 'gelu?' 'gelu??' 'help gelu' 'help(gelu)' 'help("gelu")' '  ? gelu ' \
    'help(F.gelu)' 'F.gelu?' 'help(nn.GELU())' "gelu'?" '?gelu;'; do
    first "$ask" 'gelu(x, approximate="none")'
done
run 0 -e '?gelu'
tr -s ' \n' '  ' <"$dir/out" | tr -s ' ' >"$dir/flat"
for text in ' formula x*Phi(x) ' ' derivative Phi(x) + x*phi(x) ' ' limits 0 at -inf, inf at inf ' \
    ' error 0.6 ulp ' ' source Hendrycks & Gimpel, arXiv:1606.08415, 2016 ' \
    ' PyTorch F.gelu nn.GELU ' 'MLX: nn.gelu' 'GGML: ggml_gelu_erf' 'transformers: gelu' \
    " example gelu'(1) is 1.0833154705876864 " ' see also gelu_tanh '; do
    grep -qF -- "$text" "$dir/flat" || complain "?gelu does not say '$text'"
done
first 'help linspace' 'linspace(start, end, steps=100, dtype=float64)'
first 'help(solve)' 'solve(f, interval=-6..6, y=0)'
first 'help(list)' 'list(property, ...)'
# Signs and words.
first "?'" "f'   f''   f'(x)"
first "help(\"'\")" "f'   f''   f'(x)"
first '?..' 'lo..hi'
first 'help @' 'x @ y'
first 'help for' 'for name in values: ...'
first 'help(for)' 'for name in values: ...'
first 'lambda?' 'lambda x: expression'
first 'help(pi)' 'pi'
first 'help(ans)' 'ans'
first 'help(plots)' 'Plots'
first 'σ?' 'sigmoid(x)'
# Functions and expressions of one's own.
first 'help(x^2)' 'x^2'
has out '  derivative   2*x'
has out '  range        from 0 to inf'
has out '  limits       inf at -inf, inf at inf'
first '? x*exp(-x)' 'x*exp(-x)'
first 'help("abs(x - 1)")' 'abs(x - 1)'
has out '  kinks        x = 1: slope -1 on the left, 1 on the right'
first 'f(x) = x*tanh(x)
f?' 'f(x)'
first 'g(x, y) = x*y
?g' 'g'
has out '    g(x, y) = x*y'
first 'help(x -> softmax([x, 1]))' 'x -> softmax([x, 1])'
first 'a = 3
?a' '3'
first 'help(torch)' "$("$nabla" -e 'help(torch)' | sed -n '1s/\(.* names are here\)/\1/p')"
[ "$(wc -l <"$dir/out")" -le 20 ] || complain 'help(torch) is longer than a screen'
# A text that ends so and a call are what they were.
run 0 -e 'print("really?")' -e 'help = 3' -e 'help + 1'
says out 'really?
4'
# help alone: a screen, of which each line of the language holds.
for ask in help 'help()' '?'; do
    first "$ask" "Python's language, and that of mathematics:"
    [ "$(wc -l <"$dir/out")" -le 22 ] || complain "$ask is longer than a screen"
    awk 'length > 80 {exit 1}' "$dir/out" || complain "$ask is wider than 80 columns"
done
sed -n '2,9s/^    \(.\{35\}\) \(.*\)$/\1@\2/p' "$dir/out" >"$dir/language"
[ "$(wc -l <"$dir/language")" = 8 ] || complain 'the language does not have eight lines'
while IFS= read -r line; do
    code=$(printf %s "$line" | sed 's/  *@.*//')
    "$nabla" -e "$code" >"$dir/result" 2>&1
    [ "$(cat "$dir/result")" = "${line##*@}" ] || complain "$code is not ${line##*@}"
done <"$dir/language"
finish
