#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each file of the sources is in a list of a makefile's part: a header that is in none is compiled here
# and missing in what `make dist` packs.
cd "${srcdir:-.}" || exit 99
failures=0
cat src/*/local.mk tests/*/local.mk web/*.mk | tr '\t =' '\n\n\n' | sed -n 's|.*/||p' | sort -u >"${TMPDIR:-/tmp}/listed.$$"
trap 'rm -f "${TMPDIR:-/tmp}/listed.$$"' EXIT
for file in src/*/*.[ch] src/*/*.py src/*/*.js src/*/*.awk; do
    [ -e "$file" ] || continue
    grep -qxF "${file##*/}" "${TMPDIR:-/tmp}/listed.$$" || {
        echo "$file is in no local.mk"
        failures=$((failures + 1))
    }
done
[ "$failures" = 0 ]
