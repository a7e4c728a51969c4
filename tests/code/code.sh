#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The code that code(f, ...) writes equals nabla, for every elementwise function of list() and
# those of functions.txt. C is compiled and run, and CUDA as C++; NumPy, JAX (by NumPy),
# PyTorch and JavaScript run where they are installed. What is missing is skipped by name.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
here=$srcdir/tests/code
targets='c cuda numpy jax tensorflow triton js latex torch'
cc=${CODE_CC:-cc} cxx=${CODE_CXX:-c++}
failures=0

complain()
{
    echo "$1"
    failures=$((failures + 1))
}

# say TEXT...: as it is, backslashes included.
say()
{
    printf '%s\n' "$*"
}

has()
{
    command -v "$1" >/dev/null || { echo "no $1: skipped"; return 1; }
}

# bound_of NAME TARGET: the relative error, larger for those whose helpers sum series; an
# absolute one where terms cancel, for what is as small as its slope; and how far x goes.
bound_of()
{
    case $2/$1 in
    # PyTorch's own functions: polygamma has single precision, cosh and log1p end too early, and
    # erf knows no subnormal numbers.
    torch/digamma) say 1e-9 0 1e300 ;;
    torch/sinh | torch/cosh | torch/serf) say 4e-15 0 700 ;;
    torch/log1p | torch/symlog) say 4e-15 0 1e300 ;;
    */gamma | */lgamma | */digamma | */erfinv) say 2e-13 0 inf ;;
    */cosid | */sinlu) say 4e-15 2.3e-16 inf ;;
    *) say 4e-15 0 inf ;;
    esac
}

# What takes lines of numbers has no code, and an error that says so; what a language has not, too.
for name in softmax softmin log_softmax logsumexp logmeanexp hardmax sparsemax entmax15 cumsum cumprod; do
    lines="$lines $name"
    "$NABLA" -e "code($name, \"c\")" >"$dir/out" 2>&1 && complain "code($name) is no error"
    grep -q 'is no function of a number' "$dir/out" || complain "$name: $(cat "$dir/out")"
done
# Values that take another function's slopes are said by themselves.
"$NABLA" -e 's = surrogate(relu, silu)' -e 'code(s, "c")' >"$dir/out" 2>&1
grep -q 'return x <= 0.0 ? 0.0 : x;' "$dir/out" || complain "surrogate: $(cat "$dir/out")"
while read -r target name; do
    "$NABLA" -e "$(cat "$here/functions.txt")" -e "code($name, \"$target\")" >"$dir/out" 2>&1 &&
        complain "code($name, $target) is no error"
    grep -q "code for \"$target\" has no '" "$dir/out" || complain "$name: $(cat "$dir/out")"
done <"$here/unsaid.txt"

sed 's/(.*//' "$here/functions.txt" >"$dir/names"
"$NABLA" -e 'list()' | sed '$d' | tr -s ' ' '\n' | sed '/^$/d' >"$dir/listed"
for name in $(cat "$dir/listed"); do
    case " $lines " in *" $name "*) ;; *) echo "$name" ;; esac
done >>"$dir/names"
[ "$(wc -l <"$dir/names")" -gt 160 ] || complain "only $(wc -l <"$dir/names") functions"

# All of the code, and nabla's numbers.
cp "$here/functions.txt" "$dir/all.nab"
sed 's/=[^=#]*#/= /' "$here/functions.txt" >"$dir/stable.nab"
for name in $(cat "$dir/names"); do
    for target in $targets; do
        grep -qx "$target $name" "$here/unsaid.txt" ||
            echo "code($name, \"$target\", file=\"$dir/$name.$target\")" >>"$dir/all.nab"
    done
done
"$NABLA" "$dir/all.nab" >"$dir/out" 2>"$dir/err" || { cat "$dir/err"; exit 1; }
awk -f "$here/points.awk" >"$dir/points"
for name in $(cat "$dir/names"); do
    "$NABLA" -e "$(cat "$dir/stable.nab")" -m "x, $name(x), $name'(x), $name''(x)" \
        <"$dir/points" >"$dir/$name.truth" 2>/dev/null || complain "$name: no values"
done

