#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What Python printed (record.py), and what nabla prints of the same: numpy.probes says how a
# line is read. All are one script of Python; one that fails does not stop the others.
# With UPDATE set, the fields that say how nabla differs are printed for all that do.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
here=${srcdir:-.}/tests/python
failed=0


# compare FILE
compare()
{
    probes=$here/$1
# Two lines of the script for each probe, from line 10 on.
awk -F'\t' '
BEGIN {
    print "import numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F"
    print "import scipy\nfrom scipy import integrate, special, stats\nfrom scipy.stats import norm"
    print "import math\nprint(\"begin\")"
}
/^#/ || $0 == "" { next }
{
    before = ""; expression = $1
    while ((at = index(expression, "; ")) > 0) {
        before = before substr(expression, 1, at + 1)
        expression = substr(expression, at + 2)
    }
    print "np.set_printoptions(precision=8, suppress=False, threshold=1000, edgeitems=3, linewidth=75)" \
        "; print(\"@@ " NR "\")"
    print before "print((" expression "))"
}' "$probes" >"$dir/probes.py"

"$NABLA" --no-init --keep-going "$dir/probes.py" >"$dir/out" 2>"$dir/err"

awk -F'\t' -v update="$UPDATE" -v out="$dir/out" -v err="$dir/err" '
BEGIN {
    while ((getline line <out) > 0)
        if (line ~ /^@@ /) { at = substr(line, 4) + 0; first = 1; text[at] = "" }
        else { text[at] = first ? line : text[at] "\\n" line; first = 0 }
    while ((getline line <err) > 0)
        if (match(line, /probes\.py:[0-9]+:[0-9]+: /)) {
            split(substr(line, RSTART), part, ":")
            message[part[2] + 0] = substr(line, RSTART + RLENGTH)
        }
    row = 9
}
/^#/ || $0 == "" { if (update) print; next }
{
    row += 2
    got = row in message ? "error: " message[row] : NR in text ? text[NR] : "nothing"
    wanted = NF >= 4 ? $4 : $2
    count++
    if (update)
        print got == $2 ? $1 "\t" $2 : $1 "\t" $2 "\t" (NF >= 3 ? $3 : "?") "\t" got
    else if (got != wanted) {
        print "probe " NR ": " $1 "\n    wanted: " wanted "\n    got:    " got
        failures++
    } else if (NF >= 3 && ($3 == "" || $3 == "?" || got == $2)) {
        print "probe " NR ": " $1 "\n    " (got == $2 ? "is as in Python now" : "has no reason")
        failures++
    }
}
END { if (!update) print FILENAME ": " count " probes, " failures + 0 " failures"; exit failures > 0 }
' "$probes"
}

for file in ${1:-numpy.probes arrays.probes roofs.probes torch.probes}; do
    compare "$file" || failed=1
done
exit $failed
