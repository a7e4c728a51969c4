#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The kernel for Jupyter under Jupyter's own client. What it needs, ./bootstrap check installs.
kernel=$PWD/src/kernel/nabla-kernel
[ -x "$kernel" ] || { echo 'nabla was built without its kernel: no libzmq or json-c'; exit 77; }
for python in python3 /usr/bin/python3; do
    "$python" -c 'import jupyter_client, zmq' 2>/dev/null && break
    python=
done
[ -n "$python" ] || { echo 'there is no jupyter_client (python3-jupyter-client)'; exit 77; }
here=$(cd "${srcdir:-.}/tests/kernel" && pwd)
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
HOME=$dir TMPDIR=$dir PYTHONDONTWRITEBYTECODE=1
export HOME TMPDIR PYTHONDONTWRITEBYTECODE
unset JUPYTER_DATA_DIR XDG_DATA_HOME JUPYTER_RUNTIME_DIR XDG_RUNTIME_DIR
status=0
"$python" "$here/ten.py" "$kernel" "$here/ten.ipynb" 2>&1 || status=1
"$python" "$here/asked.py" "$kernel" 2>&1 || status=1
left=$(find "$dir" -name 'nabla-*')
[ -z "$left" ] || { echo "it left $left"; status=1; }
exit "$status"
