#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What editors know of the language, from the program's own tables:
#     grammars.sh WORDS TEMPLATES OUT
# WORDS is what tools/words prints, TEMPLATES the folder data of the sources, and OUT a folder that
# gets vscode/syntaxes/nabla.tmLanguage.json and vim/syntax/nabla.vim.
set -eu
words=$1
templates=$2
out=$3

# fill TEMPLATE BETWEEN: a line @KIND@ in the template becomes the words of the kind. A word that is
# another kind, too, is the first: keyword, module, constant, function.
fill()
{
    LC_ALL=C sort -u "$words" | LC_ALL=C awk -v between="$2" '
        FNR == NR { kind[++n] = $1; word[n] = $2; next }
        !(m++) {
            split("keyword module constant function", order, " ")
            for (k = 1; k <= 4; k++)
                for (i = 1; i <= n; i++)
                    if (kind[i] == order[k] && !(word[i] in seen)) {
                        seen[word[i]]
                        all[order[k]] = all[order[k]] (all[order[k]] == "" ? "" : between) word[i]
                    }
        }
        match($0, /@[a-z]+@/) {
            print substr($0, 1, RSTART - 1) all[substr($0, RSTART + 1, RLENGTH - 2)] \
                substr($0, RSTART + RLENGTH)
            next
        }
        { print }' - "$1"
}

mkdir -p "$out/vscode/syntaxes" "$out/vim/syntax"
fill "$templates/vscode/nabla.tmLanguage.json.in" '|' >"$out/vscode/syntaxes/nabla.tmLanguage.json"
fill "$templates/vim/nabla.vim.in" ' ' >"$out/vim/syntax/nabla.vim"
