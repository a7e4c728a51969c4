# SPDX-License-Identifier: GPL-3.0-or-later
# Puts the parts of the page where template.html names them: a line @src NAME@ becomes the file
# of this folder without the comments at its head, @out NAME@ one that was built.
function insert(path, ours,    line, head) {
    head = ours
    while ((getline line <path) > 0) {
        if (head && line ~ /^(\/\/|\/\*.*\*\/$)/)
            continue
        head = 0
        print line
    }
    close(path)
}
/^@src .*@$/ { insert(src "/" substr($2, 1, length($2) - 1), 1); next }
/^@out .*@$/ { insert(out "/" substr($2, 1, length($2) - 1), 0); next }
/^<!-- SPDX/ { next }
{ print }
