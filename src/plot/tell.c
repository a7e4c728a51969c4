/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in words. */
#include "config.h"

#include "plot/tell.h"

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "plot/draw.h"

/* What a curve is called: by its name, if it has one. */
static const char *name_of(const struct nb_curve *c)
{
    return c->label && *c->label ? c->label : c->y ? _("the function") : _("the data");
}

static void tell_nowhere(const struct nb_panel *p, const struct nb_curve *c, struct nb_buf *out)
{
    char lo[NB_NUM_MAX], hi[NB_NUM_MAX];
    nb_num_print(p->x.lo, lo);
    nb_num_print(p->x.hi, hi);
    if (c->y)
        nb_buf_printf(out, _("%s has no value between x = %s and %s"), name_of(c), lo, hi);
    else if (c->count == 0)
        nb_buf_printf(out, _("%s: there are no points"), name_of(c));
    else
        nb_buf_printf(out, _("%s: none of the points has two numbers"), name_of(c));
}

/* Where a function has no values it needs not be said of its derivative. */
static bool is_implied(const struct nb_panel *p, size_t i)
{
    const enum nb_finding_kind kind = p->traces[i].finding.kind;
    return p->axes->curves[i].of && (kind == NB_FOUND_NOWHERE || kind == NB_FOUND_ONLY_AT);
}

static void tell(const struct nb_panel *p, size_t i, struct nb_buf *out)
{
    const struct nb_finding *f = &p->traces[i].finding;
    const struct nb_curve *c = &p->axes->curves[i];
    char x[NB_NUM_MAX], value[NB_NUM_MAX];
    nb_num_print(f->x, x);
    nb_num_print(f->value, value);
    switch (f->kind) {
    case NB_FOUND_NOTHING:
        return;
    case NB_FOUND_NOWHERE:
        tell_nowhere(p, c, out);
        break;
    case NB_FOUND_ONLY_AT:
        nb_buf_printf(out, _("%s is defined only at x = %s"), name_of(c), x);
        break;
    case NB_FOUND_COARSE:
        nb_buf_printf(out, _("%s: precision limit, the steps are single doubles"), name_of(c));
        break;
    case NB_FOUND_NOISE:
        nb_buf_printf(out, _("%s: rounding noise is drawn lighter"), name_of(c));
        break;
    case NB_FOUND_TRIED:
        nb_buf_printf(
            out, _("%s: %zu of %zu columns show %d of their very many numbers, always the same"),
            name_of(c), f->count, f->of, NB_STAIRS_TRIED);
        break;
    case NB_FOUND_UNPROVED:
        if (f->count == f->of)
            nb_buf_printf(out, _("%s is drawn from samples, none of it is proved"), name_of(c));
        else
            nb_buf_printf(out, _("%s: %zu of %zu columns are not proved"), name_of(c), f->count,
                          f->of);
        break;
    case NB_FOUND_FAR:
        nb_buf_printf(out, _("%s goes up to %s; yscale(\"log\") shows all of it"), name_of(c),
                      value);
        break;
    }
    nb_buf_addc(out, '\n');
}

/* What a picture of this size has no room for. */
static void tell_left_out(const struct nb_scene *s, struct nb_buf *out)
{
    bool legend = false, title = false, names = false;
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_layout *l = &s->panels[i].layout;
        legend = legend || l->left_out.legend;
        title = title || l->left_out.title;
        names = names || l->left_out.names;
    }
    const char *const words[] = {legend ? _("the legend") : NULL, title ? _("the title") : NULL,
                                 names ? _("the names of the axes") : NULL};
    const size_t count = (size_t)legend + title + names;
    if (count == 0)
        return;
    nb_buf_add(out, _("a picture of this size has no room for "));
    for (size_t i = 0, k = 0; i < NB_COUNT(words); i++)
        if (words[i])
            nb_buf_item(out, words[i], k++, count, _("and"));
    nb_buf_addc(out, '\n');
}

/* Marks that are missing; once. */
static void tell_spots(const struct nb_scene *s, struct nb_buf *out)
{
    size_t undecided = 0, skipped = 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_panel *p = &s->panels[i];
        if (p->spots.skipped && !skipped++)
            nb_buf_printf(out, _("%s has too many points to mark them\n"),
                          name_of(&p->axes->curves[p->spots.skipped - 1]));
        if (p->spots.undecided && !undecided++)
            nb_buf_printf(out, _("%s: some of its points are not decided; points() says where\n"),
                          name_of(&p->axes->curves[p->spots.undecided - 1]));
    }
}

/* Points so many that their density is drawn; once. */
static void tell_dense(const struct nb_scene *s, struct nb_buf *out)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k < s->panels[i].axes->count; k++) {
            const struct nb_curve *c = &s->panels[i].axes->curves[k];
            if (!nb_draw_is_dense(&s->panels[i], c))
                continue;
            nb_buf_printf(out, _("%s: %zu points, the stronger the colour the more of them\n"),
                          name_of(c), c->count);
            return;
        }
}

void nb_tell_findings(const struct nb_scene *s, struct nb_buf *out)
{
    unsigned told = 0;
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k < s->panels[i].axes->count; k++) {
            const unsigned kind = 1u << s->panels[i].traces[k].finding.kind;
            if (!(told & kind) && !is_implied(&s->panels[i], k))
                tell(&s->panels[i], k, out);
            told |= kind;
        }
    tell_spots(s, out);
    tell_dense(s, out);
    tell_left_out(s, out);
}
