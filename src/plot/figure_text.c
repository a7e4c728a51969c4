/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure as text. */
#include "config.h"

#include "base/count.h"
#include "plot/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "plot/axes_text.h"
#include "plot/live.h"
#include "plot/message.h"
#include "plot/style.h"

enum { POINTS_PER_LINE = 64, MAX_ORDER = 9, MAX_HUE = NB_HUE_RGB + 0xFFFFFF, MAX_GRID = 1000 };

/* The fields of axes that are texts, limits or flags: one row each, for writing and
 * reading. */
#define FLAG(name, params, doc) {"no" #name, offsetof(struct nb_axes, no_##name)},
static const struct {
    const char *word;
    size_t offset;
} texts[] =
    {
        {"title", offsetof(struct nb_axes, title)},
        {"xlabel", offsetof(struct nb_axes, xlabel)},
        {"ylabel", offsetof(struct nb_axes, ylabel)},
        {"y2label", offsetof(struct nb_axes, y2label)},
},
  limits[] =
      {
          {"x", offsetof(struct nb_axes, x)},
          {"y", offsetof(struct nb_axes, y)},
          {"y2", offsetof(struct nb_axes, y2)},
          {"xdefault", offsetof(struct nb_axes, x_default)},
          {"xview", offsetof(struct nb_axes, view_x)},
          {"yview", offsetof(struct nb_axes, view_y)},
},
  flags[] = {NB_AXES_SHOWN(FLAG)};
#define THEME(name) #name,
static const char *const themes[] = {NB_THEMES(THEME)};
static const char *const legends[] = {
    [NB_LEGEND_AUTO] = "auto", [NB_LEGEND_NONE] = "none", [NB_LEGEND_BOX] = "box"};

static void write_points(const struct nb_curve *c, struct nb_buf *out)
{
    for (size_t i = 0; i < c->count && !nb_interrupt_pending(); i++) {
        nb_buf_add(out, i % POINTS_PER_LINE == 0 ? "points" : "");
        nb_buf_printf(out, " %a %a", c->xs[i], c->ys[i]);
        if (i + 1 == c->count || (i + 1) % POINTS_PER_LINE == 0)
            nb_buf_addc(out, '\n');
    }
}

/* What is as the order has it is not said. */
static void write_look(const struct nb_stroke *l, struct nb_buf *out)
{
    nb_buf_printf(out, " hue %d order %d", l->hue, l->order);
    if (l->width > 0)
        nb_buf_printf(out, " width %a", l->width);
    if (l->faint > 0)
        nb_buf_printf(out, " faint %a", l->faint);
    if (l->marked)
        nb_buf_add(out, " marked");
}

static void write_label(const char *word, const char *label, struct nb_buf *out)
{
    nb_buf_printf(out, " %s ", word);
    nb_message_escape(out, label);
    nb_buf_addc(out, '\n');
}

static void write_curve(const struct nb_curve *c, struct nb_wire_writer *wire)
{
    struct nb_buf *out = wire->out;
    if (c->y) {
        const size_t var = nb_wire_write(wire, c->var), y = nb_wire_write(wire, c->y);
        const size_t of = c->of ? nb_wire_write(wire, c->of) : 0;
        nb_buf_printf(out, "curve function %zu %zu", y, var);
        if (c->of)
            nb_buf_printf(out, " of %zu", of);
    } else {
        nb_buf_add(out, "curve data");
    }
    write_look(&c->look, out);
    nb_buf_add(out, c->right ? " right" : "");
    write_label("label", c->label, out);
    nb_live_write(c, wire);
    if (!c->y)
        write_points(c, out);
}

static void write_rule(const struct nb_guide *r, struct nb_buf *out)
{
    nb_buf_printf(out, "rule %s %a", r->vertical ? "x" : r->right ? "y2" : "y", r->at);
    write_look(&r->look, out);
    write_label("label", r->label, out);
}

static void write_note(const struct nb_note *n, struct nb_buf *out)
{
    nb_buf_printf(out, "note %a %a %a %a %a", n->x, n->y, n->across, n->up, n->size);
    if (n->hue >= 0)
        nb_buf_printf(out, " hue %d", n->hue);
    if (n->arrow)
        nb_buf_printf(out, " to %a %a", n->to_x, n->to_y);
    write_label("text", n->text, out);
}

