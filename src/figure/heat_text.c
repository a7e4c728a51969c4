/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps as text: a line that says what one is, and lines of its numbers. */
#include "config.h"

#include "figure/heat_text.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "figure/colormap.h"
#include "figure/curve_text.h"
#include "figure/heat.h"
#include "figure/live.h"
#include "figure/message.h"

enum { NUMBERS_PER_LINE = 128, MAX_LEVELS = 1000 };

static const char *const kinds[NB_HEAT_KINDS] = {[NB_HEAT_FUNCTION] = "function",
                                                 [NB_HEAT_CELLS] = "cells",
                                                 [NB_HEAT_POINTS] = "points",
                                                 [NB_HEAT_REGION] = "region"};

static bool has_function(const struct nb_heat *h)
{
    return h->kind == NB_HEAT_FUNCTION || h->kind == NB_HEAT_REGION;
}

static void write_limits(const char *word, const struct nb_limits *l, struct nb_buf *out)
{
    if (l->set)
        nb_buf_printf(out, " %s %a %a", word, l->lo, l->hi);
}

void nb_heat_text_write(const struct nb_heat *h, struct nb_wire_writer *wire)
{
    struct nb_buf *out = wire->out;
    size_t at[3] = {h->columns, h->rows, 0};
    if (has_function(h)) {
        at[0] = nb_wire_write(wire, h->of.f);
        at[1] = nb_wire_write(wire, h->of.x);
        at[2] = nb_wire_write(wire, h->of.y);
    }
    nb_buf_printf(out, "heat %s %zu %zu %zu", kinds[h->kind], at[0], at[1], at[2]);
    write_limits("x", &h->x, out);
    write_limits("y", &h->y, out);
    write_limits("values", &h->values, out);
    nb_buf_printf(out, "%s%s%s levels %zu", h->centred ? " centred" : "", h->bar ? " bar" : "",
                  h->written ? " written" : "", h->level_count);
    for (size_t i = 0; i < h->level_count; i++)
        nb_buf_printf(out, " %a", h->levels[i]);
    nb_buf_add(out, " colors ");
    nb_colormap_name(h->colors, out);
    nb_look_text_write(&h->look, out);
    nb_label_text_write("label", h->label, out);
    for (size_t i = 0; i < h->count && nb_goes_on(i); i++) {
        nb_buf_add(out, i % NUMBERS_PER_LINE == 0 ? "heatbits " : "");
        nb_message_put_bits(out, h->numbers[i]);
        nb_buf_add(out, i + 1 == h->count || (i + 1) % NUMBERS_PER_LINE == 0 ? "\n" : "");
    }
}

static bool read_limits(const char **p, const char *word, struct nb_limits *l)
{
    if (!nb_message_word(p, word))
        return true;
    l->set = true;
    return nb_message_double(p, &l->lo) && nb_message_double(p, &l->hi) && l->lo < l->hi &&
           isfinite(l->lo) && isfinite(l->hi);
}

static bool read_levels(const char **p, struct nb_heat *h)
{
    size_t count;
    if (!nb_message_word(p, "levels") || !nb_message_size(p, &count) || count > MAX_LEVELS)
        return false;
    for (size_t i = 0; i < count; i++) {
        h->levels = nb_grow(h->levels, &h->level_cap, i + 1, sizeof *h->levels);
        if (!nb_message_double(p, &h->levels[i]))
            return false;
        h->level_count = i + 1;
    }
    return true;
}

static bool read_colors(const char **p, struct nb_heat *h)
{
    char name[32] = "";
    size_t len = 0;
    if (!nb_message_word(p, "colors"))
        return false;
    while (**p && **p != ' ' && len + 1 < sizeof name)
        name[len++] = *(*p)++;
    *p += **p == ' ';
    h->colors = nb_colormap_find(name);
    return h->colors >= 0;
}

/* What it is a map of. */
static bool read_subject(struct nb_figure_reader *r, const char **p, struct nb_heat *h)
{
    size_t at[3];
    while (h->kind < NB_HEAT_KINDS && !nb_message_word(p, kinds[h->kind]))
        h->kind++;
    if (h->kind == NB_HEAT_KINDS)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (!nb_message_size(p, &at[i]))
            return false;
    h->columns = at[0];
    h->rows = at[1];
    if (!has_function(h))
        return at[0] > 0 && at[1] > 0 && at[0] <= NB_HEAT_CELLS_MAX / at[1];
    h->of = (struct nb_implicit){nb_wire_node(&r->wire, at[0]), nb_wire_node(&r->wire, at[1]),
                                 nb_wire_node(&r->wire, at[2])};
    const struct nb_parameter other = {.var = h->of.y};
    return h->of.f && h->of.x && h->of.y && h->of.y->name &&
           nb_live_is_function(h->of.f, h->of.x, &other, 1);
}

bool nb_heat_text_read(struct nb_figure_reader *r, const char *p)
{
    struct nb_heat h = {.kind = NB_HEAT_FUNCTION};
    if (!read_subject(r, &p, &h) || !read_limits(&p, "x", &h.x) || !read_limits(&p, "y", &h.y) ||
        !read_limits(&p, "values", &h.values))
        return false;
    h.centred = nb_message_word(&p, "centred");
    h.bar = nb_message_word(&p, "bar");
    h.written = nb_message_word(&p, "written");
    if (!read_levels(&p, &h) || !read_colors(&p, &h) || !nb_look_text_read(&p, &h.look) ||
        !nb_message_word(&p, "label") || (h.kind != NB_HEAT_REGION && !h.values.set)) {
        free(h.levels);
        return false;
    }
    h.label = nb_message_unescape(p);
    nb_axes_add_heat(&r->figure->axes[r->figure->count - 1], h);
    free(h.label);
    return true;
}

bool nb_heat_text_read_bits(struct nb_figure_reader *r, const char *p)
{
    const struct nb_axes *a = &r->figure->axes[r->figure->count - 1];
    struct nb_heat *h = a->heat_count ? &a->heats[a->heat_count - 1] : NULL;
    if (!h)
        return false;
    while (*p && h->count < nb_heat_size(h)) {
        h->numbers = nb_grow(h->numbers, &h->cap, h->count + 1, sizeof *h->numbers);
        if (!nb_message_bits(&p, &h->numbers[h->count]))
            return false;
        h->count++;
    }
    return *p == '\0';
}
