#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A global name is one thing: a function, a structure, an enumeration or a type, once.
# And a function that nobody outside of its file uses is static there.
folder=$(pwd)
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
cd "${srcdir:-.}" || exit 99
failures=0

complain()
{
    echo "$1"
    failures=$((failures + 1))
}

# kinds FILE...: a line "NAME KIND" for each place that defines a name: structures,
# enumerations, types of functions, and functions, those of headers included.
kinds()
{
    awk '
        /^(struct|enum) nb_[a-z0-9_]+$/ || /^(struct|enum) nb_[a-z0-9_]+ *\{/ {
            print $2, $1
        }
        /^typedef / && match($0, /[* ]nb_[a-z0-9_]+\(/) {
            print substr($0, RSTART + 1, RLENGTH - 2), "type"
            next
        }
        /^[a-zA-Z]/ && !/;$/ && match($0, /[* ]nb_[a-z0-9_]+\(/) {
            print substr($0, RSTART + 1, RLENGTH - 2), "function"
        }' "$@"
}

# twice FILE...: what is wrong with their names. Functions that two files define are
# alternatives, of which one is built.
twice()
{
    kinds "$@" | sort | uniq -c | awk '
        { count[$2]++; kinds[$2] = kinds[$2] " " $3 }
        $3 != "function" && $1 > 1 { print $2 " is defined " $1 " times" }
        END { for (n in count) if (count[n] > 1) print n " is:" kinds[n] }'
}

# unused OBJECT...: functions that one of these defines, and no other needs.
unused()
{
    nm -A "$@" 2>/dev/null | awk '
        { sub(/:.*/, "", $1) }
        $(NF - 1) == "T" { home[$NF] = $1 }
        $(NF - 1) == "U" { needed[$NF] = 1 }
        END {
            for (f in home)
                if (f ~ /^nb_/ && !(f in needed)) print f " is used in its own file alone: " home[f]
        }'
}

cat >"$dir/bad.c" <<'END'
struct nb_thing {
    int a;
};
int nb_thing(void)
{
    return 1;
}
END
twice "$dir/bad.c" | grep -q 'nb_thing is: function struct' || complain 'a name that is two things passes'

# objects: those whose source is there; others were left by an earlier tree.
objects()
{
    (cd "$folder" && find src tests -name '*.o') | while read -r object; do
        source=$(printf '%s\n' "$object" |
            sed 's:/lib[a-z]*\(_v[134]\)\{0,1\}_a-:/:; s:/[a-z_]*-\([a-z_]*\.o\)$:/\1:; s:\.o$:.c:')
        [ ! -e "$source" ] || printf '%s\n' "$object"
    done
}

# Of prompt.c and prompt_plain.c, window.c and no_window.c one is built.
twice $(find src -name '*.[ch]' ! -name '*_plain.c' ! -name 'no_*.c') >"$dir/found"
(objects >"$dir/objects" && cd "$folder" && unused $(cat "$dir/objects")) | sort >>"$dir/found"
while read -r line; do
    complain "$line"
done <"$dir/found"
[ "$failures" = 0 ]
