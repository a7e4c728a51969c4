/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that appear whole or not at all. */
#include "config.h"

#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"

static const char own_files[] = "/proc/self/fd";

enum { MOST_NAMES = 100, SOURCE_MAX_MIB = 64 };

static bool cannot_write(const char *path, struct nb_err *err)
{
    return nb_err_set(err, NB_ERR_FILE, _("cannot write '%s': %s"), path, nb_i18n_cause(errno));
}

/* The mode that open(2) would have given; mkstemp gives 0600. */
static mode_t default_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A pipe or a device: to be written to, not to be replaced by a file. A folder
 * gives open(2)'s own error. */
static bool open_in_place(struct nb_outfile *f, const char *path, struct nb_err *err)
{
    f->fd = open(path, O_WRONLY | O_CLOEXEC);
    if (f->fd < 0)
        return cannot_write(path, err);
    f->path = nb_xstrdup(path);
    return true;
}

/* A file without a name, in the folder of the path: whoever is killed while he writes it
 * leaves nothing. -1 where the system has none. */
static int open_unnamed(const char *path)
{
#if defined O_TMPFILE && defined __linux__
    const char *slash = strrchr(path, '/');
    const size_t len = slash ? (size_t)(slash - path) + (slash == path) : 1;
    char *folder = nb_xstrndup(slash ? path : ".", len);
    const int fd =
        access(own_files, X_OK) == 0 ? open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666) : -1;
    free(folder);
    return fd;
#else
    (void)path;
    return -1;
#endif
}

/* Gives it a temporary name beside the path, for the moment until it is renamed. */
static bool give_name(struct nb_outfile *f)
{
    struct nb_buf from = {0}, name = {0};
    bool linked = false;
    nb_buf_printf(&from, "%s/%d", own_files, f->fd);
    for (int i = 0; i < MOST_NAMES && !linked; i++) {
        nb_buf_clear(&name);
        nb_buf_printf(&name, "%s.%ld-%d", f->path, (long)getpid(), i);
        linked = linkat(AT_FDCWD, nb_buf_text(&from), AT_FDCWD, nb_buf_text(&name),
                        AT_SYMLINK_FOLLOW) == 0;
        if (!linked && errno != EEXIST)
            break;
    }
    nb_buf_free(&from);
    f->temporary = nb_buf_take(&name);
    return linked;
}

bool nb_outfile_open(struct nb_outfile *f, const char *path, struct nb_err *err)
{
    struct stat st;
    bool exists = stat(path, &st) == 0;
    *f = (struct nb_outfile){.fd = -1};
    if (exists && !S_ISREG(st.st_mode))
        return open_in_place(f, path, err);
    /* A link goes on pointing to what it points to. */
    char *resolved = exists ? realpath(path, NULL) : NULL;
    f->path = resolved ? resolved : nb_xstrdup(path);
    f->fd = open_unnamed(f->path);
    f->unnamed = f->fd >= 0;
    if (f->unnamed)
        return true;
    struct nb_buf name = {0};
    nb_buf_printf(&name, "%s.XXXXXX", f->path);
    f->temporary = nb_buf_take(&name);
    f->fd = mkstemp(f->temporary);
    if (f->fd < 0) {
        cannot_write(path, err);
        free(f->temporary);
        free(f->path);
        return false;
    }
    fchmod(f->fd, default_mode());
    return true;
}

bool nb_outfile_write(struct nb_outfile *f, const void *bytes, size_t len, struct nb_err *err)
{
    const char *p = bytes;
    while (len > 0) {
        ssize_t n = write(f->fd, p, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot_write(f->path, err);
        p += n;
        len -= (size_t)n;
    }
    return true;
}

bool nb_outfile_close(struct nb_outfile *f, struct nb_err *err)
{
    if (f->unnamed && err->kind == NB_OK && !give_name(f))
        cannot_write(f->path, err);
    if (close(f->fd) != 0)
        cannot_write(f->path, err);
    if (f->temporary && err->kind == NB_OK && rename(f->temporary, f->path) != 0)
        cannot_write(f->path, err);
    if (f->temporary && err->kind != NB_OK)
        unlink(f->temporary);
    free(f->temporary);
    free(f->path);
    return err->kind == NB_OK;
}

bool nb_write_file(const char *path, const void *bytes, size_t len, struct nb_err *err)
{
    struct nb_outfile f;
    if (!nb_outfile_open(&f, path, err))
        return false;
    nb_outfile_write(&f, bytes, len, err);
    return nb_outfile_close(&f, err);
}

static bool cannot_read(const char *path, struct nb_err *err)
{
    return nb_interrupt_check(err) &&
           nb_err_set(err, NB_ERR_FILE, _("cannot read '%s': %s"), path, nb_i18n_cause(errno));
}

/* Adds what was read; false where it is no text, or one without an end. */
static bool take_text(struct nb_buf *text, const char *chunk, size_t n, const char *path,
                      struct nb_err *err)
{
    if (memchr(chunk, '\0', n))
        return nb_err_set(err, NB_ERR_FILE, _("'%s' is not text: it has a NUL byte"), path);
    nb_buf_addn(text, chunk, n);
    return text->len <= (size_t)SOURCE_MAX_MIB << 20 ||
           nb_err_set(err, NB_ERR_FILE, _("'%s' is too long: more than %d MiB"), path,
                      SOURCE_MAX_MIB);
}

char *nb_read_file(const char *path, struct nb_err *err)
{
    FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!in) {
        cannot_read(path, err);
        return NULL;
    }
    struct nb_buf text = {0};
    char chunk[8192];
    size_t n;
    while (nb_interrupt_check(err) && (n = fread(chunk, 1, sizeof chunk, in)) > 0 &&
           take_text(&text, chunk, n, path, err))
        ;
    if (ferror(in))
        cannot_read(path, err);
    if (in != stdin)
        fclose(in);
    if (err->kind != NB_OK) {
        nb_buf_free(&text);
        return NULL;
    }
    return nb_buf_take(&text);
}
