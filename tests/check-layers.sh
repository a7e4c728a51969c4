#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A file includes its own layer and those below it, nothing else; only the
# viewer knows SDL, only the prompt knows Readline, and every file says its
# licence in line 1.
#
#     base < core < { lang, plot } < session < { viewer, repl } < app
cd "${srcdir:-.}" || exit 99
failures=0

# allowed LAYER: the layers that it may include.
allowed()
{
    case $1 in
    base) echo base ;;
    core) echo base core ;;
    lang) echo base core lang ;;
    plot) echo base core plot ;;
    session) echo base core lang plot session ;;
    viewer) echo base core lang plot session viewer ;;
    repl) echo base core lang plot session repl ;;
    app) echo base core lang plot session viewer repl app ;;
    esac
}

complain()
{
    echo "$1"
    failures=$((failures + 1))
}

for file in src/*/*.[ch]; do
    layer=${file#src/}
    layer=${layer%%/*}
    head -n 1 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
        complain "$file: line 1 has no SPDX tag"
    for included in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
        case " $(allowed "$layer") " in
        *" $included "*) ;;
        *) complain "$file: $layer must not include $included" ;;
        esac
    done
    [ "$layer" = viewer ] || ! grep -q '#include <SDL' "$file" || complain "$file: includes SDL"
    [ "$layer" = repl ] || ! grep -q '#include <readline' "$file" ||
        complain "$file: includes Readline"
done
[ "$failures" = 0 ]
