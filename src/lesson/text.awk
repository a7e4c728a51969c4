# SPDX-License-Identifier: GPL-3.0-or-later
# Documents NUMBER.LANGUAGE.md as rows of C: {NUMBER, "LANGUAGE", lines}.
FNR == 1 {
    if (NR > 1) print "NULL}},"
    name = FILENAME
    sub(/.*\//, "", name)
    split(name, part, ".")
    printf "{%d, \"%s\", (const char *const[]){\n", part[1], part[2]
}
{
    line = ""
    for (i = 1; i <= length($0); i++) {
        sign = substr($0, i, 1)
        line = line (sign ~ /[\\"?]/ ? "\\" : "") sign
    }
    printf "\"%s\",\n", line
}
END { print "NULL}}," }
