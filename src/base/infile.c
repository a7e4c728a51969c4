/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of data, read piece by piece. */
#include "config.h"

#include "base/infile.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/interrupt.h"

enum { PIECE = 1 << 22 }; /* between two looks at Ctrl-C: a millisecond */

static bool cannot_read(const struct nb_infile *f, struct nb_err *err)
{
    return nb_err_set(err, NB_ERR_FILE, _("cannot read '%s': %s"), f->path, nb_i18n_cause(errno));
}

/* A pipe that nobody writes to is opened at once, and waited for where Ctrl-C is heard. */
bool nb_infile_open(struct nb_infile *f, const char *path, struct nb_err *err)
{
    struct stat info;
    *f = (struct nb_infile){.path = path, .size = UINT64_MAX};
    f->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (f->fd < 0)
        return cannot_read(f, err);
    if (fstat(f->fd, &info) == 0 && S_ISREG(info.st_mode))
        f->size = (uint64_t)info.st_size;
    return true;
}

static ssize_t read_piece(struct nb_infile *f, char *bytes, size_t len)
{
    struct pollfd p = {.fd = f->fd, .events = POLLIN};
    ssize_t n;
    do {
        if (nb_interrupt_poll(&p, 1, -1) < 0)
            return -1;
        n = read(f->fd, bytes, len < PIECE ? len : PIECE);
    } while (n < 0 && (errno == EINTR || errno == EAGAIN));
    return n;
}

bool nb_infile_read(struct nb_infile *f, void *bytes, size_t len, size_t *got, struct nb_err *err)
{
    ssize_t n = 1;
    *got = 0;
    while (*got < len && n > 0) {
        n = read_piece(f, (char *)bytes + *got, len - *got);
        if (n < 0)
            return nb_interrupt_check(err) && cannot_read(f, err);
        *got += (size_t)n;
    }
    f->pos += *got;
    return true;
}

void nb_infile_close(struct nb_infile *f)
{
    close(f->fd);
    f->fd = -1;
}
