#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files of Python as editors leave them: with a byte order mark, lines that end in CR LF, tabs,
# comments wherever, statements side by side; each runs, by name and from standard input.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0

# source WANTED TEXT: with escapes of printf.
source() {
    printf "$2" >"$dir/a.py"
    got=$("$NABLA" --no-init "$dir/a.py" 2>&1 </dev/null)
    input=$("$NABLA" --no-init --python - 2>&1 <"$dir/a.py")
    [ "$got" = "$1" ] && [ "$input" = "$1" ] && return
    printf '%s\n  wanted: %s\n  got:    %s\n' "$2" "$1" "$got"
    status=1
}

source 1 '\357\273\277print(1)'
source 'tab 1 2' 'x = 1\r\nif x:\r\n\tprint("tab", \\\r\n  x, 2)\r\n'
source '3' 'def f(x):\n# at the margin\n  # odd\n    return x + 1 # behind\n  # odd\nprint(f(2))'
source '7 é' '变量 = 7; été = "é"\nprint(变量, été)\n'
source '1 2' 'if True: x = 1; y = 2\nprint(x, y); pass\n'
source '6' 'def f(a,\n      b=2,\n      ):\n  if a: return a*b\n  else: return 0\n\n\nprint(f(3,))'
source "a3 'b' 2" 'd = {"k": 3}\nprint(f"a{d['"'k'"']} {f'"'{2}'"' and '"'b'"'!r} {f'"'{2}'"'}")\n'
source '[1, 2]' '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"""Text."""\nx = [1,\n\n  # inside\n  2,\n]\nprint(x)'
source 'done' 'class A:\n  """Doc."""\n  x = 1\n\n  def f(self): return self.x\n\nif A().f():\n    print("done")\n'
exit $status
