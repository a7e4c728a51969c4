#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Settings that are kept: set(..., save=True), read before the start-up file of a prompt.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
XDG_CONFIG_HOME=$dir/conf
export XDG_CONFIG_HOME
file=$dir/conf/nabla/settings.nab

# kept LINE...: the file has these lines and no others.
kept()
{
    printf '%s\n' "$@" >"$dir/expected"
    cmp -s "$dir/expected" "$file" || complain "saved is not $*: $(cat "$file" 2>&1)"
}
# prompt OPTION -- LINE...: a session of these lines.
prompt()
{
    option=$1
    shift 2
    printf '%s\n' "$@" >"$dir/in"
    "$nabla" -i -q $option <"$dir/in" >"$dir/out" 2>"$dir/err"
}

# What the call names, and nothing else; others are kept beside it.
run 0 -e 'set(linewidth=70); set(precision=6, save=True)'
kept 'set(precision=6)'
[ "$(stat -c %a "$dir/conf/nabla")" = 700 ] || complain 'others can look into the folder'
run 0 -e 'set(kink="left", save=True)'
kept 'set(precision=6)' 'set(kink="left")'
run 0 -e 'set(precision=7, save=True)' -e 'set()'
kept 'set(kink="left")' 'set(precision=7)'
has out 'precision=7  (0..17)  saved'
has out 'kink="auto"  (auto, right, left, mean, nan, torch)  saved: "left"'
has out 'linewidth=80  (1..1000000)'
lacks 'linewidth.*saved' "$dir/out" >/dev/null || complain 'linewidth was not saved'

# A prompt has them, and the start-up file has the last word; a script has not.
printf 'set(precision=2)\n' >"$dir/conf/nabla/init.nab"
prompt '' -- "relu'(0)" 'tensor(1/3)'
has out 'tensor(0.33)'
grep -qx 0 "$dir/out" || complain 'the kink is not as it was saved'
rm "$dir/conf/nabla/init.nab"
prompt '' -- 'tensor(1/3)'
has out 'tensor(0.3333333)'
prompt --no-init -- 'tensor(1/3)'
has out 'tensor(0.3333)'
run 0 -e 'tensor(1/3)'
says out 'tensor(0.3333)'

# The user's own lines stay; all that is not at its default.
printf '# mine\nset(kink="nan")' >"$file"
run 0 -e 'set(edgeitems=5, linewidth=60)' -e 'set(save=True)'
kept '# mine' 'set(edgeitems=5)' 'set(linewidth=60)'
# Back to the defaults, for now and for good.
prompt '' -- 'set(reset=True)' 'set()'
has out 'edgeitems=3  (1..1000000)  saved: 5'
prompt '' -- 'set(reset=True, theme="dark", save=True)' 'set()'
kept '# mine' 'set(theme="dark")'
has out "note: saved in $file"
run 0 -e 'set(edgeitems=3, save=True)'
kept '# mine' 'set(theme="dark")'
printf 'set(theme="dark")\n' >"$file"
prompt '' -- 'set(reset=True, save=True)'
has out 'note: no setting is saved'
[ ! -e "$file" ] || complain 'a file without lines stayed'
[ "$(ls -A "$dir/conf/nabla")" = "" ] || complain 'something else is left'

# A mistake saves nothing, and an unreadable place is said.
run 1 -e 'set(precision=99, save=True)'
has err 'precision must be a whole number from 0 to 17'
[ ! -e "$file" ] || complain 'a mistake was saved'
: >"$dir/plain"
XDG_CONFIG_HOME=$dir/plain run 1 -e 'set(precision=6, save=True)'
has err 'cannot write'
(unset HOME XDG_CONFIG_HOME; run 1 -e 'set(precision=6, save=True)'; has err 'no folder for settings')
# An error in the file is shown and survived.
printf 'set(precsion=3)\nset(precision=3)\n' >"$file"
prompt '' -- '1 + 41'
has err 'settings.nab:1:'
has out 42
# A figure made again saves nothing.
rm "$file"
run 0 -e 'set(precision=6, save=True); plot(silu)' -o "$dir/a.png"
rm "$file"
run 0 --remake "$dir/a.png" -o "$dir/b.png"
[ ! -e "$file" ] || complain 'a recipe saved settings'

# term= of a call wins over the setting.
run 0 -e 'set(term="ascii"); plot(silu)'
has out '-6'
run 0 -e 'set(term="ascii"); plot(silu, term=False)'
says out ''
run 0 -e 'set(term=False); plot(silu, term=True)'
[ -s "$dir/out" ] || complain 'term=True drew nothing'
finish
