#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Moving pictures: their frames, read by a decoder of the test's; what is told; nothing left
# where they fail.
. "$srcdir/tests/cli/lib.sh"
frames=tests/export/frames

# shows FILE TEXT: the decoder's text of the file.
shows()
{
    [ "$($frames "$dir/$1")" = "$2" ] || complain "$1 shows $($frames "$dir/$1")"
}

# differ BOUND FILE...: the frames differ by no more; below 0: by more.
differ()
{
    bound=$1
    shift
    most=$($frames "$@")
    if [ "$bound" -lt 0 ]; then
        [ "$most" -gt "${bound#-}" ] || complain "$* differ by $most alone"
    else
        [ "$most" -le "$bound" ] || complain "$* differ by $most"
    fi
}

code='animate(x*sigmoid(a*x), tanh, -4..4, "DIR/NAME", a=0..4, frames=12, fps=30)'
for name in one.gif two.gif one.apng two.png; do
    run 0 -e "$(echo "$code" | sed "s|DIR|$dir|;s|NAME|$name|")"
done
# 12/30 s is 40 hundredths; a thousandth is the unit of the other.
shows one.gif "800 500 12 400
nabla 0.2.0
$(echo "$code" | sed "s|DIR|$dir|;s|NAME|one.gif|")"
shows one.apng "800 500 12 396
nabla 0.2.0
$(echo "$code" | sed "s|DIR|$dir|;s|NAME|one.apng|")"
differ 0 "$dir/one.gif" "$dir/two.gif"
differ 0 "$dir/one.apng" "$dir/two.png"
differ 8 "$dir/one.gif" "$dir/one.apng" # shades
cp "$dir/one.gif" "$dir/first.gif"
run 0 -e "$(echo "$code" | sed "s|DIR|$dir|;s|NAME|one.gif|")"
cmp -s "$dir/one.gif" "$dir/first.gif" || complain 'a GIF is not the same twice'
# To the end and back: frames from either side of the middle are the same, others are not.
differ 0 "$dir/one.apng" 2 "$dir/one.apng" 10
differ -20 "$dir/one.apng" 0 "$dir/one.apng" 6
# Once: from one end to the other, in the order that was written.
run 0 -e "animate(a*x, \"$dir/up.apng\", a=1..2, frames=3, bounce=False, scale=0.5)" \
    -e "animate(a*x, \"$dir/down.apng\", a=2..1, frames=3, bounce=False, scale=0.5)"
