/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalogue is gettext's .mo: a header, two tables of lengths and offsets, and texts that
 * end in a NUL; the first table, of the English, is sorted. */
#include "config.h"

#include "base/i18n.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "base/count.h"

/* What the C library says in English whatever the locale, since LC_MESSAGES is not set. */
static const struct {
    int code;
    const char *text;
} causes[] = {
    {ENOENT, N_("No such file or directory")},
    {EACCES, N_("Permission denied")},
    {EPERM, N_("Operation not permitted")},
    {EISDIR, N_("Is a directory")},
    {ENOTDIR, N_("Not a directory")},
    {EEXIST, N_("File exists")},
    {ENOSPC, N_("No space left on device")},
    {EROFS, N_("Read-only file system")},
    {EFBIG, N_("File too large")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENOMEM, N_("Cannot allocate memory")},
    {EIO, N_("Input/output error")},
    {EPIPE, N_("Broken pipe")},
    {EBADF, N_("Bad file descriptor")},
};

const char *nb_i18n_cause(int code)
{
    for (size_t i = 0; i < NB_COUNT(causes); i++)
        if (causes[i].code == code)
            return _(causes[i].text);
    return strerror(code);
}

#ifdef ENABLE_NLS
enum { MAGIC = 0, COUNT = 2, ENGLISH = 3, OTHERS = 4, HEADER = 28 }; /* its words, its bytes */

/* The catalogue that is in use, or nothing; chosen while a program starts. */
static struct catalogue {
    const char *data;
    size_t size;
    bool silent; /* for a while */
} catalogue;

static uint32_t word_at(size_t at)
{
    uint32_t word = 0;
    if (at + sizeof word <= catalogue.size)
        memcpy(&word, catalogue.data + at, sizeof word);
    return word;
}

/* The text of row i of a table. The file ends in a NUL, so every text in it ends. */
static const char *row_text(uint32_t table, size_t i)
{
    const size_t at = word_at(table + 8 * i + 4);
    return catalogue.data + (at < catalogue.size ? at : catalogue.size - 1);
}

const char *nb_i18n_text(const char *text)
{
    if (!catalogue.data || catalogue.silent || !*text) /* the row of "" is about the catalogue */
        return text;
    const uint32_t english = word_at(4 * ENGLISH);
    for (size_t lo = 0, hi = word_at(4 * COUNT); lo < hi;) {
        const size_t mid = lo + (hi - lo) / 2;
        const int order = strcmp(text, row_text(english, mid));
        if (order == 0)
            return row_text(word_at(4 * OTHERS), mid);
        if (order < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return text;
}

bool nb_i18n_take(const char *data, size_t size)
{
    const struct catalogue before = catalogue;
    catalogue = (struct catalogue){data, size, before.silent};
    if (!data || (size > HEADER && data[size - 1] == '\0' && word_at(4 * MAGIC) == 0x950412de))
        return true;
    catalogue = before;
    return false;
}

void nb_i18n_english(bool english)
{
    catalogue.silent = english;
}
#else
bool nb_i18n_take(const char *data, size_t size)
{
    (void)data;
    (void)size;
    return false;
}

void nb_i18n_english(bool english)
{
    (void)english;
}
#endif
