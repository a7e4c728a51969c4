# SPDX-License-Identifier: GPL-3.0-or-later
# The reports of hard functions against what is expected of them. First file: the rows of
# hard.txt; second: for each row its report, below "== NAME".
#
# Checks: "word=n", "word<n", "word>n" of a count; "low=y", "high=y" of the extremes;
# "kinds=n", how many breaks there are of a kind; "kind@x:left,right,value" of one, where
# "*" is anything; "open@x,y" and "closed@x,y" of dots; "above=y" and "below=y" of marks.

function near(a, b) {
    if (b == "*" || a == b) return 1
    if (a !~ /^[-+]?[0-9.]/ || b !~ /^[-+]?[0-9.]/) return 0
    size = a < 0 ? -a : a
    if ((b < 0 ? -b : b) > size) size = b < 0 ? -b : b
    d = a - b
    return (d < 0 ? -d : d) <= 1e-9 * size || (b == 0 && size <= 1e-15)
}

# Whether a line of the report begins with the kind and has these numbers behind it.
function has(kind, numbers, n, i, k, parts, all) {
    n = split(numbers, parts, ",")
    for (i = 1; i <= lines; i++) {
        if (word[i, 0] != kind) continue
        all = 1
        for (k = 1; k <= n; k++) all = all && near(word[i, k], parts[k])
        if (all) return 1
    }
    return 0
}

function number_of(kind, i, n) {
    n = 0
    for (i = 1; i <= lines; i++) n += word[i, 0] == kind
    return n
}

function holds(check, at, kind, rest, op) {
    if (match(check, /@/)) {
        kind = substr(check, 1, RSTART - 1)
        rest = substr(check, RSTART + 1)
        sub(":", ",", rest)
        return has(kind, rest)
    }
    match(check, /[=<>]/)
    kind = substr(check, 1, RSTART - 1)
    op = substr(check, RSTART, 1)
    rest = substr(check, RSTART + 1)
    if (kind == "low") return has("extremes", rest)
    if (kind == "high") return has("extremes", "*," rest)
    if (kind == "above" || kind == "below") return has(kind, rest)
    at = kind in count ? count[kind] : number_of(substr(kind, 1, length(kind) - 1))
    if (kind == "holes") at = number_of("hole")
    return op == "=" ? at == rest : op == "<" ? at + 0 < rest + 0 : at + 0 > rest + 0
}

function judge(n, i, parts) {
    if (name == "") return
    seen++
    n = split(checks[name], parts, " ")
    for (i = 1; i <= n; i++)
        if (!holds(parts[i])) {
            print name ": " parts[i]
            failed = 1
        }
}

FNR == NR {
    if ($0 ~ /^#/ || NF == 0) next
    split($0, field, "|")
    gsub(/^ +| +$/, "", field[1])
    checks[field[1]] = field[4]
    rows++
    next
}

/^== / {
    judge()
    name = $2
    lines = 0
    delete count
    next
}

{
    lines++
    for (i = 1; i <= NF; i++) word[lines, i - 1] = $i
    for (i = NF + 1; i <= 6; i++) word[lines, i - 1] = ""
    if (NF == 2 && $2 ~ /^[0-9]+$/ && $1 !~ /above|below/) count[$1] = $2
}

END {
    judge()
    if (seen != rows) {
        print rows " rows, and reports of " seen
        failed = 1
    }
    print seen " functions"
    exit failed
}
