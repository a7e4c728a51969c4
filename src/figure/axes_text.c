/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an axis looks like, as text: a row for each field, for writing and reading. */
#include "config.h"

#include "figure/axes_text.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "figure/message.h"

static const char *const warps[] = {
    [NB_WARP_LINEAR] = "linear", [NB_WARP_LOG] = "log", [NB_WARP_SYMLOG] = "symlog"};
static const char *const minors[] = {
    [NB_MINOR_AUTO] = "auto", [NB_MINOR_ON] = "on", [NB_MINOR_OFF] = "off"};
static const char *const spine_words[] = {[NB_SPINES_ORIGIN] = "origin",
                                          [NB_SPINES_BOX] = "box",
                                          [NB_SPINES_LEFT] = "left",
                                          [NB_SPINES_NONE] = "none"};

static bool find_word(const char **p, const char *const *words, size_t count, size_t *found)
{
    for (*found = 0; *found < count; ++*found)
        if (nb_message_word(p, words[*found]))
            return true;
    return false;
}

static bool read_positive(const char **p, double *value)
{
    return nb_message_double(p, value) && *value > 0 && isfinite(*value);
}

static void write_scale(const char *word, const void *field, struct nb_buf *out)
{
    const struct nb_warp *w = field;
    if (w->kind == NB_WARP_LINEAR)
        return;
    nb_buf_printf(out, "%s %s", word, warps[w->kind]);
    if (w->kind == NB_WARP_SYMLOG)
        nb_buf_printf(out, " %a", w->linear);
    nb_buf_addc(out, '\n');
}

static bool read_scale(void *field, const char *p)
{
    struct nb_warp *w = field;
    size_t kind;
    if (!find_word(&p, warps, NB_COUNT(warps), &kind))
        return false;
    *w = (struct nb_warp){.kind = (enum nb_warp_kind)kind};
    return w->kind != NB_WARP_SYMLOG || read_positive(&p, &w->linear);
}

static void write_flag(const char *word, const void *field, struct nb_buf *out)
{
    if (*(const bool *)field)
        nb_buf_printf(out, "%s\n", word);
}

static bool read_flag(void *field, const char *p)
{
    *(bool *)field = true;
    return *p == '\0';
}

/* "xticks none", then a line for each. */
static void write_ticks(const char *word, const void *field, struct nb_buf *out)
{
    const struct nb_tick_list *t = field;
    if (t->set)
        nb_buf_printf(out, "%s %s\n", word, t->pi ? "pi" : "none");
    if (t->step > 0)
        nb_buf_printf(out, "%s every %a\n", word, t->step);
    if (t->reach.set)
        nb_buf_printf(out, "%s reach %zu %a %a\n", word, t->drawn, t->reach.lo, t->reach.hi);
    for (size_t i = 0; i < t->count; i++) {
        nb_buf_printf(out, "%s at %a%s", word, t->at[i], t->labels[i] ? " label " : "");
        if (t->labels[i])
            nb_message_escape(out, t->labels[i]);
        nb_buf_addc(out, '\n');
    }
}

static bool read_ticks(void *field, const char *p)
{
    struct nb_tick_list *t = field;
    double at;
    if (nb_message_word(&p, "at")) {
        if (!nb_message_double(&p, &at) || !isfinite(at))
            return false;
        char *label = nb_message_word(&p, "label") ? nb_message_unescape(p) : NULL;
        nb_tick_list_add(t, at, label);
        free(label);
        return true;
    }
    if (nb_message_word(&p, "reach")) {
        t->reach.set = nb_message_size(&p, &t->drawn) && nb_message_double(&p, &t->reach.lo) &&
                       nb_message_double(&p, &t->reach.hi) && isfinite(t->reach.lo) &&
                       isfinite(t->reach.hi) && t->reach.lo <= t->reach.hi;
        return t->reach.set;
    }
    if (nb_message_word(&p, "every"))
        return read_positive(&p, &t->step);
    nb_tick_list_clear(t);
    t->set = true;
    t->pi = nb_message_word(&p, "pi");
    return t->pi || nb_message_word(&p, "none");
}

static void write_minor(const char *word, const void *field, struct nb_buf *out)
{
    const enum nb_minor minor = *(const enum nb_minor *)field;
    if (minor != NB_MINOR_AUTO)
        nb_buf_printf(out, "%s %s\n", word, minors[minor]);
}

