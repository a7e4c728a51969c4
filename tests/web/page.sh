#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# nabla.html in a headless browser, opened from disk without a network.
. "$srcdir/tests/cli/lib.sh"
[ -e "$NABLA_HTML" ] && command -v node >/dev/null && command -v chromium >/dev/null || exit 77

[ "$(wc -c <"$NABLA_HTML")" -lt 3000000 ] || complain "the page has $(wc -c <"$NABLA_HTML") bytes"
lacks -Eq '(src|href)="?https?:|import\(|fetch\("http' "$NABLA_HTML" || complain 'it names an address'

# Lines of the language's tests that need none before them, and what they print elsewhere.
awk '/^#=> / && line !~ /^#/ && line != "" { print line; n++ } { line = $0 } n == 900 { exit }' \
    "$srcdir"/tests/lang/[a-n]*.nab | sort -u | grep -Ev '^(bye|q|exit|quit)|1e1[0-9]' >"$dir/lines"
: >"$dir/expected"
while IFS= read -r line; do
    text=$("$nabla" -e "$line" 2>"$dir/err") && [ ! -s "$dir/err" ] || continue
    case $text in *'
'*) continue ;; esac
    printf '%s\t%s\n' "$line" "$text"
done <"$dir/lines" | head -n 200 >"$dir/expected"
[ "$(wc -l <"$dir/expected")" = 200 ] || complain "only $(wc -l <"$dir/expected") lines"

node "$srcdir/tests/web/page.js" "$NABLA_HTML" "$dir" >"$dir/out" 2>"$dir/err" ||
    complain "the page: $(cat "$dir/err")"
finish
