/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed memory with a descriptor: Linux' memfd. */
#include "config.h"

#include "base/shared.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"

#if HAVE_MEMFD_CREATE && defined MFD_ALLOW_SEALING && defined F_ADD_SEALS

/* Without the first two a map of it could end its reader with SIGBUS. */
enum { SEALS = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE, PIECE = 1 << 22 };

/* Written and not mapped: where there is no memory left, that is an error and no signal. */
static bool write_part(int fd, const struct nb_shared_part *part)
{
    const char *from = part->bytes;
    for (size_t left = part->len; left > 0;) {
        const ssize_t n =
            nb_interrupt_pending() ? -1 : write(fd, from, left < PIECE ? left : PIECE);
        if (n < 0 && (errno != EINTR || nb_interrupt_pending()))
            return false;
        from += n > 0 ? n : 0;
        left -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* More than a file may have would be a signal. */
static bool is_allowed(const struct nb_shared_part *parts, size_t count)
{
    struct rlimit most;
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    return getrlimit(RLIMIT_FSIZE, &most) == 0 && len <= most.rlim_cur;
}

int nb_shared_new(const struct nb_shared_part *parts, size_t count)
{
    const int fd =
        is_allowed(parts, count) ? memfd_create("nabla", MFD_CLOEXEC | MFD_ALLOW_SEALING) : -1;
    bool good = fd >= 0;
    for (size_t i = 0; i < count && good; i++)
        good = write_part(fd, &parts[i]);
    if (good && fcntl(fd, F_ADD_SEALS, SEALS) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

void *nb_shared_map(int fd, size_t len)
{
    struct stat info;
    const int seals = fcntl(fd, F_GET_SEALS);
    if (seals < 0 || (seals & SEALS) != SEALS || len == 0 || fstat(fd, &info) != 0 ||
        (uintmax_t)info.st_size < len)
        return NULL;
    void *map = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    return map == MAP_FAILED ? NULL : map;
}

#else

int nb_shared_new(const struct nb_shared_part *parts, size_t count)
{
    (void)parts;
    (void)count;
    return -1;
}

void *nb_shared_map(int fd, size_t len)
{
    (void)fd;
    (void)len;
    return NULL;
}

#endif
