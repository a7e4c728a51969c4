#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ./bootstrap on systems that are not this one: managers of packages that write down how they
# are called, one at a time on PATH, and a project that is configured and made by nothing.
. "$srcdir/tests/cli/lib.sh"

: >"$dir/out"
: >"$dir/err"
table=$(sed -n "/<<'TABLE'/,/^TABLE/p" "$srcdir/bootstrap" | grep '^[a-z]* *|')
bin=$dir/bin
project=$dir/project
mkdir -p "$bin/usual" "$bin/managers" "$project/src" "$project/plots" "$project/tests" "$project/data" "$project/web"
cp "$srcdir/bootstrap" "$project/"
: >"$project/configure.ac"
: >"$project/Makefile.am"
for tool in sh sed awk grep cat dirname find mkdir nproc printf tail env rm tr touch chmod; do
    path=$(command -v $tool) && ln -s "$path" "$bin/usual/$tool" 2>/dev/null
done

# fake FOLDER NAME [LINE]: a program that writes down its call and does what LINE says.
fake()
{
    mkdir -p "$1"
    printf '#!/bin/sh\nprintf "%%s\\n" "%s $*" >>"%s"\n%s\n' "$2" "$dir/calls" "${3:-:}" >"$1/$2"
    chmod +x "$1/$2"
}
fake "$bin/usual" make 'mkdir -p src/app; : >src/app/nabla'
fake "$bin/usual" id 'echo ${FAKE_ID-0}'
fake "$bin/usual" autoreconf 'printf "#!/bin/sh\n: >config.status\n" >configure; chmod +x configure
: >Makefile.in'
fake "$bin/usual" autopoint
fake "$bin/usual" pkg-config
# Who knows what is installed: everything that FAKE_INSTALLED has.
has='case " $FAKE_INSTALLED " in *" $last "*) ;; *) exit 1 ;; esac'
last='for last; do :; done'
fake "$bin/apt" apt-get
fake "$bin/apt" dpkg-query 'shift 3; for p; do case " $FAKE_INSTALLED " in
    *" $p "*) echo "installed $p" ;; *" half-$p "*) echo "config-files $p" ;; esac; done'
fake "$bin/dnf" dnf
fake "$bin/dnf" rpm "$last; $has"
fake "$bin/zypper" zypper
fake "$bin/zypper" rpm "$last; $has"
fake "$bin/pacman" pacman "$last; case \$1 in -T) $has ;; esac"
sed -i 's/exit 1/echo "$last"; exit 127/' "$bin/pacman/pacman"
fake "$bin/apk" apk "$last; case \$1 in info) $has ;; esac"
fake "$bin/brew" brew "$last; case \$1 in list) $has ;; --prefix) echo /opt/fake ;; esac"
fake "$bin/sudo" sudo '"$@"'

# bootstrap FOLDERS STATUS ARGUMENT...: calls it with these managers, in a fresh project.
bootstrap()
{
    path=$bin/usual
    for folder in $1; do path=$path:$bin/$folder; done
    expected=$2
    shift 2
    rm -rf "$project/build" "$project/configure" "$project/Makefile.in" "$dir/calls"
    : >"$dir/calls"
    (cd "$project" && PATH=$path ./bootstrap "$@") >"$dir/out" 2>"$dir/err"
    status=$?
    [ "$status" = "$expected" ] || complain "bootstrap $* with $path: status $status, not $expected"
}

# called LINE...: these are the calls that install something, and all of them.
called()
{
    for line; do printf '%s\n' "$line"; done >"$dir/expected"
    grep -vE '^(id|dpkg-query|rpm|make|autoreconf|pacman -T|apk info|brew (list|--prefix))' "$dir/calls" |
        grep . | sed 's/ *$//' >"$dir/called"
    cmp -s "$dir/expected" "$dir/called" || {
        diff "$dir/expected" "$dir/called"
        complain "those are not the calls"
    }
}

# packages COLUMN KIND: from the table, as a list.
packages()
{
    echo "$table" | awk -F' *[|] *' -v column="$1" -v kinds="$2" '
        index(kinds, $1) && $column != "-" { out = out " " $column } END { print substr(out, 2) }' | sed 's/  *$//'
}

# Each row has all columns, and no word of shell.
echo "$table" | awk -F'|' 'NF != 8 { print; bad = 1 } /[$`"\\;&()]/ { print; bad = 1 }
    $1 !~ /^(build|check|web|extra) *$/ { print; bad = 1 } END { exit bad }' || complain 'the table is broken'
