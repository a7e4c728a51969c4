#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# theme("auto"): dark or light, by what a desktop's settings and the terminal say.
. "$srcdir/tests/cli/lib.sh"
unset GTK_THEME COLORFGBG
HOME=$dir/home
XDG_CONFIG_HOME=$dir/settings
export HOME XDG_CONFIG_HOME
mkdir -p "$HOME" "$XDG_CONFIG_HOME/gtk-3.0" "$XDG_CONFIG_HOME/gtk-4.0"

# is THEME NAME=VALUE...: what it is with these in the environment.
is()
{
    wanted=$1
    shift
    env "$@" "$nabla" -e 'set(theme="auto"); set()' >"$dir/out" 2>&1
    grep -q "theme.*\"$wanted\"" "$dir/out" ||
        complain "with '$*': $(grep theme "$dir/out"), not $wanted"
}

is light A=
is dark GTK_THEME=Adwaita:dark
is light GTK_THEME=Adwaita COLORFGBG='15;0'
is dark COLORFGBG='15;0'
is dark COLORFGBG='7;default;8'
is light COLORFGBG='0;15'
is light COLORFGBG='0;default'
is light COLORFGBG=dark
printf '[General]\nColorScheme = BreezeDark\n' >"$XDG_CONFIG_HOME/kdeglobals"
is dark A=
is dark COLORFGBG='0;15'
is light GTK_THEME=Adwaita
printf '[Settings]\ngtk-theme-name=Yaru\n' >"$XDG_CONFIG_HOME/gtk-3.0/settings.ini"
is light A=
printf '[Settings]\ngtk-theme-name=Yaru-dark\n' >"$XDG_CONFIG_HOME/gtk-3.0/settings.ini"
is dark A=
printf '[Settings]\ngtk-theme-name=Yaru\ngtk-application-prefer-dark-theme=1\n' \
    >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
is dark A=
printf '[Settings]\ngtk-theme-name=Yaru\ngtk-application-prefer-dark-theme=0\n' \
    >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
is light A=
is light HOME= XDG_CONFIG_HOME=
run 0 -e 'theme("auto"); plot(silu)' -o "$dir/auto.svg"
finish
