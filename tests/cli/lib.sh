# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of the command line share; each begins with: . "$srcdir/tests/cli/lib.sh"

: "${NABLA:=src/app/nabla}"
nabla=$NABLA
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT

# run STATUS ARGUMENT...: runs nabla and expects its exit status; its output is
# in $dir/out and $dir/err. Standard input is the caller's.
run()
{
    expected=$1
    shift
    "$nabla" "$@" >"$dir/out" 2>"$dir/err"
    status=$?
    [ "$status" = "$expected" ] || complain "nabla $*: status $status, not $expected"
}

# says STREAM TEXT: the stream (out or err) of the last run is exactly TEXT.
says()
{
    printf '%s' "${2:+$2
}" >"$dir/expected"
    cmp -s "$dir/expected" "$dir/$1" || complain "$1 is not what was expected, which is:
$2"
}

# has STREAM TEXT: a line of the stream has TEXT in it.
has()
{
    grep -qF -- "$2" "$dir/$1" || complain "$1 has no '$2'"
}

# lacks ARGUMENT...: grep finds nothing. Where there is no file to look into, that is a failure.
lacks()
{
    grep "$@"
    [ $? = 1 ]
}

# The mark is a file: behind a pipe, run works in a shell of its own.
complain()
{
    : >"$dir/failed"
    printf '%s\n' "FAILED: $1"
    sed 's/^/  out: /' "$dir/out"
    sed 's/^/  err: /' "$dir/err"
}

finish()
{
    [ ! -e "$dir/failed" ]
    exit
}
