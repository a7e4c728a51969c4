# SPDX-License-Identifier: GPL-3.0-or-later
# A file of Python as lines of C, without its comments.
/^ *#/ { next }
{
    line = ""
    for (i = 1; i <= length($0); i++) {
        sign = substr($0, i, 1)
        line = line (sign == "\\" || sign == "\"" ? "\\" : "") sign
    }
    printf "\"%s\\n\",\n", line
}
