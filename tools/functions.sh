#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# functions.sh: doc/functions.md on standard output, from what nabla itself says of each function:
# its formulas and its page of help. NABLA is the program. `make functions` writes the file.
nabla=${NABLA:-nabla}
unset COLUMNS LINES
names=$("$nabla" -e 'list()' | sed '$d' | tr -s ' \n' '\n\n' | grep . | LC_ALL=C sort -f)
set --
for name in $names; do
    set -- "$@" -e "print(\"## $name\")" -e "markdown($name)" -e 'print("```text")' -e "help($name)" \
        -e 'print("```")'
done
cat <<'END'
# Functions

What nabla says of each of its functions: formula and derivative, and the page that `help(f)` shows, with its call and
defaults, kinks, limits, the bound of its error, its names elsewhere, and where it comes from. `?f` at the prompt adds its
curve. `tools/functions.sh` prints this file.

END
# Phi and phi have one anchor, the second with a number.
printf '%s\n' "$names" | awk '{
    anchor = tolower($1)
    printf "[%s](#%s%s)\n", $1, anchor, seen[anchor]++ ? "-1" : ""
}'
echo
"$nabla" -k "$@" 2>/dev/null | sed 's/ *$//; s/^## .*/\n&\n/; s/^```text/\n&/' | cat -s
