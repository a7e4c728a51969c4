#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What not every system has is named in one place each, beside what is done without it. A line
# of the table: a name of Linux, and the files of src/ that may say it. (Where a program looks for
# its files is a habit of macOS; src/web is for browsers alone.)
cd "${srcdir:-.}" || exit 99
failures=0

complain()
{
    echo "$1"
    failures=$((failures + 1))
}

posix=src/base/posix.c
while read -r name files; do
    for file in $(grep -lwE "$name" src/*/*.[ch] | grep -v '^src/web/'); do
        case " $files " in # a header may speak of what its source uses
        *" $file "* | *" ${file%h}c "*) ;;
        *) complain "$file: '$name' is not on every system; src/base/posix.h has what is" ;;
        esac
    done
done <<TABLE
ppoll|pselect|pipe2|accept4|dup3 $posix
prctl|procctl|sysctl|PR_SET_PDEATHSIG $posix
sendmsg|recvmsg|socketpair|SOCK_CLOEXEC|MSG_NOSIGNAL|MSG_CMSG_CLOEXEC|SO_NOSIGPIPE $posix
__linux__|__APPLE__|__FreeBSD__|__OpenBSD__|__NetBSD__|__GLIBC__ $posix src/base/outfile.c src/kernel/install.c
makecontext|swapcontext|getcontext|ucontext_t|MAP_NORESERVE src/base/coroutine.c
memfd_create|F_ADD_SEALS|F_GET_SEALS|MFD_CLOEXEC src/base/shared.c
signalfd|SFD_CLOEXEC src/base/resized.c
mallinfo2|mallopt|malloc_trim|sbrk|MADV_HUGEPAGE src/base/xalloc.c src/export/raster.c
O_TMPFILE src/base/outfile.c
epoll_create1|epoll_wait|eventfd|timerfd_create|inotify_init1|sigtimedwait|sigwaitinfo none
qsort_r|strchrnul|mempcpy|asprintf|vasprintf|secure_getenv|getauxval|fopencookie|program_invocation_name|program_invocation_short_name|canonicalize_file_name|get_current_dir_name|pthread_setaffinity_np|sched_getaffinity|pthread_setname_np|pthread_timedjoin_np|posix_fallocate|clock_nanosleep|fallocate|sincos|execvpe|closefrom|gettid|getrandom|mremap none
st_mtim|st_ctim|st_atim|CLOCK_BOOTTIME|CLOCK_MONOTONIC_RAW none
TABLE
for file in $(grep -lE '"[^"]*/(proc|sys)/' src/*/*.[ch]); do
    case $file in
    "$posix" | src/base/outfile.c) ;;
    *) complain "$file: /proc and /sys are Linux'" ;;
    esac
done
[ "$failures" = 0 ]
