#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every loop of the kernels is vectorised, by gcc and by clang, for each
# instruction set: what the compilers say of the loops that they leave serial is
# compared with what the source admits. A line of a kernel file may end with
#
#     /* 2 serial: why */          that many of its loops stay serial
#     /* 1 serial in v1: why */    for the baseline only
#     /* any serial: why */        however many
#
# (a macro that defines kernels is one line with several loops). VECTOR_COMPILERS
# in the environment names the compilers, "gcc-12 clang-19"; those that are not
# installed are left out, and without any the test is skipped.
cd "${srcdir:-.}" || exit 99
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
failures=0

# left_serial COMPILER FLAG...: a line "FILE:LINE" for each loop that it does not
# vectorise.
left_serial()
{
    case $1 in
    gcc*) "$@" -fopt-info-vec-missed 2>&1 | grep "missed: couldn.t vectorize loop" ;;
    clang*) "$@" -Rpass-missed=loop-vectorize 2>&1 |
        grep "remark: loop not vectorized" ;;
    esac | sed 's/^\([^:]*:[0-9]*\):.*/\1/'
}

# admitted FILE LINE ISA: how many loops may stay serial there, or "any".
admitted()
{
    sed -n "$2p" "$1" |
        sed -n "s:.*/\* \([0-9a-z]*\) serial\( in $3\)\{0,1\}\: .*:\1:p" | grep . || echo 0
}

# check COMPILER ISA FILE FLAG...: complains about what is not admitted.
check()
{
    compiler=$1 isa=$2 file=$3
    shift 3
    # shellcheck disable=SC2086 # lists of flags
    left_serial "$compiler" $VECTOR_CPPFLAGS $VECTOR_CFLAGS -DNB_ISA="_$isa" "$@" \
        -c "$file" -o "$dir/object" >"$dir/serial"
    sort "$dir/serial" | uniq -c >"$dir/counts"
    while read -r count place; do
        allowed=$(admitted "${place%:*}" "${place##*:}" "$isa")
        [ "$allowed" = any ] || [ "$count" -le "$allowed" ] && continue
        echo "$place: $compiler leaves $count loops serial for $isa, $allowed admitted"
        failures=$((failures + 1))
    done <"$dir/counts"
    [ -s "$dir/object" ] || {
        echo "$file: $compiler does not compile it for $isa"
        failures=$((failures + 1))
    }
}

# check_all COMPILER FLAG...: all kernel files; the flags are the compiler's.
check_all()
{
    compiler=$1
    shift
    for file in $VECTOR_SOURCES; do
        check "$compiler" v1 "$file" "$@"
        [ "$VECTOR_X86_64" = yes ] || continue
        # shellcheck disable=SC2086
        check "$compiler" v3 "$file" "$@" $VECTOR_V3
        # shellcheck disable=SC2086
        check "$compiler" v4 "$file" "$@" $VECTOR_V4
    done
}

# can_fail COMPILER FLAG...: a loop that nobody can vectorise is reported, and one
# that admits it is not.
can_fail()
{
    cat >"$dir/bad.c" <<'END'
double step(double);
void bad(double *x)
{
    for (int i = 1; i < 1000; i++)
        x[i] = step(x[i - 1]);
    for (int i = 1; i < 1000; i++) /* 1 serial: an example */
        x[i] = step(x[i - 1]);
}
END
    before=$failures
    compiler=$1
    shift
    check "$compiler" v1 "$dir/bad.c" "$@" >"$dir/said"
    [ "$failures" = $((before + 1)) ] && grep -q "bad.c:4: $compiler leaves 1 loops" "$dir/said" || {
        echo "$compiler's report of a serial loop is not understood"
        exit 1
    }
    failures=$before
}

ran=
for compiler in ${VECTOR_COMPILERS:-gcc clang}; do
    command -v "$compiler" >/dev/null || continue
    ran="$ran $compiler"
    tuning=
    case $compiler in gcc*) tuning=$VECTOR_GCC ;; esac
    # shellcheck disable=SC2086
    can_fail "$compiler" -O2 $tuning
    # shellcheck disable=SC2086
    check_all "$compiler" -O2 $tuning
done
[ -n "$ran" ] || exit 77
echo "compilers:$ran"
[ "$failures" = 0 ]
