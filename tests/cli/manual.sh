#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual pages, English and Chinese, have every option and every variable that is read, what
# they say of the language runs, and they are set without a warning.
. "$srcdir/tests/cli/lib.sh"

plain=$dir/plain
run 0 --help
options=$(sed -n 's/^  \(-[a-z],\|   \) \(--[a-z-]*\).*/\2/p' "$dir/out")
letters=$(sed -n 's/^  \(-[a-z]\),.*/\1/p' "$dir/out")
[ -n "$options" ] && [ -n "$letters" ] || complain '--help has no options'

# Names of variables are texts of capitals in files that ask for one. Those are no names:
# what is translated, what is set, values.
files=$(grep -lE 'getenv\(|nb_xdg_path\(' "$srcdir"/src/*/*.c)
names=$(grep -hvE 'N_\("|SetHint' $files | grep -vE '^ *setenv\("' |
    grep -oE '"[A-Z][A-Z0-9_]{2,}"' | tr -d '"' | sort -u |
    grep -vxE 'POSIX|KMSDRM|SDL_VIDEO_.*|SDL_MOUSE_.*')
[ "$(echo "$names" | wc -l)" -ge 15 ] || complain "only these variables are found: $names"

# section NAME: the lines of a section of the page.
section()
{
    awk -v name=".SH $1" '/^\.SH/ { on = ($0 == name); next } on' "$plain"
}

# page FILE OPTIONS VARIABLES LANGUAGE FILES: a page, and how it calls these sections.
page()
{
    page=$1
    sed 's/\\-/-/g; s/\\f[IBR]//g' "$page" >"$plain"
    section "$2" >"$dir/options"
    for option in $options $letters; do
        grep -qE -- "^\.BR? (.*[ \"])?$option( |\"|\$)" "$dir/options" || complain "$option is not in $page"
    done
    for option in $(grep -oE -- '--[a-z-]+' "$dir/options" | sort -u); do
        echo "$options" | grep -qxe "$option" || complain "$page has $option, which is no option"
    done
    section "$3" >"$dir/variables"
    for name in $names; do
        grep -qwe "$name" "$dir/variables" || complain "$name is not in $page"
    done
    section "$4" | grep -v '^\.' >"$dir/brief.nab"
    sed 's/ *#.*//' "$dir/brief.nab" >"$dir/code.${#page}"
    [ "$(section "$5" | grep -c '^\.TP')" -eq 3 ] || complain "$page has not three files"
    brief
    if command -v man >/dev/null && man -l --warnings "$page" >/dev/null 2>"$dir/warnings"; then
        :
    elif command -v groff >/dev/null; then
        groff -man -Kutf8 -Tutf8 -ww "$page" >/dev/null 2>"$dir/warnings"
    else
        : >"$dir/warnings"
    fi
    [ ! -s "$dir/warnings" ] || complain "$(cat "$dir/warnings")"
}

# The language in brief runs.
brief()
{
    echo "print(1)" >"$dir/a.nab"
    rm -f "$dir/a.pdf"
    [ -x "$NABLA_VIEW" ] || return 0
    here=$PWD
    cd "$dir" || exit 99
    run 3 brief.nab
    cd "$here" || exit 99
    [ -s "$dir/a.pdf" ] || complain "savefig of $page wrote nothing"
}

page "$srcdir/doc/nabla.1" OPTIONS ENVIRONMENT '"THE LANGUAGE IN BRIEF"' FILES
page "$srcdir/doc/zh_CN/nabla.1" 选项 环境变量 语言概要 文件
# Both have the same lines of code.
cmp "$dir"/code.* >"$dir/out" || complain 'the pages show other code'
finish
