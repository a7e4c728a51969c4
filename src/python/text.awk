# SPDX-License-Identifier: GPL-3.0-or-later
# A file of Python as strings of C, without its comments, and a blank for four: many lines a
# string, but no more than a C compiler must take.
/^ *(#|$)/ { next }
{
    match($0, /^ */)
    source = substr("                    ", 1, int(RLENGTH / 4)) substr($0, RLENGTH + 1)
    line = ""
    for (i = 1; i <= length(source); i++) {
        sign = substr(source, i, 1)
        line = line (sign == "\\" || sign == "\"" ? "\\" : "") sign
    }
    size += length(source) + 1
    if (size > 4000) {
        print ","
        size = length(source) + 1
    }
    printf "\"%s\\n\"\n", line
}
END { print "," }
