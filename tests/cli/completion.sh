#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What shells complete of the command line: every option that --help has, the words of values,
# and files.
. "$srcdir/tests/cli/lib.sh"

made=${NABLA_COMPLETIONS:-data}
run 0 --help
options=$(sed -n 's/^  \(-[a-z],\|   \) --\([a-z-]*\).*/\2/p' "$dir/out")
[ "$(echo "$options" | wc -l)" -ge 12 ] || complain "--help has only $options"
for option in $options; do
    grep -qe "--$option[=' ]" "$made/bash/nabla" || complain "bash does not know --$option"
    grep -qe "--$option[=}[]" "$made/zsh/_nabla" || complain "zsh does not know --$option"
    grep -qe "-l $option " "$made/fish/nabla.fish" || complain "fish does not know --$option"
done

# completes LAST EXPECTED WORD...: what bash offers for the last of the words.
completes()
{
    expected=$1
    shift
    got=$(cd "$dir/files" && bash -c '
        . "$0"
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _nabla
        printf "%s\n" "${COMPREPLY[@]}" | sort | tr "\n" "|"' "$script" "$@" 2>"$dir/err")
    [ "$got" = "$expected|" ] || complain "bash offers '$got' for '$*', not '$expected|'"
    [ ! -s "$dir/err" ] || complain "bash complains about '$*'"
}

if command -v bash >/dev/null && bash -c 'type mapfile compgen' >/dev/null 2>&1; then
    script=$(cd "$made/bash" && pwd)/nabla
    mkdir "$dir/files"
    : >"$dir/files/a b.nab"
    : >"$dir/files/alpha.nab"
    completes 'always|auto|never' nabla --color = ''
    completes 'always|auto' nabla --color = a
    completes 'always|auto' nabla --color=a
    completes never nabla --color n
    completes 'dark' nabla --theme = d
    completes 'a b.nab|alpha.nab' nabla a
    completes 'a b.nab|alpha.nab' nabla -o a
    completes 'a b.nab' nabla --output = 'a '
    completes 'a b.nab|alpha.nab' nabla -q ''
    completes '' nabla -e a
    completes '' nabla -- --co
    completes '--eval=' nabla --ev
    completes '--interactive' nabla -q --int
    all=$(echo "$options" | wc -l)
    count=$(bash -c '. "$0"; COMP_WORDS=(nabla --) COMP_CWORD=1; _nabla; echo ${#COMPREPLY[@]}' "$script")
    [ "$count" = "$all" ] || complain "bash offers $count options of $all"
    bash -c '. "$0"; complete -p nabla' "$script" | grep -q _nabla || complain 'bash does not use it'
fi
if command -v zsh >/dev/null; then
    zsh -n "$made/zsh/_nabla" || complain 'zsh does not understand it'
fi
if command -v fish >/dev/null; then
    fish --no-config -c "source $made/fish/nabla.fish; complete -C 'nabla --color='" \
        >"$dir/out" 2>"$dir/err"
    has out '--color=always'
fi
# What fish makes of its own, where it is installed.
fish_offers()
{
    HOME=$dir XDG_CONFIG_HOME=$dir fish -c "source $made/fish/nabla.fish; complete -C '$1'" 2>"$dir/err" | cut -f 1 |
        tr '\n' ' '
}
if command -v fish >/dev/null; then
    [ "$(fish_offers 'nabla --th')" = '--theme ' ] || complain "fish offers '$(fish_offers 'nabla --th')'"
    [ "$(fish_offers 'nabla --theme ')" = 'dark light print projector ' ] ||
        complain "fish offers '$(fish_offers 'nabla --theme ')'"
    [ ! -s "$dir/err" ] || complain 'fish complains'
fi
finish