# check TARGET SUFFIX: what came, in NAME.SUFFIX, beside the truth.
check()
{
    count=0
    for name in $(cat "$dir/names"); do
        [ -f "$dir/$name.$2" ] || continue
        count=$((count + 1))
        tests/code/compare "$1: $name" "$dir/$name.truth" "$dir/$name.$2" $(bound_of "$name" "$1") ||
            failures=$((failures + 1))
    done
    echo "$1: $count functions"
    [ "$count" -gt 150 ] || complain "$1: only $count functions"
}

# defaults NAME: those of its parameters, ", 1.0, 2.0", as the text for NumPy has them.
defaults()
{
    sed -n "s/^def [a-zA-Z_0-9]*(x\(.*\)):\$/\1/p" "$dir/$1.numpy" | grep -v '^n, x\|^_' |
        tail -n 1 | sed 's/, [^=,]*=/, /g;s/np.inf/INFINITY/g'
}

# compiled TARGET: a program that reads points and writes a file of each function's numbers.
compiled()
{
    cat "$here/driver.h"
    for name in $(cat "$dir/names"); do
        for helper in remainder floor_divide erfinv cotangents polygamma; do
            say "#undef nabla_$helper"
            say "#define nabla_$helper nabla_${helper}_$name"
        done
        say "#include \"$name.$1\""
    done
    say 'int main(void) {'
    say '    read_points();'
    for name in $(cat "$dir/names"); do
        f=$(sed -n 's/.* \([a-z_0-9A-Z]*\)_prime(.*x.*)$/\1/p' "$dir/$name.$1" | head -n 1)
        p=$(defaults "$name")
        if [ "$1" = c ]; then
            say "    for (int i = 0; i < count; i++)"
            say "        y[i] = $f(x[i]$p), gx[i] = ${f}_prime(x[i]$p);"
        else
            say "    ${f}_forward<double>(count, y, x$p);"
            say "    ${f}_backward<double>(count, gx, ones, x$p);"
            say "    single = ${f}<float>(1.0f$(say "$p" | sed 's/, \([^,]*\)/, float(\1)/g'));"
        fi
        say "    write_numbers(\"$dir/$name.$1.out\");"
    done
    say '    return 0;'
    say '}'
}

if has "$cc"; then
    compiled c >"$dir/main.c"
    if "$cc" -std=c99 -O1 -Wall -Wextra -Werror -Wno-unused-function \
        -ffp-contract=off -o "$dir/main" "$dir/main.c" -lm >"$dir/err" 2>&1; then
        "$dir/main" <"$dir/points"
        check c c.out
    else
        complain "C: $(head -n 20 "$dir/err")"
    fi
fi
if has "$cxx"; then
    compiled cuda >"$dir/main.cc"
    if "$cxx" -std=c++14 -O1 -Wno-div-by-zero -ffp-contract=off -I"$dir" -x c++ -o "$dir/main" \
        "$dir/main.cc" >"$dir/err" 2>&1; then
        "$dir/main" <"$dir/points"
        check cuda cuda.out
    else
        complain "CUDA: $(head -n 20 "$dir/err")"
    fi
fi

# A Python that has the library, among those that are there.
python_with()
{
    for python in python3 /usr/bin/python3; do
        "$python" -c "import $1" >/dev/null 2>&1 && { echo "$python"; return; }
    done
    echo "no $1 for Python: skipped" >&2
}

python=$(python_with ast)
[ -z "$python" ] || "$python" "$here/parsed.py" "$dir" || failures=$((failures + 1))
python=$(python_with numpy)
if [ -n "$python" ]; then
    "$python" "$here/arrays.py" "$dir" || failures=$((failures + 1))
    check numpy numpy.out
    check jax jax.out
fi
python=$(python_with torch)
if [ -n "$python" ]; then
    "$python" "$here/gradients.py" "$dir" || failures=$((failures + 1))
    check torch torch.out
fi
if has node; then
    node "$here/functions.js" "$dir" || failures=$((failures + 1))
fi
if has pdflatex; then
    { say '\documentclass{article}\usepackage{amsmath,amssymb}\begin{document}'
      for name in $(cat "$dir/names"); do cat "$dir/$name.latex"; done
      say '\end{document}'
    } >"$dir/all.tex"
    (cd "$dir" && pdflatex -interaction=nonstopmode -halt-on-error all.tex >tex.out 2>&1) ||
        complain "LaTeX: $(grep -A 5 '^!' "$dir/tex.out")"
fi
[ "$failures" = 0 ] || { echo "$failures failed"; exit 1; }
