#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The grammars of editors are current, and say of a sample what its parts are. Where an editor's
# tool is not there, its part is left out, which is said.
srcdir=$(cd "${srcdir:-.}" && pwd)
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0
sample=$srcdir/tests/editors/sample.nab

complain()
{
    echo "FAILED: $1"
    status=1
}

tools/words >"$dir/words" || exit 99
sh "$srcdir/tools/grammars.sh" "$dir/words" "$srcdir/data" "$dir"
for file in vscode/syntaxes/nabla.tmLanguage.json vim/syntax/nabla.vim; do
    cmp "$dir/$file" "$srcdir/data/$file" || complain "data/$file is old: run make grammars"
done
for word in 'function relu' 'function plot' 'keyword if' 'constant pi' 'module torch'; do
    grep -qx "$word" "$dir/words" || complain "no $word"
done

# What each place of the sample is: LINE:COLUMN, in the words of TextMate and of Vim.
cat >"$dir/expected" <<'END'
1:8 constant.numeric Number 2
1:9 variable.other - x
1:11 support.function Function sigmoid
1:23 comment.line.number-sign Comment # a comment: plot("no")
2:6 keyword.operator.derivative Prime ''
2:9 constant.numeric Number 1e-3
2:17 support.function Function relu
2:21 keyword.operator.derivative Prime '
2:23 constant.numeric.hex Number 0x1p-3
3:1 keyword.control Keyword if
3:4 support.module Module torch
3:10 support.function Function relu
3:20 constant.language Constant pi
3:30 string.quoted.single String 'it'
3:39 string.quoted.double String "a\"b"
4:1 support.function Function plot
4:7 constant.numeric Number 6
4:10 constant.numeric Number 6
4:22 string.quoted.double String "α # 1"
5:1 variable.other - mine
5:8 constant.numeric Number 1_000
5:16 variable.other - x2
5:21 variable.other - plotted
5:31 constant.numeric Number 1.5e3
6:1 keyword.control Keyword def
6:11 keyword.control Keyword return
6:30 keyword.control Keyword None
END

if command -v python3 >/dev/null; then
    for file in "$srcdir"/data/vscode/*.json "$srcdir"/data/vscode/*/*.json; do
        python3 -m json.tool "$file" >/dev/null || complain "$file is no JSON"
    done
    python3 "$srcdir/tests/editors/tokens.py" "$srcdir/data/vscode/syntaxes/nabla.tmLanguage.json" \
        "$sample" >"$dir/tokens" || complain 'the grammar of TextMate is not read'
    while read -r place kind _ text; do
        grep -qxF "$place $kind $text" "$dir/tokens" ||
            complain "VS Code: '$text' at $place is $(grep "^$place " "$dir/tokens"), not $kind"
    done <"$dir/expected"
else
    echo 'there is no python3: the grammar of VS Code is not tried'
fi

# Vim counts columns in bytes; those of the sample that are asked for stand before any other letter.
if command -v vim >/dev/null && vim --version 2>/dev/null | grep -q '+syntax'; then
    {
        echo 'syntax on'
        echo 'syntax sync fromstart'
        while read -r place _ kind _; do
            echo "call add(g:found, '$place ' . synIDattr(synID(${place%:*}, ${place#*:}, 1), 'name'))"
        done <"$dir/expected"
        echo "call writefile(g:found, '$dir/found')"
        echo 'qa!'
    } >"$dir/ask.vim"
    vim -N -u NONE -i NONE -es --cmd 'set encoding=utf-8' --cmd "set rtp^=$srcdir/data/vim" \
        --cmd 'let g:found = []' --cmd 'filetype on' "$sample" -S "$dir/ask.vim" </dev/null
    while read -r place _ kind text; do
        got=$(sed -n "s/^$place \(nabla\)*//p" "$dir/found" 2>/dev/null)
        [ "${got:--}" = "$kind" ] || complain "Vim: '$text' at $place is '$got', not $kind"
    done <"$dir/expected"
else
    echo 'there is no vim with syntax: its grammar is not tried'
fi
exit "$status"
