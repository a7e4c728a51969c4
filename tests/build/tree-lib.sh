# SPDX-License-Identifier: GPL-3.0-or-later
# What is true of an installed tree, wherever it stands. After tests/cli/lib.sh.

# look_at TREE: what is there, but for windows. Pictures are in $dir/tree.*
look_at()
{
    tree=$1
    nabla=$tree/bin/nabla
    unset NABLA_VIEW
    run 0 --version
    run 0 -e 'silu(1)'
    says out 0.7310585786300049
    run 0 -e 'help(gelu)'
    has out gelu
    for format in svg png pdf html; do
        run 0 -e 'plot(silu)' -o "$dir/tree.$format"
        [ -s "$dir/tree.$format" ] || complain "no $format"
    done
    run 0 -e 'plot(silu, title="e\u0301 سلام")' -o "$dir/tree.shaped.svg"
    for file in applications/nabla.desktop metainfo/local.nabla.nabla.metainfo.xml \
        mime/packages/nabla.xml icons/hicolor/scalable/apps/nabla.svg \
        icons/hicolor/48x48/apps/nabla.png icons/hicolor/64x64/apps/nabla.png \
        icons/hicolor/128x128/apps/nabla.png bash-completion/completions/nabla \
        zsh/*/_nabla fish/vendor_completions.d/nabla.fish man/man1/nabla.1* \
        man/zh_CN/man1/nabla.1* doc/nabla/README.md; do
        [ -s "$tree"/share/$file ] || complain "no share/$file"
    done
    # The window's program and the other are where nabla looks for them.
    for program in nabla-view nabla-draw; do
        [ -x "$tree/libexec/nabla/$program" ] || complain "no $program"
    done
    # Each catalogue of messages is found: its header is the translation of nothing.
    for catalogue in "$tree"/share/locale/*/LC_MESSAGES/nabla.mo; do
        [ -e "$catalogue" ] || continue
        language=${catalogue#"$tree"/share/locale/}
        language=${language%%/*}
        for language in $language; do
            LANGUAGE=$language LC_ALL=C.UTF-8 "$nabla" --help >"$dir/out" 2>"$dir/err"
            LC_ALL=C.UTF-8 LANGUAGE='' "$nabla" --help >"$dir/english" 2>&1
            ! cmp -s "$dir/out" "$dir/english" || complain "--help in $language is English"
        done
    done
    srcdir=$tree/share/doc/nabla sh "$srcdir/tests/doc/links.sh" >"$dir/out" 2>&1 ||
        complain 'the documents that are installed have dead links'
}

# open_window TREE: a plot at the prompt opens one. False: there is no Xvfb here.
open_window()
{
    command -v Xvfb >/dev/null && command -v xdotool >/dev/null || return 1
    Xvfb -displayfd 5 -screen 0 1200x800x24 -noreset 5>"$dir/display" >"$dir/xvfb.log" 2>&1 &
    server=$!
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ -s "$dir/display" ] && break
        sleep 0.5
    done
    mkfifo "$dir/commands"
    DISPLAY=:$(cat "$dir/display") NABLA_VIEW='' WAYLAND_DISPLAY='' \
        "$1/bin/nabla" -q -i --no-init <"$dir/commands" >"$dir/out" 2>"$dir/err" &
    prompt=$!
    exec 6>"$dir/commands"
    echo 'plot(silu)' >&6
    DISPLAY=:$(cat "$dir/display") timeout 60 xdotool search --sync --onlyvisible --class nabla \
        >"$dir/window" 2>/dev/null || complain 'no window'
    echo 'exit' >&6
    exec 6>&-
    wait "$prompt" || complain 'the prompt failed'
    kill "$server"
    wait "$server"
    return 0
}
