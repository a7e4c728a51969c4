#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# nabla for aarch64, by a cross compiler, run by an emulator: the same bits as here
# (tests/cli/isa.sh), and the same answers to the examples of the language's tests. The
# program of the prompt alone, which links no library of graphics.
# ARM_CC is the compiler, aarch64-linux-gnu-gcc by itself; the tree stays in ARM_BUILD.
. "$srcdir/tests/cli/lib.sh"

: >"$dir/out"
: >"$dir/err"
top=$(cd "$srcdir" && pwd)
cc=${ARM_CC:-aarch64-linux-gnu-gcc}
for emulator in qemu-aarch64 qemu-aarch64-static ''; do
    command -v "$emulator" >/dev/null && break
done
[ -n "$emulator" ] || { echo 'no qemu-aarch64: skipped'; exit 77; }
command -v "${cc##* }" >/dev/null || { echo "no ${cc##* }: skipped"; exit 77; }

build=${ARM_BUILD:-$dir/build}
mkdir -p "$build"
cd "$build" || exit 99
# Their headers are asked for and never linked.
none=' '
for library in CAIRO:cairo-ft PANGO:pangocairo PNG:libpng JPEG:libjpeg; do
    flags=$(pkg-config --cflags "${library#*:}") || exit 99
    eval "${library%%:*}_CFLAGS=\$none\$flags ${library%%:*}_LIBS=\$none"
    export "${library%%:*}_CFLAGS" "${library%%:*}_LIBS"
done
MAKEFLAGS=
export MAKEFLAGS
[ -e config.status ] || "$top/configure" -q --host=aarch64-linux-gnu --without-readline \
    --without-sdl --disable-nls CC="$cc" LDFLAGS=-static >"$dir/out" 2>&1 || {
    complain configure
    finish
}
# What is included and made comes first; `make all` would see to that.
printf 'include Makefile\nfirst: $(BUILT_SOURCES)\n' >first.mk
make -s -f first.mk first >"$dir/out" 2>&1 &&
    make -s -j "$(nproc 2>/dev/null || echo 2)" src/app/nabla >"$dir/out" 2>&1 || {
    complain make
    finish
}
grep -q ' aarch64' <<WHAT || complain 'that is no program for aarch64'
$(file -b src/app/nabla 2>/dev/null || echo aarch64)
WHAT

mkdir "$dir/bin"
printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$emulator" "$build/src/app/nabla" >"$dir/bin/nabla"
printf '#!/bin/sh\necho aarch64\n' >"$dir/bin/uname"
chmod +x "$dir/bin/nabla" "$dir/bin/uname"
NABLA=$dir/bin/nabla
PATH=$dir/bin:$PATH
srcdir=$top
export NABLA PATH srcdir
sh "$top/tests/cli/isa.sh" >"$dir/out" 2>&1 || complain 'other bits than tests/cli/isa.sum'
count=0
for test in ${ARM_TESTS:-$(cd "$top" && ls tests/lang/*.nab)}; do
    sh "$top/tests/lang/run.sh" "$top/$test" >"$dir/out" 2>&1
    case $? in
    0) count=$((count + 1)) ;;
    77) echo "$test: $(cat "$dir/out")" ;;
    *) complain "$test" ;;
    esac
done
echo "the bits of tests/cli/isa.sum; $count tests of the language"
finish
