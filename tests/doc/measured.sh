#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The errors that doc/numerics.md states are those that help() quotes.
cd "${srcdir:-.}" || exit 99
in_document()
{
    grep '^| [a-zA-Z][a-zA-Z0-9_]* | [0-9.]* | [0-9.]* | [0-9.]* | [0-9.]* | [0-9.]* |$' \
        doc/numerics.md | tr -d '|' | tr -s ' ' | sed 's/^ //; s/ $//'
}
in_source()
{
    sed -n 's/^    {"\(.*\)", [0-9]*, \(.*\)},$/\1 \2/p' src/help/measured.c | tr -d ,
}
rows=$(in_document | wc -l)
[ "$rows" -gt 40 ] || { echo "only $rows rows in doc/numerics.md" && exit 1; }
[ "$(in_document)" = "$(in_source)" ] || {
    echo 'doc/numerics.md and src/help/measured.c differ: tools/measured.sh writes both'
    exit 1
}
