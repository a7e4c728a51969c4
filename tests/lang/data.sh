#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Data from files: tables of text and NumPy's arrays, good, odd, damaged and endless ones.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
case $NABLA in /*) ;; *) NABLA=$PWD/$NABLA ;; esac
cd "$dir" || exit 99
failures=0

# says CODE EXPECTED: what it prints, or the error's first line.
says()
{
    got=$("$NABLA" --no-init -e "$1" 2>&1 | head -n "$(echo "$2" | wc -l)")
    [ "$got" = "$2" ] && return
    echo "$1 printed:"
    echo "$got"
    echo "and not:"
    echo "$2"
    failures=$((failures + 1))
}

fails()
{
    got=$("$NABLA" --no-init -e "$1" 2>&1)
    [ $? = 1 ] || { echo "$1: no error"; failures=$((failures + 1)); }
    case $got in
    *"$2"*) ;;
    *) echo "$1: $got"; echo "without: $2"; failures=$((failures + 1)) ;;
    esac
}

printf 't,y\n0,1\n0.5,-2.5e-1\n1,\n' >a.csv
says 'load_csv("a.csv")' 'tensor([[ 0.0000,  1.0000],
        [ 0.5000, -0.2500],
        [ 1.0000,     nan]])'
says 'load_csv("a.csv").shape' 'torch.Size([3, 2])'
says 'u, v = load_csv("a.csv", unpack=True); sum(u)' 'tensor(1.5000)'
says 'load_csv("a.csv", usecols="t")' 'tensor([0.0000, 0.5000, 1.0000])'
says 'load_csv("a.csv", usecols=["y", "t"])[0]' 'tensor([1., 0.])'
says 'load_csv("a.csv", usecols=-2, max_rows=2)' 'tensor([0.0000, 0.5000])'
says 'load_csv("a.csv", skiprows=2)[0]' 'tensor([ 0.5000, -0.2500])'
fails 'load_csv("a.csv", usecols="x")' "'a.csv' has no column 'x'"
fails 'load_csv("a.csv", usecols=2)' "'a.csv' has no column 2: it has 2"
fails 'load_csv("a.csv", usecols=0.5)' "'a.csv' has no column 0.5"
fails 'load_csv("a.csv", delimiter=", ")' 'expected one character'
fails 'load_csv("a.csv", max_rows=0)' 'expected a number, 1 or more'
fails 'np.loadtxt("a.csv", delimiter=",")' "a.csv:1:1: 't' is no number"
fails 'np.loadtxt("a.csv", delimiter=",", skiprows=1)' "a.csv:4:3: '' is no number"
says 'np.genfromtxt("a.csv", delimiter=",", skip_header=1, filling_values=7)[2]' 'array([1., 7.])'
says 'np.genfromtxt("a.csv", delimiter=",")[0]' 'array([nan, nan])'

# Line ends, byte order marks, quotes, blanks, comments, other delimiters, no last newline.
printf '\357\273\277"a, b";c\r\n"1" ; 2\r\n\r\n# 5;6\r\n+3;-inf # end' >b.csv
says 'load_csv("b.csv")' 'tensor([[1., 2.],
        [3., -inf]])'
says 'load_csv("b.csv", usecols="a, b")' 'tensor([1., 3.])'
printf '"run #1","a ""b"""\n1,"2" # three\n' >marks.csv
says 'load_csv("marks.csv", usecols="run #1")' 'tensor([1.])'
says 'load_csv("marks.csv")' 'tensor([[1., 2.]])'
printf '  1   2\t3 \n4 5 6\n' >c.txt
says 'np.loadtxt("c.txt", unpack=True)[2]' 'array([3., 6.])'
printf '1 2\n 4 5\n' >blanks
says 'load_csv("blanks")[1]' 'tensor([4., 5.])'
printf 'm (s)\tv\n1,5\t3\n' >d.tsv
fails 'load_csv("d.tsv")' "d.tsv:2:1: '1,5' is no number"
printf '7\n' >one
says 'load_csv("one")' 'tensor([7.])'
says 'np.loadtxt("one")' '7.0'
says 'np.loadtxt("one", ndmin=2)' 'array([[7.]])'
printf '7 8\n' >row
says 'np.loadtxt("row")' 'array([7., 8.])'
says 'load_csv("row")' 'tensor([[7., 8.]])'

# What is no table.
printf '1,2\n3\n' >ragged
fails 'load_csv("ragged")' 'ragged:2: 1 fields, where the lines above have 2'
printf '1,2\n3,4x\n' >typo
fails 'load_csv("typo")' "typo:2:3: '4x' is no number"
printf '1,2.o\n3,4\n' >first # not a header: one of its fields is a number
fails 'load_csv("first")' "first:1:3: '2.o' is no number"
printf 'x,y\n' >names
fails 'load_csv("names")' "'names' has no numbers"
: >empty
fails 'load_csv("empty")' "'empty' has no numbers"
printf '1\0002\n' >nul
fails 'load_csv("nul")' 'it has a NUL byte'
fails 'load_csv("/dev/zero")' 'it has a NUL byte'
fails 'load_csv("missing.csv")' "cannot read 'missing.csv': No such file or directory"
fails "load_csv(\"$dir\")" 'Is a directory'
fails 'load_csv()' 'path'
head -c 70000000 /dev/zero | tr '\0' '1' >long
fails 'load_csv("long")' 'long:1: the line is longer than 64 MiB'
rm long

# npy VERSION LENGTH DICTIONARY: the start of an array's file.
npy()
{
    printf "\\223NUMPY\\00$1\\000\\$2\\000"
    printf '%-117s\n' "$3"
}

form="'fortran_order': False, 'shape'"
{ npy 1 166 "{'descr': '<f8', $form: (2, 1), }"; printf '\0\0\0\0\0\0\370\077\0\0\0\0\0\0\0\300'; } >f8
says 'load_npy("f8")' 'tensor([[ 1.5000],
        [-2.0000]])'
says 'np.load("f8").shape' '(2, 1)'
{ npy 1 166 "{'descr': '>f8', $form: (1,), }"; printf '\077\370\0\0\0\0\0\0'; } >big
says 'load_npy("big")' 'tensor([1.5000])'
{ npy 1 166 "{'descr': '<f4', $form: (), }"; printf '\0\0\300\077'; } >f4
says 'load_npy("f4")' 'tensor(1.5000)'
{ npy 1 166 "{'descr': '<f2', $form: (5,), }"; printf '\0\74\377\173\0\374\1\0\1\176'; } >f2
says 'load_npy("f2").tolist()' '[1.0, 65504.0, -inf, 5.960464477539063e-08, nan]'
{ npy 1 166 "{'descr': '|i1', 'fortran_order': True, 'shape': (2, 3), }"; printf '\1\377\2\376\3\200'; } >f
says 'load_npy("f")' 'tensor([[   1,    2,    3],
        [  -1,   -2, -128]])'
{ npy 1 166 "{'descr': '<u8', $form: (1,), }"; printf '\377\377\377\377\377\377\377\377'; } >u8
says 'load_npy("u8")' 'nabla: note: whole numbers beyond 2^53 in the file were rounded
tensor([18446744073709551616])'
{ npy 1 166 "{'descr': '|b1', $form: (2,), }"; printf '\1\0'; } >b1
says 'load_npy("b1")' 'tensor([ True, False])'

fails 'load_npy("a.csv")' "cannot read 'a.csv': it is no .npy file"
fails 'load_npy("/dev/zero")' 'it is no .npy file'
fails 'load_npy("empty")' 'it ends in the middle'
npy 1 166 "{'descr': '<c16', $form: (2,), }" >c16
fails 'load_npy("c16")' "its elements are '<c16'"
npy 1 166 "{'descr': [('a', '<f8')], $form: (2,), }" >fields
fails 'load_npy("fields")' 'its elements have fields'
npy 1 166 "{'descr': '<f8', $form: (2, 2, 2), }" >deep
fails 'load_npy("deep")' 'it has 3 dimensions, a tensor at most 2'
npy 1 166 "{'descr': '<f8', $form: (3000000000, 3000000000), }" >huge
fails 'load_npy("huge")' 'it ends after 0 of 72000000000000000000 bytes of numbers'
npy 1 166 "{'descr': '<f8', $form: (99999999999999999999999999,), }" >more
fails 'load_npy("more")' 'it ends after 0 of'
npy 1 166 "{'descr': '<f8', $form: (0, 3), }" >none
fails 'load_npy("none")' 'it has no elements'
npy 9 166 "{'descr': '<f8', $form: (2,), }" >later
fails 'load_npy("later")' 'it is of a version'
npy 1 166 "{'descr': '<f8', $form: (-2,), }" >negative
fails 'load_npy("negative")' 'its header is damaged'

npy 1 166 "{'descr': '<f8', $form: (1 2), }" >comma
fails 'load_npy("comma")' 'its header is damaged'
npy 1 166 "{'descr': '<f8', 'fortran_order': 7, 'shape': (2,), }" >order
fails 'load_npy("order")' 'its header is damaged'
text="'fortran_order': True, 'shape': (2,), 'descr': '" # nothing stands behind the quote
printf '\223NUMPY\001\000\060\000%s' "$text" >open
fails 'load_npy("open")' "its elements are ''"

# A size that cannot be, out of a pipe whose length nobody knows.
mkfifo pipe
cat more /dev/zero >pipe 2>/dev/null &
fails 'load_npy("pipe")' 'is too large'

# Every beginning of a file, and every byte of its header another one, is an error or an array.
size=$(wc -c <f8)
for n in $(seq 0 3 $((size - 1))); do
    head -c "$n" f8 >cut
    { head -c "$n" f8; printf '7'; tail -c +"$((n + 2))" f8; } >other
    for file in cut other; do
        "$NABLA" --no-init -e "load_npy(\"$file\")" >/dev/null 2>&1
        status=$?
        [ "$status" -le 1 ] || { echo "$file $n: status $status"; failures=$((failures + 1)); }
    done
done

# Ctrl-C ends the wait for a pipe that nobody writes to, and the reading of an endless one.
for feed in true yes; do
    rm -f pipe
    mkfifo pipe
    [ $feed = true ] || yes 1,2 >pipe 2>/dev/null &
    "$NABLA" --no-init -e 'load_csv("pipe", max_rows=10^9)' >out 2>&1 &
    reader=$!
    sleep 0.5
    kill -INT $reader
    wait $reader
    status=$?
    [ $status = 130 ] || { echo "Ctrl-C, $feed: status $status: $(cat out)"; failures=$((failures + 1)); }
done
[ "$failures" = 0 ]
