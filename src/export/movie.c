/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kinds of moving pictures share. */
#include "config.h"

#include "export/movie.h"

#include <string.h>
#include <strings.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/formats.h"

static const struct {
    const char *extension;
    const struct nb_movie_kind *kind;
} kinds[] = {
#define KIND(extension, name) {extension, &nb_movie_##name},
    NB_MOVIES(KIND)
#undef KIND
};

const struct nb_movie_kind *nb_movie_find(const char *path, struct nb_err *err)
{
    const char *extension = strrchr(path, '.');
    for (size_t i = 0; i < NB_COUNT(kinds); i++)
        if (extension && strcasecmp(extension, kinds[i].extension) == 0)
            return kinds[i].kind;
    nb_err_set(err, NB_ERR_VALUE, _("'%s' is no file of moving pictures: end it in one of %s"),
               path, NB_MOVIES_TEXT);
    return NULL;
}

static bool same_line(const struct nb_movie *m, const struct nb_movie_frame *f, int y)
{
    const unsigned char *last = m->last + (size_t)y * 4 * (size_t)m->width;
    return memcmp(last, f->pixels + (ptrdiff_t)y * f->stride, 4 * (size_t)m->width) == 0;
}

static bool same_column(const struct nb_movie *m, const struct nb_movie_frame *f, int x)
{
    for (int y = 0; y < m->height; y++)
        if (memcmp(m->last + 4 * ((size_t)y * (size_t)m->width + (size_t)x),
                   f->pixels + (ptrdiff_t)y * f->stride + 4 * (ptrdiff_t)x, 4) != 0)
            return false;
    return true;
}

static struct nb_movie_part find_part(const struct nb_movie *m, const struct nb_movie_frame *f)
{
    int top = 0, bottom = m->height, left = 0, right = m->width;
    while (top < bottom - 1 && same_line(m, f, top))
        top++;
    while (bottom > top + 1 && same_line(m, f, bottom - 1))
        bottom--;
    while (left < right - 1 && same_column(m, f, left))
        left++;
    while (right > left + 1 && same_column(m, f, right - 1))
        right--;
    return (struct nb_movie_part){left, top, right - left, bottom - top};
}

struct nb_movie_part nb_movie_changed(struct nb_movie *m, const struct nb_movie_frame *f)
{
    struct nb_movie_part part = {0, 0, m->width, m->height};
    if (m->last)
        part = find_part(m, f);
    else
        m->last = nb_xcalloc((size_t)m->width * (size_t)m->height, 4);
    for (int y = 0; y < m->height; y++)
        memcpy(m->last + (size_t)y * 4 * (size_t)m->width, f->pixels + (ptrdiff_t)y * f->stride,
               4 * (size_t)m->width);
    return part;
}
