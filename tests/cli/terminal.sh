#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plots in the terminal, where it is none: as wide as is asked for, in the locale's letters,
# coloured where that is asked for; in a pty they are in tests/tty/plots.pty.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER COLUMNS LINES COLORTERM NO_COLOR TMUX
esc=$(printf '\033')

# widest: the columns of the longest line of the last output.
widest()
{
    sed "s/$esc\[[0-9;]*m//g" "$dir/out" | wc -L
}

run 0 -e 'plot(tanh, term=True)'
has out '── tanh'
[ "$(widest)" -gt 70 ] && [ "$(widest)" -le 80 ] || complain "$(widest) columns, not 80"
[ "$(wc -l <"$dir/out")" = 20 ] || complain 'not 20 rows'
says err ''
for columns in 20 40 200; do
    COLUMNS=$columns run 0 -e 'set(term=True); plot(tanh, sin)'
    [ "$(widest)" -le "$columns" ] || complain "$(widest) columns, not $columns"
    [ "$(widest)" -ge "$((columns * 7 / 10))" ] || complain "$(widest) columns of $columns"
done

# Colours where they are asked for, as TERM and COLORTERM have them.
! grep -q "$esc" "$dir/out" || complain 'colours in a pipe'
TERM=xterm run 0 --color=always -e 'plot(tanh, term=True)'
has out "$esc[0;34m"
TERM=xterm-256color run 0 --color=always -e 'plot(tanh, term=True)'
has out "$esc[0;38;5;25m"
COLORTERM=truecolor run 0 --color=always -e 'plot(tanh, term=True)'
has out "$esc[0;38;2;0;114;178m"
COLORTERM=truecolor run 0 --color=never -e 'plot(tanh, term=True)'
! grep -q "$esc" "$dir/out" || complain 'colours with --color=never'

# ASCII in a locale that has nothing else, and on request.
LC_ALL=C run 0 -e 'plot(floor, term=True)'
! LC_ALL=C grep -q '[^ -~]' "$dir/out" || complain 'signs that a C locale has not'
has out '@--'
run 0 -e 'set(term="ascii"); plot(floor)'
! LC_ALL=C grep -q '[^ -~]' "$dir/out" || complain 'signs that ASCII has not'

# Nothing where nobody asks; a file is written all the same.
run 0 -e 'plot(tanh)'
says out ''
has err 'no display'
run 0 -e 'set(term=True); plot(tanh)' -o "$dir/a.svg"
[ -s "$dir/a.svg" ] || complain 'no file'

# Each figure by show(), and one of them at the end.
cat >"$dir/two.nab" <<'END'
set(term=True)
figure(1)
plot(tanh)
figure(2)
plot(relu)
show()
END
run 0 "$dir/two.nab"
has out '── tanh'
has out '── relu'
[ "$(grep -c '└' "$dir/out")" = 2 ] || complain 'not two plots'

# Plots of a figure beside each other, and below each other where there is no room.
COLUMNS=80 run 0 -e 'set(term=True); subplot(1, 2, 1); plot(tanh); subplot(1, 2, 2); plot(relu)'
has out '── tanh'
[ "$(grep -c '└.*└' "$dir/out")" = 1 ] || complain 'not beside each other'
COLUMNS=40 run 0 -e 'set(term=True); subplot(1, 2, 1); plot(tanh); subplot(1, 2, 2); plot(relu)'
[ "$(grep -c '└' "$dir/out")" = 2 ] || complain 'not below each other'

# What a figure has beside curves.
run 0 -e 'set(term=True); bar(["a", "b"], [3, 5]); text(0, 1, "here"); axhline(4, label="limit")'
has out '████'
has out here
has out '── limit'
# What hangs from above is drawn by what is below it, and a line on it has it behind.
COLORTERM=truecolor run 0 --color=always -e 'set(term=True); bar(["a", "b", "c"], [3, 5, -2]); plot([0, 1, 2], [1, 2, -1])'
has out "$esc[0;38;2;0;114;178;7m▂"
has out ";48;2;0;114;178m"
run 0 -e 'set(term=True); plot(x^2 - 1, -2..2, points=True)'
has out 'min (0, −1)'
run 0 -e 'set(term=True); heatmap(x*y, x=-1..1, y=-1..1)'
has out '▒▒'
# Pictures, through tmux too.
for kind in kitty iterm sixel; do
    run 0 -e "set(term=\"$kind\"); plot(tanh)"
    [ "$(wc -l <"$dir/out")" = 1 ] || complain "$kind is not one line"
    cp "$dir/out" "$dir/$kind"
    TMUX=/tmp/tmux,1,0 run 0 -e "set(term=\"$kind\"); plot(tanh)"
    has out "${esc}Ptmux;$esc$esc"
done
grep -q "${esc}_Ga=T,f=100" "$dir/kitty" || complain 'no picture for kitty'
grep -q "${esc}]1337;File=inline=1" "$dir/iterm" || complain 'no picture for iTerm2'
grep -q "${esc}P0;1;0q" "$dir/sixel" || complain 'no sixels'
[ "$(wc -c <"$dir/sixel")" -lt 100000 ] || complain 'sixels are large'
run 0 -e 'set(term="sixel"); plot(tanh); title("波形")'
grep -q "${esc}P0;1;0q" "$dir/out" || complain 'no sixels with letters of other fonts'
run 1 -e 'set(term="paper")'
has err 'term must be one of: auto True False braille ascii kitty iterm sixel'
finish