shows up.apng "400 250 3 120
nabla 0.2.0
animate(a*x, \"$dir/up.apng\", a=1..2, frames=3, bounce=False, scale=0.5)"
for pair in '0 2' '1 1' '2 0'; do
    differ 0 "$dir/up.apng" "${pair% *}" "$dir/down.apng" "${pair#* }"
done
# What should be 0 is, on the way there and back.
run 0 -e "animate(where(x > k, 1, 0), -4..4, \"$dir/k.apng\", k=-2..6, frames=12)" \
    -e "animate(where(x > k, 1, 0), -4..4, \"$dir/even.apng\", k=-4..4, frames=5, bounce=False)"
# Neither range nor title nor dots tell 0 from 0.
differ 0 "$dir/k.apng" 2 "$dir/even.apng" 2
# A figure that is there, its title, and every parameter of the name; it stays as it was.
cat >"$dir/two.nab" <<END
a = 1
fig, axs = subplots(1, 2)
axs[0].plot(elu, d=0)
axs[1].plot(celu, floor(a*x), d=0)
fig.suptitle("both")
savefig("$dir/before.svg")
animate("$dir/two.apng", alpha=0.5..2, frames=4)
animate("$dir/other.apng", a=1..2, frames=4)
savefig("$dir/after.svg")
print(a)
END
run 0 "$dir/two.nab"
says out 1
# But for the commands that made it, which its files tell.
for name in before after; do
    sed '/<metadata/,/<\/metadata>/d' "$dir/$name.svg" >"$dir/$name.drawn"
done
cmp -s "$dir/before.drawn" "$dir/after.drawn" || complain 'the figure changed'
differ -20 "$dir/two.apng" 0 "$dir/two.apng" 2
# A name of the moment is gone afterwards, and a variable has its value.
run 0 -e 'x = linspace(0, 1, 3); a = 7' -e "animate(u -> a*u, \"$dir/a.gif\", a=0..1, frames=2); a"
says out 7
run 1 -e "animate(k*x, \"$dir/a.gif\", k=0..1, frames=2)" -e k
has err "unknown name 'k'"

fails()
{
    run 1 -e "$1"
    has err "$2"
    [ ! -e "$dir/no.gif" ] && [ ! -e "$dir/no.mp4" ] || complain "$1 leaves a file"
}
fails "animate(foo*x, \"$dir/no.gif\", b=0..1)" "unknown name 'foo'"
fails "animate(a*x, \"$dir/no.gif\", b=0..1)" "nothing that is drawn has a parameter 'b'"
fails "animate(elu, \"$dir/no.gif\", beta=0..1)" "nothing that is drawn has a parameter 'beta'"
has err 'it has: elu alpha'
fails "animate(elu, \"$dir/no.gif\")" 'animate needs a parameter that runs'
fails 'animate(elu, alpha=0..1)' 'animate needs the name of a file'
fails "animate(elu, \"$dir/no.jpg\", alpha=0..1)" 'is no file of moving pictures'
fails "animate(elu, \"$dir/no.gif\", alpha=1)" ''
fails "animate(elu, \"$dir/no.gif\", alpha=1..1)" 'alpha= runs from one number to another'
fails "animate(elu, \"$dir/no.gif\", alpha=1..2, fsp=3)" "not 'alpha' and 'fsp'"
fails "animate(elu, \"$dir/no.gif\", alpha=1..2, frames=1)" 'expected from 2 to 2000 frames'
fails "animate(elu, \"$dir/no.gif\", alpha=1..2, fps=0)" 'expected a number from 0.1 to 100'
fails "animate(elu, \"$dir/none/no.gif\", alpha=1..2)" 'No such file or directory'
fails "animate(\"$dir/no.gif\", alpha=1..2)" 'the figure is empty'

# Films are ffmpeg's: there is none, it fails, it stops in the middle, it never reads.
mkdir "$dir/bin"
film="animate(elu, \"$dir/no.mp4\", alpha=1..2, frames=30)"
PATH_BEFORE=$PATH
PATH=$dir/bin
fails_film()
{
    printf '#!/bin/sh\n%s\n' "$1" >"$dir/bin/ffmpeg"
    /bin/chmod +x "$dir/bin/ffmpeg"
    PATH=$dir/bin:$PATH_BEFORE
    fails "$film" "$2"
}
export PATH
"$nabla" -e "$film" 2>"$dir/err" && PATH=$PATH_BEFORE complain 'a film without ffmpeg'
PATH=$PATH_BEFORE
has err 'there is no ffmpeg here; install the package ffmpeg, or write a .gif or .apng'
fails_film 'echo "Unknown encoder" >&2; exit 1' 'ffmpeg says: Unknown encoder'
fails_film 'head -c 100000 >/dev/null; echo "no space" >&2; exit 1' 'ffmpeg says: no space'
fails_film 'cat >/dev/null; exit 3' 'ffmpeg failed'
fails_film 'kill -9 $$' 'ffmpeg failed'
printf '#!/bin/sh\ncat >"$(eval echo \\${$#})"\n' >"$dir/bin/ffmpeg"
PATH=$dir/bin:$PATH_BEFORE run 0 -e "animate(elu, \"$dir/raw.mp4\", alpha=1..2, frames=3, scale=0.1)"
[ "$(wc -c <"$dir/raw.mp4")" = $((3 * 80 * 50 * 4)) ] || complain 'ffmpeg got other frames'
# Ctrl-C, while it does not read: at once, and no file.
printf '#!/bin/sh\nexec sleep 30\n' >"$dir/bin/ffmpeg"
PATH=$dir/bin:$PATH_BEFORE timeout -s INT 3 "$nabla" -e "$film" 2>"$dir/err"
[ ! -e "$dir/no.mp4" ] || complain 'half a film is left'
[ -z "$(ls "$dir" | grep 'no\.')" ] || complain "left: $(ls "$dir" | grep 'no\.')"
finish
