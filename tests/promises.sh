#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each promise of promises.txt and each line of NEWS (news.txt) has its test: it is there, has the
# words, and `make check` runs it.
cd "${srcdir:-.}" || exit 99
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT

# The tests that the makefiles name: what TESTS is given, and the variables in it.
for part in tests/local.mk tests/*/local.mk; do
    awk -v folder="$(dirname "$part")" '
        { sub(/#.*/, ""); gsub(/%D%/, folder) }
        { line = line " " $0 }
        sub(/\\ *$/, "", line) { next }
        line ~ /^ *[A-Za-z_]+ *\+?= / {
            name = line
            sub(/^ */, "", name)
            sub(/ *\+?=.*/, "", name)
            sub(/^[^=]*= */, "", line)
            of[name] = of[name] " " line
        }
        { line = "" }
        END {
            n = split(of["TESTS"], words, " ")
            for (i = 1; i <= n; i++)
                if (words[i] ~ /^\$\(.*\)$/)
                    print of[substr(words[i], 3, length(words[i]) - 3)]
                else
                    print words[i]
        }
    ' "$part"
done | tr ' \t' '\n\n' | grep -v '^$' >"$dir/tests"

# promises FILE: its lines, what | test | words that the test has.
promises()
{
    while IFS='|' read -r what test words; do
        case $what in '#'*) continue ;; esac
        test=${test# } test=${test% } words=${words# }
        source=$test
        [ -f "$source" ] || source=$test.c
        count=$((count + 1))
        if [ ! -f "$source" ]; then
            echo "$what: there is no $test"
        elif ! grep -qxF -- "$test" "$dir/tests"; then
            echo "$what: make check does not run $test"
        elif ! grep -qF -- "$words" "$source"; then
            echo "$what: $test has no '$words'"
        else
            continue
        fi
        status=1
    done <"$1"
}

count=0 status=0
promises tests/promises.txt
promises tests/news.txt

# Each line of NEWS begins with the words of one of them.
sed -n 's/^\* //p' NEWS >"$dir/news"
while read -r line; do
    awk -v line="$line" -F ' [|] ' '!/^#/ && index(line, $1) == 1 {found = 1} END {exit !found}' tests/news.txt || {
        echo "NEWS: nothing holds '$line'"
        status=1
    }
done <"$dir/news"
echo "$count promises, $(wc -l <"$dir/tests") tests, $(wc -l <"$dir/news") lines of NEWS"
[ "$count" -ge 30 ] && [ "$(wc -l <"$dir/tests")" -ge 100 ] && [ "$(wc -l <"$dir/news")" -ge 30 ] && exit "$status"
exit 1