static void write_text(const char *word, const char *text, struct nb_buf *out)
{
    if (!text)
        return;
    nb_buf_printf(out, "%s ", word);
    nb_message_escape(out, text);
    nb_buf_addc(out, '\n');
}

static void write_axes(const struct nb_axes *a, struct nb_wire_writer *wire)
{
    struct nb_buf *out = wire->out;
    for (size_t i = 0; i < NB_COUNT(texts); i++)
        write_text(texts[i].word, *(char *const *)((const char *)a + texts[i].offset), out);
    for (size_t i = 0; i < NB_COUNT(limits); i++) {
        const struct nb_limits *l =
            (const struct nb_limits *)(const void *)((const char *)a + limits[i].offset);
        if (l->set)
            nb_buf_printf(out, "%s %a %a\n", limits[i].word, l->lo, l->hi);
    }
    nb_axes_text_write(a, out);
    nb_buf_printf(out, "legend %s\n", legends[a->legend]);
    for (size_t i = 0; i < NB_COUNT(flags); i++)
        if (*(const bool *)((const char *)a + flags[i].offset))
            nb_buf_printf(out, "%s\n", flags[i].word);
    for (size_t i = 0; i < a->count; i++)
        write_curve(&a->curves[i], wire);
    for (size_t i = 0; i < a->rule_count; i++)
        write_rule(&a->rules[i], out);
    for (size_t i = 0; i < a->note_count; i++)
        write_note(&a->notes[i], out);
}

void nb_figure_write(const struct nb_figure *f, struct nb_buf *out)
{
    write_text("recipe", f->recipe, out);
    write_text("caption", f->caption, out);
    write_text("suptitle", f->title, out);
    if (f->serial > 0)
        nb_buf_printf(out, "serial %zu\n", f->serial);
    if (f->width > 0)
        nb_buf_printf(out, "size %a %a\n", f->width, f->height);
    if (f->type > 0)
        nb_buf_printf(out, "type %a %a\n", f->type, f->line);
    if (f->theme != NB_THEME_light)
        nb_buf_printf(out, "theme %s\n", themes[f->theme]);
    if (f->dpi > 0)
        nb_buf_printf(out, "dpi %a\n", f->dpi);
    struct nb_wire_writer wire = {.out = out};
    for (size_t i = 0; i < f->param_count; i++)
        nb_live_write_parameter(&f->params[i], &wire);
    for (size_t i = 0; i < f->count; i++) {
        const struct nb_place *p = &f->axes[i].place;
        nb_buf_printf(out, "axes %zu %zu %zu\n", p->rows, p->columns, p->index);
        write_axes(&f->axes[i], &wire);
    }
    nb_wire_writer_free(&wire);
}

static bool malformed(const char *line, struct nb_err *err)
{
    return nb_err_set(err, NB_ERR_SYNTAX, _("malformed figure line '%.80s'"), line);
}

static bool read_int(const char **p, const char *word, int max, int *value)
{
    size_t n;
    if (!nb_message_word(p, word) || !nb_message_size(p, &n) || n > (size_t)max)
        return false;
    *value = (int)n;
    return true;
}

static struct nb_axes *last_axes(const struct nb_figure *f)
{
    return &f->axes[f->count - 1];
}

/* Lines before the first place are about the first plot. */
static bool read_place(struct nb_figure_reader *r, const char *p)
{
    struct nb_place place;
    if (!nb_message_size(&p, &place.rows) || !nb_message_size(&p, &place.columns) ||
        !nb_message_size(&p, &place.index) || place.rows < 1 || place.rows > MAX_GRID ||
        place.columns < 1 || place.columns > MAX_GRID || place.index >= place.rows * place.columns)
        return false;
    if (r->placed)
        nb_figure_add_axes(r->figure, place);
    else
        r->figure->axes[0].place = place;
    r->placed = true;
    return true;
}

static bool read_positive(const char **p, double *value)
{
    return nb_message_double(p, value) && *value > 0 && isfinite(*value);
}

