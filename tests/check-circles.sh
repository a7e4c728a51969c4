#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No files call each other in a circle, but for those that are named here with a
# reason. The objects say it: which functions each defines and which it needs. (Data,
# such as the rows, is promised in a header of a lower layer and calls nobody.)
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT

# The permitted circles, a line each: their files in alphabetic order.
cat >"$dir/permitted" <<'END'
graph/build.c graph/tidy.c
END
# graph/build.c graph/tidy.c: a smart constructor and the identities it tries.

# circles OBJECT...: the files of each circle on a line (Tarjan's algorithm).
circles()
{
    nm -A "$@" | awk '
        function file_of(object) {
            sub(/^src\//, "", object)
            sub(/lib[a-z]*(_v[134])?_a-|nabla_view-/, "", object)
            sub(/\.o:.*/, ".c", object)
            return object
        }
        {
            file = file_of($1)
            if ($(NF - 1) == "T") home[$NF] = file
            if ($(NF - 1) == "U") needs[file "\n" $NF] = 1
            files[file] = 1
        }
        function visit(v,    n, i, w, list, line, m, members) {
            number[v] = low[v] = ++clock
            stack[++top] = v
            on[v] = 1
            n = split(edges[v], list, "\n")
            for (i = 1; i <= n; i++) {
                w = list[i]
                if (!(w in number)) {
                    visit(w)
                    if (low[w] < low[v]) low[v] = low[w]
                } else if (on[w] && number[w] < low[v])
                    low[v] = number[w]
            }
            if (low[v] != number[v])
                return
            m = 0
            do {
                w = stack[top--]
                on[w] = 0
                members[++m] = w
            } while (w != v)
            if (m > 1)
                print_sorted(members, m)
        }
        function print_sorted(a, n,    i, k, t, line) {
            for (i = 2; i <= n; i++)
                for (k = i; k > 1 && a[k] < a[k - 1]; k--) {
                    t = a[k]; a[k] = a[k - 1]; a[k - 1] = t
                }
            line = a[1]
            for (i = 2; i <= n; i++) line = line " " a[i]
            print line
        }
        END {
            for (pair in needs) {
                split(pair, part, "\n")
                to = home[part[2]]
                if (to != "" && to != part[1] && !((part[1], to) in seen)) {
                    seen[part[1], to] = 1
                    edges[part[1]] = edges[part[1]] (edges[part[1]] == "" ? "" : "\n") to
                }
            }
            for (f in files) if (!(f in number)) visit(f)
        }'
}

circles $(find src -name '*.o') | sort >"$dir/found"
failures=0
while read -r circle; do
    grep -qxF "$circle" "$dir/permitted" && continue
    echo "these call each other: $circle"
    failures=$((failures + 1))
done <"$dir/found"
[ "$failures" = 0 ]
