/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session behind a page: what web/worker.js calls. Texts that come are UTF-8 and the
 * caller's; those that go are the caller's to free(). */
#include "config.h"

#include <emscripten.h>
#include <emscripten/heap.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/i18n.h"
#include "pyplot/pyplot.h"
#include "session/hands.h"
#include "typing/colour.h"
#include "typing/complete.h"

/* Messages in the language of the page, which has put their catalogue there; it is kept for
 * good. */
static void read_catalogue(void)
{
    enum { MOST = 1 << 22 };
    FILE *f = fopen("/nabla.mo", "rb");
    char *bytes = f ? malloc(MOST) : NULL;
    const size_t size = bytes ? fread(bytes, 1, MOST, f) : 0;
    if (f)
        fclose(f);
    if (size == 0 || !nb_i18n_take(bytes, size))
        free(bytes);
}

EMSCRIPTEN_KEEPALIVE struct nb_session *nb_page_open(bool interactive, bool color)
{
    read_catalogue();
    return nb_pyplot_session((struct nb_session_options){
        .interactive = interactive,
        .color = color,
    });
}

static void print_error(const struct nb_session *s, const struct nb_err *err, const char *source)
{
    struct nb_buf text = {0};
    const bool color = nb_session_wants_color(s);
    nb_buf_printf(&text, "%s%s%s", color ? "\033[1;31m" : "", _("error: "), color ? "\033[0m" : "");
    nb_buf_add(&text, err->message);
    nb_buf_addc(&text, '\n');
    nb_err_print_caret(err, source, 0, &text);
    fputs(nb_buf_text(&text), stderr);
    nb_buf_free(&text);
}

/* Runs what was typed; false: it ended with an error, which is told. */
EMSCRIPTEN_KEEPALIVE bool nb_page_run(struct nb_session *s, const char *source)
{
    struct nb_err err = {0};
    nb_session_run(s, source, &err);
    fflush(stdout);
    if (err.kind != NB_OK)
        print_error(s, &err, source);
    fflush(stderr);
    return err.kind == NB_OK;
}

/* Whether Enter asks for another line. */
EMSCRIPTEN_KEEPALIVE bool nb_page_goes_on(struct nb_session *s, const char *source, bool blank)
{
    return nb_session_incomplete(s, source, blank);
}

/* How many blanks that line begins with. */
EMSCRIPTEN_KEEPALIVE size_t nb_page_indent(const char *source)
{
    return nb_session_indentation(source);
}

/* exit() was said: the next session is another one. */
EMSCRIPTEN_KEEPALIVE bool nb_page_is_over(const struct nb_session *s)
{
    return nb_session_wants_exit(s);
}

/* A slider of the picture with that serial number was moved. */
struct moved {
    size_t serial;
    const char *name;
    double value;
};

static bool move_in(struct nb_session *s, void *ctx)
{
    const struct moved *m = ctx;
    for (size_t i = 0; i < s->figure.param_count && s->figure.serial == m->serial; i++)
        if (strcmp(s->figure.params[i].name, m->name) == 0)
            nb_hands_move(s, i, m->value);
    return true;
}

EMSCRIPTEN_KEEPALIVE void nb_page_move(struct nb_session *s, size_t serial, const char *name,
                                       double value)
{
    struct moved m = {serial, name, value};
    if (isfinite(value))
        nb_sheets_each(s, move_in, &m);
}

/* How much of the memory is in use, and more of it: it is taken away after each input, and
 * another worker goes on from there where this one had to be ended. */
EMSCRIPTEN_KEEPALIVE size_t nb_page_top(void)
{
    return (size_t)sbrk(0);
}

EMSCRIPTEN_KEEPALIVE bool nb_page_grow(size_t more)
{
    return emscripten_resize_heap(emscripten_get_heap_size() + more);
}

static void add_offer(const struct nb_offer *offer, void *ctx)
{
    struct nb_buf *out = ctx;
    nb_buf_printf(out, "%s\t%s\t%s\n", offer->text, offer->shown, offer->doc ? offer->doc : "");
}

/* What may stand in the place of `word`, the end of the line: "TEXT\tSHOWN\tDOC" each. */
EMSCRIPTEN_KEEPALIVE char *nb_page_complete(struct nb_session *s, const char *line,
                                            const char *word)
{
    struct nb_buf out = {0};
    nb_session_complete(s, line, word, add_offer, &out);
    nb_buf_add(&out, "");
    return nb_buf_take(&out);
}

/* The colour of each byte (enum nb_colour) with the cursor before byte `point`. */
EMSCRIPTEN_KEEPALIVE unsigned char *nb_page_colour(struct nb_session *s, const char *text,
                                                   size_t point)
{
    unsigned char *colours = calloc(strlen(text) + 1, 1);
    if (colours)
        nb_session_colour(s, text, point, colours);
    return colours;
}
