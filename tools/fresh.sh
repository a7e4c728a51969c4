#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries the two commands of the README on machines with nothing on them:
#
#     tools/fresh.sh [FOLDER [RELEASE]...]     as root; needs debootstrap and git
#
# makes minbase trees of Debian 12, 13 and testing (or of what is named) in FOLDER, by
# itself /var/tmp/fresh, and runs `./bootstrap run` and `./bootstrap check` of HEAD in
# copies of each: as root, as a user with sudo, and as a user without, who is told in
# one line what root should run. The report is on standard output; what the commands
# said is in FOLDER/*.log. Half an hour a release on two cores.
set -eu
folder=${1:-/var/tmp/fresh}
[ $# = 0 ] || shift
[ $# != 0 ] || set -- bookworm trixie testing
top=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$folder"
failures=0

# The tree of a release, made once.
base()
{
    [ -e "$folder/$1.base" ] && return
    debootstrap --variant=minbase "$1" "$folder/$1.making" >"$folder/$1.debootstrap.log"
    mv "$folder/$1.making" "$folder/$1.base"
}

# inside TREE COMMAND: runs it in the tree, as root; the mounts end with it.
inside()
{
    unshare --mount --pid --fork sh -c '
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C sh -c "$2"' - "$@"
}

# A copy of the release with the project in the home of somebody who is not root.
copy()
{
    rm -rf "$folder/$1.tree"
    cp -a "$folder/$1.base" "$folder/$1.tree"
    cp /etc/resolv.conf "$folder/$1.tree/etc/"
    inside "$folder/$1.tree" 'useradd -m somebody'
    mkdir "$folder/$1.tree/home/somebody/nabla"
    git -C "$top" archive HEAD | tar -x -C "$folder/$1.tree/home/somebody/nabla"
    inside "$folder/$1.tree" 'chown -R somebody: /home/somebody'
}

# report RELEASE WAY WHAT STATUS RESULT
report()
{
    [ "$4" = 0 ] || failures=$((failures + 1))
    printf '%-9s %-13s %-6s %-6s %s\n' "$1" "$2" "$3" "$([ "$4" = 0 ] && echo good || echo FAILED)" "$5"
}

# both_commands RELEASE WAY PREFIX: runs them, each after PREFIX.
both_commands()
{
    log=$folder/$1.$2.log
    status=0
    inside "$folder/$1.tree" "cd /home/somebody/nabla && $3 './bootstrap run -e 1+1'" \
        >"$log" 2>"$log.err" || status=$?
    [ "$(tail -n 1 "$log")" = 2 ] || status=1
    report "$1" "$2" run $status "1+1 is $(tail -n 1 "$log")"
    status=0
    inside "$folder/$1.tree" "cd /home/somebody/nabla && $3 './bootstrap check'" \
        >>"$log" 2>>"$log.err" || status=$?
    report "$1" "$2" check $status "$(tail -n 1 "$log")"
}

as_root()
{
    copy "$1"
    both_commands "$1" root 'sh -c'
}

with_sudo()
{
    copy "$1"
    inside "$folder/$1.tree" 'export DEBIAN_FRONTEND=noninteractive
        apt-get update; apt-get install -y --no-install-recommends sudo &&
        echo "somebody ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/somebody' \
        >"$folder/$1.sudo.log" 2>&1
    both_commands "$1" sudo 'su somebody -c'
}

# What it says is what root runs, and then it goes on.
without_sudo()
{
    copy "$1"
    log=$folder/$1.without.log
    status=0
    inside "$folder/$1.tree" "cd /home/somebody/nabla && su somebody -c './bootstrap run -e 1+1'" \
        >"$log" 2>"$log.err" && status=1
    line=$(tail -n 1 "$log.err")
    case $line in "apt-get update && apt-get install "*) ;; *) status=1 ;; esac
    report "$1" 'without sudo' run $status "says: $line"
    status=0
    inside "$folder/$1.tree" "$(printf '%s' "$line" | sed 's/ && /; /')" >>"$log" 2>>"$log.err" ||
        status=$?
    inside "$folder/$1.tree" "cd /home/somebody/nabla && su somebody -c './bootstrap run -e 1+1'" \
        >>"$log" 2>>"$log.err" || status=$?
    report "$1" 'after that' run $status "1+1 is $(tail -n 1 "$log")"
}

for release; do
    base "$release"
    without_sudo "$release"
    as_root "$release"
    with_sudo "$release"
done
exit "$failures"
