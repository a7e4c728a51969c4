#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What Python printed for short scripts (record_blocks.py), and what nabla prints of the same.
# Scripts that no error ends run as one, a line of marks before each; the others alone.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
probes=${srcdir:-.}/tests/python/${1:-language.probes}
LC_ALL=C.UTF-8
export LC_ALL

# all.py, of all scripts; N.py, of one that ends with an error; wanted, what is to be printed.
awk -v dir="$dir" '
function finish() {
    if (script == "") return
    count++
    if (fails) {
        printf "%s", script >(dir "/" count ".py")
        close(dir "/" count ".py")
        print count >(dir "/alone")
    } else {
        printf "print(\"@@ %d\")\n%s", count, script >(dir "/all.py")
    }
    printf "@@ %d\n%s", count, told >(dir "/wanted")
    script = told = ""
    fails = ended = 0
}
/^#> / { told = told substr($0, 4) "\n"; ended = 1; next }
/^#! / { told = told "! " substr($0, 4) "\n"; ended = fails = 1; next }
ended { finish() }
{ script = script $0 "\n" }
END { finish() }
' "$probes"

"$NABLA" --no-init --keep-going "$dir/all.py" >"$dir/out" 2>"$dir/err" </dev/null
[ -f "$dir/alone" ] && while read -r n; do
    echo "@@ $n"
    "$NABLA" --no-init "$dir/$n.py" 2>"$dir/error" </dev/null
    sed -n '1s/^nabla: .*\.py:[0-9]*:[0-9]*: /! /p' "$dir/error"
done <"$dir/alone" >>"$dir/out"

# Both in the order of the scripts.
awk -v wanted="$dir/wanted" '
function read_into(file, to,    line, at) {
    while ((getline line <file) > 0)
        if (line ~ /^@@ [0-9]+$/) { at = substr(line, 4) + 0; to[at] = "" }
        else to[at] = to[at] "    " line "\n"
}
BEGIN {
    read_into(wanted, want)
    read_into(ARGV[1], got)
    for (i = 1; i in want; i++)
        if (want[i] != got[i]) {
            printf "script %d\n  wanted:\n%s  got:\n%s", i, want[i], got[i]
            failures++
        }
    print i - 1 " scripts, " failures + 0 " failures"
    exit failures > 0
}' "$dir/out" || {
    cat "$dir/err"
    exit 1
}
