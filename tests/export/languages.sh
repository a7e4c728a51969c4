#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A picture is the same in every language of messages: what stands in it, what it says of
# itself and the shapes of its letters. With a font for Chinese and without one.
. "$srcdir/tests/cli/lib.sh"

LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$nabla" -e 'sigmod(2)' 2>&1 | grep -q 未知 || exit 77 # without NLS

# in_language LOCALE LANGUAGE FOLDER SCRIPT FILE: a script that runs there and writes the file.
in_language()
{
    mkdir -p "$dir/$3"
    (cd "$dir/$3" && LC_ALL=$1 LANGUAGE=$2 "$program" --no-init -o "$5" "$4") >"$dir/out" 2>"$dir/err" ||
        complain "$4 in '$2'"
}

program=$(cd "$(dirname "$nabla")" && pwd)/$(basename "$nabla")
scripts=$(cd "$srcdir/plots" && pwd)
count=0
for script in "$scripts"/*.nab; do
    file=$(basename "$script" .nab)
    in_language C.UTF-8 en english "$script" "$file.svg"
    in_language C.UTF-8 zh_CN chinese "$script" "$file.svg"
    count=$((count + 1))
done
[ "$count" -ge 30 ] || complain "only $count scripts"

cat >"$dir/figure.nab" <<'END_OF_SCRIPT'
versus(gelu, gelu_tanh, -4..4)
subplot(2, 1, 1)
plot(silu, -5..4, points=True, tangent=1)
scatter([1, 2], [2, 1])
title("饱和与梯度消失：直角骨门")
xlabel("输入 x")
END_OF_SCRIPT
for type in png pdf eps svg jpeg tex csv; do
    in_language C.UTF-8 en english "$dir/figure.nab" "figure.$type"
    in_language C.UTF-8 zh_CN chinese "$dir/figure.nab" "figure.$type"
    in_language POSIX '' posix "$dir/figure.nab" "figure.$type"
    in_language ja_JP.UTF-8 ja japanese "$dir/figure.nab" "figure.$type"
done
for folder in chinese posix japanese; do
    for file in "$dir/$folder"/*; do
        cmp "$dir/english/$(basename "$file")" "$file" || complain "$folder: $(basename "$file") is another"
    done
done
# The derivative of a function with a Chinese name, and the labels of several.
run 0 -e '门(x) = x*sigmoid(x)' -e 'plot(门)' -o "$dir/prime.svg"
grep -q '>门.*′' "$dir/prime.svg" || complain 'a Chinese name has no prime'
run 0 -e 'plot(silu, gelu, label=["门控", "误差"])' -o "$dir/labels.svg"
grep -q '>门控<' "$dir/labels.svg" && grep -q '>误差<' "$dir/labels.svg" || complain 'labels of a list'
run 1 -e 'plot(silu, gelu, relu, label=["a", "b"])'
has err '2 labels for 3 functions'
# A file of letters says whose they are, for who draws them.
grep -q '<svg[^>]* xml:lang="zh-CN"' "$dir/prime.svg" || complain 'Chinese letters of a file have no language'
lacks -q 'xml:lang' "$dir/english/relu.svg" || complain 'a file without Chinese letters has a language'
run 0 -e 'plot(silu); title("活性化かんすう")' -o "$dir/kana.svg"
grep -q '<svg[^>]* xml:lang="ja"' "$dir/kana.svg" || complain 'kana is no Japanese'
# What a reader of screens says is English; a page and its buttons are not.
grep -q '<desc>Plot of gelu' "$dir/chinese/figure.svg" || complain 'the description is no English'
in_language C.UTF-8 zh_CN chinese "$dir/figure.nab" page.html
grep -q '<html lang="zh-CN">' "$dir/chinese/page.html" || complain 'a page is not Chinese'

# The shapes of letters: of "bone" the corner is on the left in China and on the right in Japan.
# outline TITLE LANGUAGE: the first letter of a title as a path, in $dir/outline.
outline()
{
    LC_ALL=C.UTF-8 LANGUAGE=$2 "$nabla" --no-init \
        -e "title(\"$1\"); plot(relu); savefig(\"$dir/letter.svg\", text=\"outlines\")" \
        >"$dir/out" 2>"$dir/err" || complain "letters of $1"
    sed -n '/id="glyph0-1"/{n;s/.* d="\([^"]*\)".*/\1/p;}' "$dir/letter.svg" >"$dir/outline"
    [ -s "$dir/outline" ] || complain "$1 has no outline"
}
if command -v fc-list >/dev/null && [ "$(fc-list | grep -c 'Sans CJK SC.*Regular\|Sans CJK JP.*Regular')" -ge 2 ]; then
    outline 骨 en
    mv "$dir/outline" "$dir/here"
    outline 骨 ja
    cmp "$dir/outline" "$dir/here" || complain 'LANGUAGE=ja is seen in a Chinese letter'
    # A wide colon is low on the left, and in the middle in Japan; behind a Latin letter, too.
    outline ： en
    mv "$dir/outline" "$dir/colon"
    outline "x：" en
    grep -qF -- "$(cat "$dir/colon")" "$dir/letter.svg" || complain 'a colon behind a Latin letter has the shape of Japan'
    outline 骨か zh_CN
    ! cmp -s "$dir/outline" "$dir/here" || complain 'a letter has the same shape in China and Japan'
else
    echo 'no fonts of Chinese and Japanese letters: their shapes are not compared'
fi

# Where no font has them, that is said, in the language of who reads it.
if [ -d /usr/share/fonts/truetype/dejavu ]; then
    cat >"$dir/fonts.conf" <<END_OF_FONTS
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>$dir/cache</cachedir></fontconfig>
END_OF_FONTS
    FONTCONFIG_FILE=$dir/fonts.conf LC_ALL=C.UTF-8 LANGUAGE=zh_CN
    export FONTCONFIG_FILE LC_ALL LANGUAGE
    run 0 -e 'plot(silu); title("激活函数")' -o "$dir/none.png"
    has err "已安装的字体都不能完整显示 '激活函数'；请安装 fonts-noto-cjk"
    run 0 -e 'plot(silu); title("sigmoid")' -o "$dir/none.png"
    says err ''
    # So does the window, which is English then, for boxes say less; where there are windows.
    linked=$NABLA_VIEW # or its part of nabla's
    [ ! -L "$linked" ] || linked=${linked%nabla-view}view.so
    if ldd "$linked" 2>/dev/null | grep -q libSDL; then
        SDL_VIDEODRIVER=dummy run 0 -e 'plot(silu); plt.pause(1); close("all")'
        has err "窗口使用英文：已安装的字体都不能完整显示 '导数'；请安装 fonts-noto-cjk"
    fi
fi
finish
