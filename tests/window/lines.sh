#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Broken lines to the programs that draw; LINES_COUNT=24000 for more of them.
[ -x "$NABLA" ] || { echo 'NABLA names no program'; exit 99; }
[ -x "$NABLA_VIEW" ] || { echo "NABLA_VIEW names no program"; exit 99; }
# What it is linked with is its part of nabla's, where it is one.
linked=$NABLA_VIEW
[ ! -L "$linked" ] || linked=${linked%nabla-view}view.so
ldd "$linked" | grep -q libSDL || { echo "built without a window: skipped"; exit 77; }
NABLA_DRAW=${NABLA_VIEW%view}draw
export NABLA_DRAW
build=$(pwd)
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 99
mkdir told && cat >told/nabla-view <<'END'
#!/bin/sh
timeout 0.5 cat <&3 >>told/lines
END
chmod +x told/nabla-view
# tell CODE: what nabla says about the figures of the code.
tell()
{
    SDL_VIDEODRIVER=dummy NABLA_VIEW=told/nabla-view "$NABLA" -e "$1" 2>/dev/null
}
tell 'a = 2; subplot(1, 2, 1)
plot(x -> elu(a*x), x -> where(x > 0, 1/x, floor(x)), tangent=1, points=True)
title("t"); axhline(1); text(0, 1, "hi"); annotate("b", (1, 1)); fill_between([0, 1], [1, 2])
subplot(1, 2, 2); plot([1, 2, 3], [4, 5, 6], label="d"); xscale("log"); xticks([1, 2], ["a", "b"])
bar([1, 2], [3, 4]); errorbar([1, 2], [1, 2], [0.1, 0.2]); twinx(); plot([1, 2], [3, 1]); show()'
tell 'plot(x^2 + y^2 == 1, gelu, softmax([x, 0])[0]); grid(False); yscale("symlog"); show()'
tell 'theme("dark"); figure(2, figsize=(3, 2)); plot(sin(1/x), -1..1, d=2); legend(False); show()'
tell 'plt.rc("lines", linewidth=2); plt.figure(dpi=150); plot(gelu, d=1); fontsize(12)
theme("auto"); xlim(-2, 2); legend(True); spines("box"); axis("equal"); show()'
for word in axes curve end figure legend line live nogrid note param patch recipe rule said \
    serial size theme title type xscale; do
    grep -q "^$word\( \|$\)" told/lines || { echo "nobody says '$word'"; exit 1; }
done
printf '%s\n' 'turn 3' 'param 0x1p-1 a' undo redo 'option dpi 100' 'shared 2' 'tour 2' 'name t' \
    'limits 0' clicked 'said grid theme fontsize nothing' >>told/lines
timeout 900 "$build/tests/window/lines" told/lines "${LINES_COUNT:-2000}" "${LINES_SEED:-1}" || exit 1
# Nothing is left behind.
[ "$(ls -A "$dir" | tr '\n' ' ')" = 'told ' ] || { echo 'left behind:'; ls -A "$dir"; exit 1; }
