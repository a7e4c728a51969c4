/* SPDX-License-Identifier: GPL-3.0-or-later */
/* savefig: the figure as a file. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/formats.h"
#include "figure/save.h"
#include "figure/style.h"
#include "charts/line_style.h"
#include "session/command.h"
#include "session/page_size.h"
#include "value/convert.h"

struct saved {
    const char *path, *format, *box, *letters;
    double dpi, pad, quality;
    bool transparent, home;
    int paper;
};

static const double most_pad = 100; /* inches */

/* Margin around what is drawn, in inches; less than 0: not given. */
static bool read_pad(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *pad = field;
    *pad = row->standard;
    if (!nb_given(a, k))
        return true;
    return nb_arg_number(a, k, pad) &&
           ((*pad >= 0 && *pad <= most_pad) ||
            nb_err_set(a->err, NB_ERR_VALUE, _("pad_inches is a margin in inches, from 0 to %g"),
                       most_pad));
}

static bool read_quality(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *quality = field;
    (void)row;
    *quality = 0;
    return nb_arg_number(a, k, quality) &&
           (!nb_given(a, k) || (*quality >= 1 && *quality <= 100) ||
            nb_err_set(a->err, NB_ERR_VALUE, _("quality goes from 1 to 100")));
}

/* None, "auto" and an empty text say nothing. */
static bool read_paper(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    static const char *const nothing[] = {"auto", "none", ""};
    *(int *)field = -1;
    if (!nb_given(a, k) || a->arg[k].type == NB_NONE)
        return true;
    for (size_t i = 0; i < NB_COUNT(nothing); i++)
        if (a->arg[k].type == NB_STRING && strcmp(a->arg[k].text->bytes, nothing[i]) == 0)
            return true;
    return nb_read_hue(a, k, row, field);
}

#define AT(field) offsetof(struct saved, field)

#define NAME(extension) extension,
static const char *const formats[] = {NB_FORMATS(NAME)};
NB_PARAM_WORDS(format_words, formats, +1) /* without the dot */

static const struct nb_param savefig_params[] = {
    {"fname", nb_param_text, .offset = AT(path)},
    {"dpi=", nb_read_dpi, .offset = AT(dpi)},
    {"format=", nb_param_text, .words = format_words, .offset = AT(format)},
    {"quality=", read_quality, .offset = AT(quality)},
    {"orientation=", .taken = true, .decoration = true},
    {"transparent=", nb_param_bool, .offset = AT(transparent)},
    {"bbox_inches=", nb_param_text, .offset = AT(box)},
    {"pad_inches=", read_pad, .offset = AT(pad), .standard = -1},
    {"facecolor=", read_paper, .offset = AT(paper), .standard = -1},
    {"text=", nb_param_text, .offset = AT(letters)},
    {"home=", nb_param_bool, .offset = AT(home)},
    {"metadata=", .taken = true},
    {.name = NULL},
};

static void list_formats(struct nb_buf *out)
{
    for (size_t i = 0; i < NB_COUNT(formats); i++)
        nb_buf_item(out, formats[i], i, NB_COUNT(formats), _("or"));
}

/* Whether a text, which may be absent, is one of two words: the second is true. */
static bool choose(struct nb_args *a, const char *text, const char *no, const char *yes,
                   size_t offset, bool *chosen)
{
    *chosen = text && strcmp(text, yes) == 0;
    if (!text || *chosen || strcmp(text, no) == 0)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected \"%s\" or \"%s\", not \"%.40s\""), yes, no, text);
    nb_param_blame(a, offset);
    return false;
}

static bool read_options(struct nb_args *a, const struct saved *f, struct nb_save *save)
{
    save->dpi = f->dpi;
    save->quality = f->quality;
    save->transparent = f->transparent;
    save->home = f->home;
    save->paper = f->paper;
    save->pad = f->pad >= 0 ? f->pad : save->pad;
    save->format = f->format ? nb_xstrdup(f->format) : NULL;
    return choose(a, f->box, "standard", "tight", AT(box), &save->tight) &&
           choose(a, f->letters, "text", "outlines", AT(letters), &save->outlines);
}

static struct nb_value savefig(struct nb_args *a)
{
    struct saved f;
    struct nb_save save;
    if (!nb_param_bind(a, &f))
        return NB_FAILED;
    nb_save_init(&save);
    const bool ok = read_options(a, &f, &save) && nb_session_save(a->ctx, f.path, &save, a->err);
    nb_save_fini(&save);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "savefig",
     .table = savefig_params,
     .run = savefig,
     .doc = N_("Writes the figure to a %s file."),
     .listed = list_formats},
};

const struct nb_builtins nb_savefig_commands = NB_BUILTINS(rows, NULL);
