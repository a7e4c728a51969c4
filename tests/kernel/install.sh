#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# --install-kernel writes what Jupyter looks for, where it looks.
. "$srcdir/tests/cli/lib.sh"
kernel=$PWD/src/kernel/nabla-kernel
HOME=$dir/home
export HOME
unset XDG_DATA_HOME JUPYTER_DATA_DIR

if [ ! -x "$kernel" ]; then
    run 1 --install-kernel
    says err "nabla: this nabla was built without its kernel for Jupyter, which needs libzmq and json-c"
    finish
fi

# installed FOLDER ARGUMENT: the folder that Jupyter knows it by.
installed()
{
    folder=$1/kernels/nabla
    run 0 "$2"
    says out "Jupyter knows nabla now: $folder
('jupyter kernelspec remove nabla' takes that away again)"
    [ -z "$(cat "$dir/err")" ] || complain 'it complains'
    grep -qF "\"argv\": [\"$kernel\", \"{connection_file}\"]" "$folder/kernel.json" ||
        complain "$folder/kernel.json does not start $kernel"
    for logo in 32 64; do
        [ "$(dd if="$folder/logo-${logo}x$logo.png" bs=1 skip=1 count=3 2>/dev/null)" = PNG ] ||
            complain "there is no logo of $logo pixels"
    done
    cmp "$srcdir/data/nabla.svg" "$folder/logo-svg.svg" || complain 'there is no drawn logo'
    ! command -v python3 >/dev/null || python3 -m json.tool "$folder/kernel.json" >/dev/null ||
        complain 'kernel.json is no JSON'
}

installed "$HOME/.local/share/jupyter" --install-kernel
installed "$HOME/.local/share/jupyter" --install-kernel # again
XDG_DATA_HOME=$dir/data
export XDG_DATA_HOME
installed "$dir/data/jupyter" --install-kernel
JUPYTER_DATA_DIR=$dir/own
export JUPYTER_DATA_DIR
installed "$dir/own" --install-kernel
installed "$dir/a prefix/share/jupyter" "--install-kernel=$dir/a prefix"
: >"$dir/file"
run 1 "--install-kernel=$dir/file"
says err "nabla: cannot make the folder '$dir/file/share': Not a directory"
run 2 --install-kernel -e 1
has err '--install-kernel takes no code and files'
finish
