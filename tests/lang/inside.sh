#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An error in a function of another source shows the function's own line, and where it was
# called; of several functions the innermost has its line shown.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0

# says TEXT -e CODE...: that is what is said on standard error.
says()
{
    printf '%s\n' "$1" >"$dir/expected"
    shift
    "$NABLA" "$@" >/dev/null 2>"$dir/err"
    diff "$dir/expected" "$dir/err" || status=1
}

says "nabla: -e:1:5: in f: unknown name 'foo'
  f(x) = foo*x
         ^~~
  1 + f(2)
      ^~~~  called here" -e 'f(x) = foo*x' -e '1 + f(2)'
says "nabla: -e:1:1: in g: in f: unknown name 'sigmod'
      y = sigmod(x)
          ^~~~~~  did you mean 'sigmoid'?
  g(2)
  ^~~~  called here" -e 'def f(x):
    y = sigmod(x)
    return y' -e 'g(x) = 2 + f(x)' -e 'g(2)'
says "nabla: -e:1:6: in f: unknown name 'foo'
  f(x) = foo*x
         ^~~
  plot(f)
       ^  called here" -e 'f(x) = foo*x' -e 'plot(f)'
# In one source its line is enough.
says "nabla: -e:1:8: unknown name 'foo'
  f(x) = foo*x; f(2)
         ^~~" -e 'f(x) = foo*x; f(2)'
exit $status