static bool read_look(const char **p, struct nb_stroke *l)
{
    *l = (struct nb_stroke){0};
    if (!read_int(p, "hue", MAX_HUE, &l->hue) || !read_int(p, "order", MAX_ORDER, &l->order))
        return false;
    if (nb_message_word(p, "width") && !read_positive(p, &l->width))
        return false;
    if (nb_message_word(p, "faint") && (!read_positive(p, &l->faint) || l->faint > 1))
        return false;
    l->marked = nb_message_word(p, "marked");
    return true;
}

static bool read_curve(struct nb_figure_reader *r, const char *p)
{
    struct nb_expr *y = NULL, *var = NULL, *of = NULL;
    if (nb_message_word(&p, "function")) {
        size_t y_number, var_number;
        if (!nb_message_size(&p, &y_number) || !nb_message_size(&p, &var_number))
            return false;
        y = nb_wire_node(&r->wire, y_number);
        var = nb_wire_node(&r->wire, var_number);
        if (!y || !var || !nb_live_is_function(y, var, NULL, 0))
            return false;
        size_t of_number;
        if (nb_message_word(&p, "of")) {
            if (!nb_message_size(&p, &of_number) || !(of = nb_wire_node(&r->wire, of_number)) ||
                !nb_live_is_function(of, var, NULL, 0))
                return false;
        }
    } else if (!nb_message_word(&p, "data")) {
        return false;
    }
    struct nb_stroke look;
    if (!read_look(&p, &look))
        return false;
    const bool right = nb_message_word(&p, "right");
    if (!nb_message_word(&p, "label"))
        return false;
    char *label = nb_message_unescape(p);
    struct nb_curve *c = nb_axes_add_curve(last_axes(r->figure), label, look);
    c->y = y;
    c->var = var;
    c->of = of;
    c->right = right;
    free(label);
    r->x_cap = r->y_cap = 0;
    return true;
}

static bool read_rule(struct nb_figure_reader *r, const char *p)
{
    struct nb_guide rule = {.vertical = nb_message_word(&p, "x")};
    rule.right = nb_message_word(&p, "y2");
    if ((!rule.vertical && !rule.right && !nb_message_word(&p, "y")) ||
        !nb_message_double(&p, &rule.at) || !isfinite(rule.at) || !read_look(&p, &rule.look) ||
        !nb_message_word(&p, "label"))
        return false;
    rule.label = nb_message_unescape(p);
    nb_axes_add_rule(last_axes(r->figure), rule);
    free(rule.label);
    return true;
}

static bool read_finite(const char **p, double *value)
{
    return nb_message_double(p, value) && isfinite(*value);
}

static bool read_note(struct nb_figure_reader *r, const char *p)
{
    struct nb_note n = {.hue = -1};
    double *const numbers[] = {&n.x, &n.y, &n.across, &n.up, &n.size};
    for (size_t i = 0; i < NB_COUNT(numbers); i++)
        if (!read_finite(&p, numbers[i]))
            return false;
    if (strncmp(p, "hue ", 4) == 0 && !read_int(&p, "hue", MAX_HUE, &n.hue))
        return false;
    n.arrow = nb_message_word(&p, "to");
    if (n.arrow && (!read_finite(&p, &n.to_x) || !read_finite(&p, &n.to_y)))
        return false;
    if (n.size < 0 || !nb_message_word(&p, "text"))
        return false;
    n.text = nb_message_unescape(p);
    nb_axes_add_note(last_axes(r->figure), n);
    free(n.text);
    return true;
}

static struct nb_curve *last_curve(const struct nb_figure *f)
{
    const struct nb_axes *a = last_axes(f);
    return a->count ? &a->curves[a->count - 1] : NULL;
}

static bool read_points(struct nb_figure_reader *r, const char *p)
{
    struct nb_curve *c = last_curve(r->figure);
    if (!c || c->y)
        return false;
    while (*p) {
        double x, y;
        if (!nb_message_double(&p, &x) || !nb_message_double(&p, &y))
            return false;
        c->xs = nb_grow(c->xs, &r->x_cap, c->count + 1, sizeof *c->xs);
        c->ys = nb_grow(c->ys, &r->y_cap, c->count + 1, sizeof *c->ys);
        c->xs[c->count] = x;
        c->ys[c->count++] = y;
    }
    return true;
}