[ "$(echo "$table" | wc -l)" -ge 25 ] || complain 'there is no table'

export FAKE_INSTALLED FAKE_ID
FAKE_INSTALLED=
bootstrap apt 0
called 'apt-get update -q' "apt-get install -y --no-install-recommends $(packages 3 build)"
bootstrap dnf 0
called "dnf install -y $(packages 4 build)"
bootstrap zypper 0
called "zypper --non-interactive install --no-recommends $(packages 5 build)"
bootstrap pacman 0
called "pacman -S --needed --noconfirm $(packages 6 build)"
bootstrap apk 0
called "apk add $(packages 7 build)"
bootstrap brew 0
called "brew install $(packages 8 build)"
grep -q '^make' "$dir/calls" || complain 'it did not build'
# The first that there is; Homebrew also stands beside others.
bootstrap 'brew dnf' 0
called "dnf install -y $(packages 4 build)"
bootstrap 'apk apt brew' 0
called 'apt-get update -q' "apt-get install -y --no-install-recommends $(packages 3 build)"

# Only what is missing; nothing where nothing is. What was removed is missing.
for row in apt:3 dnf:4 zypper:5 pacman:6 apk:7 brew:8; do
    FAKE_INSTALLED=$(packages "${row#*:}" build)
    bootstrap "${row%:*}" 0
    called
    FAKE_INSTALLED=" $FAKE_INSTALLED "
    FAKE_INSTALLED=${FAKE_INSTALLED%% automake *}" half-automake "${FAKE_INSTALLED#* automake }
    bootstrap "${row%:*}" 0
    case ${row%:*} in
    apt) called 'apt-get update -q' 'apt-get install -y --no-install-recommends automake' ;;
    dnf) called 'dnf install -y automake' ;;
    zypper) called 'zypper --non-interactive install --no-recommends automake' ;;
    pacman) called 'pacman -S --needed --noconfirm automake' ;;
    apk) called 'apk add automake' ;;
    brew) called 'brew install automake' ;;
    esac
done
FAKE_INSTALLED=

# Not root: with sudo, or not without; Homebrew wants no root.
FAKE_ID=1000
bootstrap 'dnf sudo' 0
called "sudo env DEBIAN_FRONTEND=noninteractive dnf install -y $(packages 4 build)" \
    "dnf install -y $(packages 4 build)"
bootstrap pacman 1
called
has err 'as root, run:'
has err "pacman -S --needed --noconfirm $(packages 6 build)"
bootstrap apt 1
has err "apt-get update && apt-get install -y --no-install-recommends $(packages 3 build)"
bootstrap brew 0
called "brew install $(packages 8 build)"
FAKE_ID=0

# Nobody that it knows: what is needed, and on with what is there.
bootstrap '' 0
has err 'Readline (Debian: libreadline-dev)'
grep -q '^make' "$dir/calls" || complain 'it did not try to build'
mv "$bin/usual/autopoint" "$bin/"
bootstrap '' 1
has err 'there is no autopoint here'
has err 'cairo (Debian: libcairo2-dev)'
mv "$bin/autopoint" "$bin/usual/"

# Names alone.
bootstrap apt 0 packages
[ "$(sed 's/ *$//' "$dir/out")" = "$(packages 3 build)" ] || complain 'packages'
called
bootstrap apt 0 packages apk build check
[ "$(tr ' ' '\n' <"$dir/out" | sort)" = "$(echo "$(packages 7 'build check') " | tr ' ' '\n' | sort)" ] ||
    complain 'packages apk build check'
bootstrap apt 1 packages rpm
has err "called 'rpm'"
bootstrap '' 1 packages
bootstrap apt 0 --help
has out 'CONFIGURE_FLAGS'
bootstrap apt 2 sideways
has err Usage

# What the package for Debian is built with is what bootstrap installs, but for what each build
# there has, and for what it does not look at: fonts.
(cd "$srcdir" && sed -n '/^Build-Depends:/,/^[^ ]/s/^ \([^ ,]*\).*/\1/p' debian/control) |
    grep -v '^debhelper-compat$' | sort >"$dir/control"
packages 3 build | tr ' ' '\n' | grep -vxE 'gcc|make|autoconf|automake|fonts-.*' | sort >"$dir/table"
cmp "$dir/control" "$dir/table" || {
    diff "$dir/control" "$dir/table"
    complain "debian/control's Build-Depends are not bootstrap's table"
}
finish