static bool read_minor(void *field, const char *p)
{
    size_t found;
    const bool good = find_word(&p, minors, NB_COUNT(minors), &found);
    *(enum nb_minor *)field = good ? (enum nb_minor)found : NB_MINOR_AUTO;
    return good;
}

static void write_spines(const char *word, const void *field, struct nb_buf *out)
{
    const enum nb_spines spines = *(const enum nb_spines *)field;
    if (spines != NB_SPINES_ORIGIN)
        nb_buf_printf(out, "%s %s\n", word, spine_words[spines]);
}

static bool read_spines(void *field, const char *p)
{
    size_t found;
    const bool good = find_word(&p, spine_words, NB_COUNT(spine_words), &found);
    *(enum nb_spines *)field = good ? (enum nb_spines)found : NB_SPINES_ORIGIN;
    return good;
}

static void write_sides(const char *word, const void *field, struct nb_buf *out)
{
    if (*(const unsigned *)field)
        nb_buf_printf(out, "%s %u\n", word, *(const unsigned *)field);
}

static bool read_sides(void *field, const char *p)
{
    size_t sides;
    const bool good = nb_message_size(&p, &sides) && sides <= NB_SIDES_ALL;
    *(unsigned *)field = good ? (unsigned)sides : 0;
    return good;
}

static void write_crossing(const char *word, const void *field, struct nb_buf *out)
{
    const struct nb_crossing *c = field;
    if (c->of_plot || c->at != 0)
        nb_buf_printf(out, "%s%s %a\n", word, c->of_plot ? " share" : "", c->at);
}

static bool read_crossing(void *field, const char *p)
{
    struct nb_crossing *c = field;
    c->of_plot = nb_message_word(&p, "share");
    return nb_message_double(&p, &c->at) && isfinite(c->at);
}

static void write_aspect(const char *word, const void *field, struct nb_buf *out)
{
    const struct nb_aspect *aspect = field;
    if (aspect->ratio > 0)
        nb_buf_printf(out, "%s %a%s\n", word, aspect->ratio, aspect->by_box ? " box" : "");
}

static bool read_aspect(void *field, const char *p)
{
    struct nb_aspect *aspect = field;
    if (!nb_message_double(&p, &aspect->ratio) || !(aspect->ratio > 0))
        return false;
    aspect->by_box = nb_message_word(&p, "box");
    return *p == '\0';
}

static const struct {
    const char *word;
    size_t offset;
    void (*write)(const char *word, const void *field, struct nb_buf *out);
    bool (*read)(void *field, const char *p);
} fields[] = {
    {"xscale", offsetof(struct nb_axes, x_warp), write_scale, read_scale},
    {"yscale", offsetof(struct nb_axes, y_warp), write_scale, read_scale},
    {"twin", offsetof(struct nb_axes, twin), write_flag, read_flag},
    {"y2scale", offsetof(struct nb_axes, y2_warp), write_scale, read_scale},
    {"y2reversed", offsetof(struct nb_axes, y2_reversed), write_flag, read_flag},
    {"y2ticks", offsetof(struct nb_axes, y2_ticks), write_ticks, read_ticks},
    {"xreversed", offsetof(struct nb_axes, x_reversed), write_flag, read_flag},
    {"yreversed", offsetof(struct nb_axes, y_reversed), write_flag, read_flag},
    {"xticks", offsetof(struct nb_axes, x_ticks), write_ticks, read_ticks},
    {"yticks", offsetof(struct nb_axes, y_ticks), write_ticks, read_ticks},
    {"minor", offsetof(struct nb_axes, minor), write_minor, read_minor},
    {"spines", offsetof(struct nb_axes, spines), write_spines, read_spines},
    {"hidden", offsetof(struct nb_axes, hidden_sides), write_sides, read_sides},
    {"crossx", offsetof(struct nb_axes, cross_x), write_crossing, read_crossing},
    {"crossy", offsetof(struct nb_axes, cross_y), write_crossing, read_crossing},
    {"aspect", offsetof(struct nb_axes, aspect), write_aspect, read_aspect},
};

void nb_axes_text_write(const struct nb_axes *a, struct nb_buf *out)
{
    for (size_t i = 0; i < NB_COUNT(fields); i++)
        fields[i].write(fields[i].word, (const char *)a + fields[i].offset, out);
}

bool nb_axes_text_read(struct nb_axes *a, const char *line, bool *known)
{
    for (size_t i = 0; i < NB_COUNT(fields); i++) {
        *known = nb_message_word(&line, fields[i].word);
        if (*known)
            return fields[i].read((char *)a + fields[i].offset, line);
    }
    return true;
}
