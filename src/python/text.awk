# SPDX-License-Identifier: GPL-3.0-or-later
# A file of Python as strings of C, without its comments: many lines a string, but no more than a
# C compiler must take.
/^ *#/ { next }
{
    line = ""
    for (i = 1; i <= length($0); i++) {
        sign = substr($0, i, 1)
        line = line (sign == "\\" || sign == "\"" ? "\\" : "") sign
    }
    size += length($0) + 1
    if (size > 4000) {
        print ","
        size = length($0) + 1
    }
    printf "\"%s\\n\"\n", line
}
END { print "," }
