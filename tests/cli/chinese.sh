#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Messages in Chinese: when, how wide, and with carets under the right letters.
. "$srcdir/tests/cli/lib.sh"

LANGUAGE= LC_MESSAGES= LANG=
export LANGUAGE LC_MESSAGES LANG
said='nabla: -e:1:1: 未知的名称 '\''sigmod'\''
  sigmod(2)
  ^~~~~~  是不是 '\''sigmoid'\''？'
"$nabla" -e 1+1 >/dev/null
LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$nabla" -e 'sigmod(2)' 2>&1 | grep -q 未知 || exit 77 # without NLS

# speaks zh|en VARIABLE=VALUE...: what an error says with these variables, and no others.
speaks()
{
    language=$1
    shift
    # Some shells say themselves that a locale is not there: they are not told of it.
    env -u LC_ALL "$@" "$nabla" -e 'sigmod(2)' >"$dir/out" 2>"$dir/err"
    if [ "$language" = zh ]; then says err "$said"; else has err "unknown name 'sigmod'"; fi
}

speaks zh LC_ALL=C.UTF-8 LANGUAGE=zh_CN
speaks zh LC_ALL=C.UTF-8 LANGUAGE=xx:zh_CN:en
# A locale that is not installed on this system.
speaks zh LANG=zh_CN.UTF-8
speaks zh LC_ALL=zh_CN.utf8
speaks zh LANG=zh_CN
speaks zh LANG=xx_YY.UTF-8 LC_MESSAGES=zh_CN.UTF-8
speaks en LANG=zh_CN.GBK
speaks en LC_ALL=C LANG=zh_CN.UTF-8
speaks en LC_ALL=C LANGUAGE=zh_CN
speaks en LC_ALL=C.UTF-8 LANGUAGE=en:zh_CN
speaks en LC_ALL=C.UTF-8 LANGUAGE=../zh_CN
speaks en LC_ALL=C.UTF-8
LC_ALL=C.UTF-8 LANGUAGE=zh_CN
export LC_ALL LANGUAGE

# wide LIMIT: the last output has no line of more columns, as the C library counts them.
wide()
{
    [ "$(wc -L <"$dir/out")" -le "$1" ] || complain "a line has more than $1 columns"
}

run 0 --help
has out '用法：'
wide 80
# Columns stand below each other: the texts of options begin where the first one does.
[ "$(sed -n 's/^ .*  \(运行代码\|图形大小\|最后把\)/\1/p' "$dir/out" | wc -l)" -eq 3 ] ||
    complain 'an option has no text'
run 2 --theme=dark
has err '只用于 --remake'
run 2 /nowhere/file.nab
has err '没有这个文件或目录'
run 0 -e 'help'
wide 80
run 0 -e 'compare(gelu)' -e 'kinks(relu)' -e 'points(silu)' -e 'versus(gelu, gelu_tanh)' \
    -e 'info(gelu)' -e "explain silu'(1)"
wide 100
# Sentences that are put together have Chinese stops, and no blanks behind them.
run 0 -e 'describe(silu)' -e 'describe(floor, -3..3)' -e 'describe(sqrt(x^2 - 1))' -e 'describe(1/x)' \
    -e 'describe(sign)' -e 'info(relu)' -e 'help(hardtanh)' -e 'quiz(8, seed=3)' -e 'quiz(8, seed=4)'
has out '自 x = -6 至 -1.2785 递减，再递增至 6。极小值点 x = -1.2785（值 -0.27846）。零点 x = 0。'
has out 'x 趋于 -inf 时，函数趋于 0；x 趋于 inf 时，曲线趋于直线 y = x。'
has out '连续、递增'
lacks -E '[。，；] |[^ -~]\.|[^ -~], [^ -~]|\. [^ -~]' "$dir/out" || complain 'stops are mixed'
run 0 -e 'depth(sigmoid, 2)' -e 'compare(silu, 40)' -e 'kinks(relu)' -e 'check(tanh, 1)'
lacks -E 'largest|median|depth|value|derivative|left|by' "$dir/out" || complain 'a table has English heads'
run 1 -e '标题 = "激活函数"; 标题 + foo(1)'
says err "nabla: -e:1:19: 未知的名称 'foo'
  标题 = \"激活函数\"; 标题 + foo(1)
                            ^~~"
# Chinese words are found in any locale.
LC_ALL=C.UTF-8 LANGUAGE=
run 0 -e 'list("激活", odd)'
has out softsign
run 0 -e 'list("饱和", kink)'
has out hardsigmoid
run 0 -e '??S型函数'
has out sigmoid
run 0 -e 'help("饱和")'
has out tanh
run 0 -e '??修正线性单元'
[ "$(sed -n '1s/ .*//p' "$dir/out")" = relu ] || complain 'relu is not the first'

# A catalogue that is cut off or none is no harm.
mkdir -p "$dir/a/b" "$dir/share/locale/zh_CN/LC_MESSAGES"
cp "$nabla" "$dir/a/b/nabla"
real=$(dirname "$nabla")/../../share/locale/zh_CN/LC_MESSAGES/nabla.mo
for size in 0 1 27 28 29 100 5000 100000; do
    head -c "$size" "$real" >"$dir/share/locale/zh_CN/LC_MESSAGES/nabla.mo"
    LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$dir/a/b/nabla" -e 'sigmod(2)' >"$dir/out" 2>"$dir/err"
    [ $? = 1 ] || complain "a catalogue of $size bytes"
    printf '\0' >>"$dir/share/locale/zh_CN/LC_MESSAGES/nabla.mo"
    LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$dir/a/b/nabla" -e 'sigmod(2)' >"$dir/out" 2>"$dir/err"
    [ $? = 1 ] || complain "a catalogue of $size bytes and a NUL"
done
cp "$real" "$dir/share/locale/zh_CN/LC_MESSAGES/nabla.mo"
LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$dir/a/b/nabla" -e 'sigmod(2)' >"$dir/out" 2>"$dir/err"
has err 未知的名称

# Every page of help, if the walk is built; with a catalogue in which a text is English, of as
# many bytes, it fails.
walk=$(dirname "$nabla")/../../tests/help/walk
if [ -x "$walk" ]; then
    cp "$walk" "$dir/a/b/walk"
    LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$dir/a/b/walk" >"$dir/out" 2>"$dir/err" || complain 'the walk over help'
    tail -n 1 "$dir/out" | grep -q ', translated$' || complain 'the walk is not translated'
    LC_ALL=C sed 's/修正线性单元。/ of the it has of the/' "$real" >"$dir/share/locale/zh_CN/LC_MESSAGES/nabla.mo"
    LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$dir/a/b/walk" >"$dir/out" 2>"$dir/err"
    [ $? = 1 ] || complain 'the walk does not see English'
    has out 'relu: a line is English'
fi
finish
