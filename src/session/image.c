/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Images of figures. */
#include "config.h"

#include "session/image.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "figure/message.h"
#include "session/command.h"

static struct nb_image take_image(struct nb_session *s)
{
    struct nb_image i = {.number = nb_sheets_number(s, false),
                         .empty = nb_figure_is_empty(&s->figure),
                         .serial = s->figure.serial,
                         .axes = s->axes,
                         .saves = s->saves,
                         .base = s->base,
                         .right = s->right,
                         .finished = s->finished,
                         .here = s->here,
                         .did = s->did ? nb_xstrdup(s->did) : NULL};
    struct nb_figure written = s->figure; /* borrows all of it */
    written.shares = &i.shares;
    written.said = 0; /* that it is said again changes nothing */
    if (!i.empty)
        nb_figure_write(&written, &i.text);
    written.shares = NULL;
    return i;
}

static void free_image(struct nb_image *i)
{
    nb_buf_free(&i->text);
    nb_handover_free(&i->shares);
    free(i->did);
}

void nb_images_free(struct nb_images *images)
{
    for (size_t i = 0; i < images->count; i++)
        free_image(&images->list[i]);
    free(images->list);
    *images = (struct nb_images){0};
}

static void push(struct nb_images *images, struct nb_image image)
{
    images->list = nb_grow(images->list, &images->cap, images->count + 1, sizeof *images->list);
    images->list[images->count++] = image;
}

static struct nb_image *find(const struct nb_images *images, size_t number)
{
    for (size_t i = 0; i < images->count; i++)
        if (images->list[i].number == number)
            return &images->list[i];
    return NULL;
}

struct following {
    struct nb_images *images, *before;
};

static bool follow(struct nb_session *s, void *ctx)
{
    const struct following *f = ctx;
    struct nb_image *last = find(f->images, nb_sheets_number(s, false));
    if (!s->told && (last ? last->serial == s->figure.serial : nb_figure_is_empty(&s->figure)))
        return true;
    struct nb_image now = take_image(s),
                    was = last ? *last : (struct nb_image){.number = now.number, .empty = true};
    if (last)
        *last = now;
    else
        push(f->images, now);
    if (f->before)
        push(f->before, was);
    else
        free_image(&was);
    return true;
}

void nb_images_follow(struct nb_images *images, struct nb_session *s, struct nb_images *before)
{
    struct following f = {images, before};
    nb_sheets_each(s, follow, &f);
}

/* Descriptors of its own, for whoever reads takes them. */
static void copy_shares(const struct nb_handover *from, struct nb_handover *to)
{
    for (size_t i = from->first; i < from->count; i++)
        nb_handover_add(to, fcntl(from->items[i].fd, F_DUPFD_CLOEXEC, 0), 0);
}

static void read_figure(struct nb_session *s, const struct nb_image *image)
{
    struct nb_buf text = {0};
    struct nb_handover shares = {0};
    struct nb_err err = {0};
    char *line;
    nb_figure_free(&s->figure);
    nb_figure_init(&s->figure);
    struct nb_figure_reader reader = {
        .figure = &s->figure, .wire = {.pool = s->in->pool}, .shares = &shares};
    copy_shares(&image->shares, &shares);
    nb_buf_add(&text, nb_buf_text(&image->text));
    while ((line = nb_message_take(&text))) {
        nb_figure_read(&reader, line, &err);
        free(line);
    }
    nb_wire_reader_free(&reader.wire);
    nb_handover_free(&shares);
    nb_buf_free(&text);
}

/* The current figure is as the image; it is told already, for undo is no command of a recipe. */
static void restore(struct nb_session *s, const struct nb_image *image)
{
    if (image->empty) {
        nb_session_begin_figure(s);
        nb_display_close(&s->display);
        return;
    }
    read_figure(s, image);
    s->figure.serial = image->serial;
    s->axes = image->axes;
    s->saves = image->saves;
    s->base = image->base;
    s->right = image->right;
    s->finished = image->finished;
    s->here = image->here;
    free(s->did);
    s->did = image->did ? nb_xstrdup(image->did) : NULL;
    s->changed = s->told = true;
    s->closed = false;
}

void nb_images_exchange(struct nb_images *were, struct nb_images *images, struct nb_session *s)
{
    const size_t home = nb_sheets_number(s, false);
    for (size_t i = 0; i < were->count; i++) {
        struct nb_image *now = find(images, were->list[i].number);
        const struct nb_image kept = *now;
        *now = were->list[i];
        were->list[i] = kept;
        if (now->number != nb_sheets_number(s, false))
            nb_sheets_go(s, now->number);
        restore(s, now);
        now->serial = s->figure.serial;
    }
    if (home > 0 && home != nb_sheets_number(s, false))
        nb_sheets_go(s, home);
}

void nb_images_tell(const struct nb_images *were, const struct nb_images *images,
                    struct nb_buf *out)
{
    for (size_t i = 0; i < were->count; i++) {
        const size_t number = were->list[i].number;
        const bool gone = find(images, number)->empty, back = were->list[i].empty;
        const char *what = gone ? _("gone") : back ? _("back") : _("as it was");
        nb_buf_add(out, out->len > 0 ? ", " : "");
        if (images->count > 1)
            nb_buf_printf(out, _("figure %zu is %s"), number, what);
        else
            nb_buf_printf(out, _("the figure is %s"), what);
    }
}

static double size_of_file(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 ? (double)st.st_size : 0;
}

double nb_images_size(const struct nb_images *images)
{
    double size = 0;
    for (size_t i = 0; i < images->count; i++) {
        const struct nb_image *image = &images->list[i];
        size += (double)image->text.len;
        for (size_t k = image->shares.first; k < image->shares.count; k++)
            size += size_of_file(image->shares.items[k].fd);
    }
    return size;
}
