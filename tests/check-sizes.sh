#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What one can keep in mind: lines of a folder, of a file and of a function, and columns. Who
# reaches a bound splits by ideas.
cd "${srcdir:-.}" || exit 99
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT

# sizes FILE...: what is too long. Functions begin with a line "{" and end with a line "}";
# values of numbers that a script wrote are a file as long as they need.
sizes()
{
    awk -v folder_most=7000 -v file_most=450 -v function_most=46 -v column_most=100 '
        function folder_of(file) {
            sub(/\/[^\/]*$/, "", file)
            return file
        }
        FNR == 1 { open = 0 }
        { folder[folder_of(FILENAME)]++; lines[FILENAME]++ }
        # A letter may be several bytes: what follows the first is no column.
        { columns = $0; gsub(/[\200-\277]/, "", columns) }
        length(columns) > column_most {
            print FILENAME ":" FNR ": " length(columns) " columns, above " column_most
        }
        /^\{/ { open = FNR }
        /^\}/ && open {
            if (FNR - open - 1 > function_most)
                print FILENAME ":" open ": a function of " FNR - open - 1 \
                    " lines, above " function_most
            open = 0
        }
        END {
            for (d in folder)
                if (folder[d] > folder_most)
                    print d ": " folder[d] " lines, above " folder_most
            for (f in lines)
                if (lines[f] > file_most && f !~ /\/(powers_of_ten|coef)\.h$/)
                    print f ": " lines[f] " lines, above " file_most
        }' "$@"
}

# One of each kind, and none of what is just within.
mkdir "$dir/long" "$dir/short" || exit 99
awk -v dir="$dir" 'BEGIN {
    for (i = 0; i < 15; i++)
        for (k = 0; k < 467; k++) print "int a;" >(dir "/long/" i ".c")
    print "void f(void)\n{" >(dir "/short/f.c")
    for (i = 0; i < 47; i++) print "    g();" >(dir "/short/f.c")
    print "}" >(dir "/short/f.c")
    for (i = 0; i < 101; i++) printf "x" >(dir "/short/wide.c")
    print "" >(dir "/short/wide.c")
    for (i = 0; i < 100; i++) printf "\303\244" >(dir "/short/good.c")
    print "\n{" >(dir "/short/good.c")
    for (i = 0; i < 46; i++) print "    g();" >(dir "/short/good.c")
    print "}" >(dir "/short/good.c")
}'
[ "$(LC_ALL=C sizes "$dir"/*/*.c | wc -l)" -eq 18 ] || {
    echo 'what is planted is not what is found:'
    LC_ALL=C sizes "$dir"/*/*.c
    exit 1
}
LC_ALL=C sizes src/*/*.[ch] >"$dir/found"
sort "$dir/found"
[ ! -s "$dir/found" ]
