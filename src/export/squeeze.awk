# SPDX-License-Identifier: GPL-3.0-or-later
# A script (-v script=1) or a style sheet as lines of a C array, without comments and without
# the blanks and line ends that only people need. Comments have their own lines, statements
# end in a semicolon or a bracket, texts do not go over lines, but for templates, and no
# regular expression has a quote in it.
function is_needed(left, right)
{
    if (script)
        return left ~ /[A-Za-z0-9_$]/ && right ~ /[A-Za-z0-9_$]/ || left right == "--"
    return left !~ /[{};:,]/ && right !~ /[{}]/
}
/^ *\/\// || /^ *\/\*.*\*\/ *$/ { next }
{
    if (quote != "`") {
        sub(/^ +/, "")
        quote = ""
    }
    out = ""
    for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1)
        if (quote == "" && c == " " && !is_needed(substr($0, i - 1, 1), substr($0, i + 1, 1)))
            continue
        if (quote == "" && c ~ /['"`]/)
            quote = c
        else if (c == quote && substr($0, i - 1, 1) != "\\")
            quote = ""
        out = out c
    }
    if (out == "")
        next
    end = out ~ /[{};,(?:=>&|+]$/ && quote == "" ? "" : "\\n"
    gsub(/\\/, "&&", out)
    gsub(/"/, "\\\\&", out)
    print "\"" out end "\","
}