static bool read_limits(struct nb_limits *l, const char *p)
{
    double lo, hi;
    if (!nb_message_double(&p, &lo) || !nb_message_double(&p, &hi) || isinf(lo) || isinf(hi) ||
        (isnan(lo) && isnan(hi)) || lo >= hi)
        return false;
    *l = (struct nb_limits){.lo = lo, .hi = hi, .set = true};
    return true;
}

static bool read_legend(struct nb_figure_reader *r, const char *p)
{
    for (size_t i = 0; i < NB_COUNT(legends); i++)
        if (strcmp(p, legends[i]) == 0) {
            last_axes(r->figure)->legend = (enum nb_legend)i;
            return true;
        }
    return false;
}

static bool read_text(const char *p, char **field)
{
    free(*field);
    *field = nb_message_unescape(p);
    return true;
}

/* A text, limits or a flag, or what an axis looks like; a line that is none is skipped. */
static bool read_field(struct nb_axes *a, const char *line)
{
    bool known = false;
    for (size_t i = 0; i < NB_COUNT(texts); i++)
        if (nb_message_word(&line, texts[i].word))
            return read_text(line, (char **)(void *)((char *)a + texts[i].offset));
    for (size_t i = 0; i < NB_COUNT(limits); i++)
        if (nb_message_word(&line, limits[i].word))
            return read_limits((struct nb_limits *)(void *)((char *)a + limits[i].offset), line);
    for (size_t i = 0; i < NB_COUNT(flags); i++)
        if (nb_message_word(&line, flags[i].word))
            *(bool *)((char *)a + flags[i].offset) = true;
    return nb_axes_text_read(a, line, &known);
}

static bool read_title(struct nb_figure_reader *r, const char *p)
{
    return read_text(p, &r->figure->title);
}

static bool read_recipe(struct nb_figure_reader *r, const char *p)
{
    return read_text(p, &r->figure->recipe);
}

static bool read_caption(struct nb_figure_reader *r, const char *p)
{
    return read_text(p, &r->figure->caption);
}

static bool read_size(struct nb_figure_reader *r, const char *p)
{
    return read_positive(&p, &r->figure->width) && read_positive(&p, &r->figure->height);
}

static bool read_type(struct nb_figure_reader *r, const char *p)
{
    return read_positive(&p, &r->figure->type) && read_positive(&p, &r->figure->line);
}

static bool read_theme(struct nb_figure_reader *r, const char *p)
{
    for (size_t i = 0; i < NB_THEME_COUNT; i++)
        if (strcmp(themes[i], p) == 0) {
            r->figure->theme = (enum nb_theme_number)i;
            return true;
        }
    return false;
}

static bool read_dpi(struct nb_figure_reader *r, const char *p)
{
    return read_positive(&p, &r->figure->dpi);
}

static bool read_serial(struct nb_figure_reader *r, const char *p)
{
    return nb_message_size(&p, &r->figure->serial);
}

/* The words that are no fields of axes. */
static const struct {
    const char *word;
    bool (*read)(struct nb_figure_reader *r, const char *p);
} words[] = {
    {"curve", read_curve},    {"points", read_points},
    {"rule", read_rule},      {"note", read_note},
    {"legend", read_legend},  {"axes", read_place},
    {"suptitle", read_title}, {"size", read_size},
    {"recipe", read_recipe},  {"caption", read_caption},
    {"serial", read_serial},  {"type", read_type},
    {"theme", read_theme},    {"param", nb_live_read_parameter},
    {"live", nb_live_read},   {"slope", nb_live_read_slope},
    {"dpi", read_dpi},
};

bool nb_figure_read(struct nb_figure_reader *r, const char *line, struct nb_err *err)
{
    if (line[0] >= '0' && line[0] <= '9')
        return nb_wire_read(&r->wire, line, err);
    for (size_t i = 0; i < NB_COUNT(words); i++) {
        const char *p = line;
        if (nb_message_word(&p, words[i].word))
            return words[i].read(r, p) || malformed(line, err);
    }
    return read_field(last_axes(r->figure), line) || malformed(line, err);
}
