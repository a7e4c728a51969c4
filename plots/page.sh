#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# page.sh SCRIPT...: a page of the pictures that stand beside it, each with what made it.
escape='s/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
cat <<END
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>nabla: gallery</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { margin: 2em auto; max-width: 76em; padding: 0 1em; font: 16px/1.4 sans-serif; color: #222 }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(22em, 1fr)); gap: 2em }
figure { margin: 0 } img { width: 100% } figcaption { margin: .4em 0 }
pre { margin: 0; padding: .6em; background: #f4f4f4; font-size: 13px; white-space: pre-wrap }
</style></head><body><h1>nabla: gallery</h1><main>
END
for script; do
    name=$(basename "$script" .nab)
    caption=$(sed -n 's/^# //p' "$script" | tr '\n' ' ' | sed "$escape; s/ \$//")
    printf '<figure id="%s"><img src="%s.png" alt="%s" loading="lazy">\n' "$name" "$name" "$caption"
    printf '<figcaption>%s</figcaption>\n<pre>' "$caption"
    sed "/^#/d; $escape" "$script"
    printf '</pre></figure>\n'
done
echo '</main></body></html>'
