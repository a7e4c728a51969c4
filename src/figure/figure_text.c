/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure as text. */
#include "config.h"

#include "base/count.h"
#include "figure/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "figure/axes_text.h"
#include "figure/curve_text.h"
#include "figure/heat.h"
#include "figure/heat_text.h"
#include "figure/live.h"
#include "figure/message.h"
#include "figure/patch_text.h"
#include "figure/said.h"

enum { MAX_GRID = 1000 };

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
static const char *const shares[NB_SHARE_COUNT] = {"none", "all", "row", "col"};
static const char *const legends[] = {
    [NB_LEGEND_AUTO] = "auto", [NB_LEGEND_NONE] = "none", [NB_LEGEND_BOX] = "box"};

static void write_rule(const struct nb_guide *r, struct nb_buf *out)
{
    nb_buf_printf(out, "rule %s %a", r->vertical ? "x" : r->right ? "y2" : "y", r->at);
    nb_look_text_write(&r->look, out);
    nb_label_text_write("label", r->label, out);
}

static void write_note(const struct nb_note *n, struct nb_buf *out)
{
    nb_buf_printf(out, "note %a %a %a %a %a", n->x, n->y, n->across, n->up, n->size);
    if (n->hue >= 0)
        nb_buf_printf(out, " hue %d", n->hue);
    if (n->right != 0 || n->up_by != 0)
        nb_buf_printf(out, " by %a %a", n->right, n->up_by);
    nb_buf_add(out, n->of_plot ? " share" : n->of_figure ? " figure" : "");
    nb_buf_add(out, n->upwards ? " upwards" : "");
    nb_buf_add(out, n->clear ? " clear" : "");
    if (n->arrow)
        nb_buf_printf(out, " to %a %a", n->to_x, n->to_y);
    nb_label_text_write("text", n->text, out);
}

static void write_text(const char *word, const char *text, struct nb_buf *out)
{
    if (!text)
        return;
    nb_buf_printf(out, "%s ", word);
    nb_message_escape(out, text);
    nb_buf_addc(out, '\n');
}

static void write_axes(const struct nb_axes *a, const struct nb_points_way *way,
                       struct nb_wire_writer *wire)
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
    nb_buf_printf(out, "legend %s", legends[a->legend]);
    nb_buf_printf(out, a->legend_at ? " at %d\n" : "\n", a->legend_at);
    for (size_t i = 0; i < NB_COUNT(flags); i++)
        if (*(const bool *)((const char *)a + flags[i].offset))
            nb_buf_printf(out, "%s\n", flags[i].word);
    for (size_t i = 0; i < a->count; i++)
        nb_curve_text_write(a, &a->curves[i], way, wire);
    for (size_t i = 0; i < a->heat_count; i++)
        nb_heat_text_write(&a->heats[i], wire);
    for (size_t i = 0; i < a->patch_count; i++)
        nb_patch_text_write(&a->patches[i], out);
    for (size_t i = 0; i < a->rule_count; i++)
        write_rule(&a->rules[i], out);
    for (size_t i = 0; i < a->note_count; i++)
        write_note(&a->notes[i], out);
}

static void write_said(unsigned said, struct nb_buf *out)
{
    if (!said)
        return;
    nb_buf_add(out, "said");
    nb_said_write(said, out);
    nb_buf_addc(out, '\n');
}

void nb_figure_write(const struct nb_figure *f, struct nb_buf *out)
{
    write_text("recipe", f->recipe, out);
    write_text("caption", f->caption, out);
    write_text("suptitle", f->title, out);
    if (f->serial > 0)
        nb_buf_printf(out, "serial %zu\n", f->serial);
    write_said(f->said, out);
    if (f->width > 0)
        nb_buf_printf(out, "size %a %a\n", f->width, f->height);
    if (f->type > 0)
        nb_buf_printf(out, "type %a\n", f->type);
    if (f->line > 0)
        nb_buf_printf(out, "line %a\n", f->line);
    if (f->theme != NB_THEME_light)
        nb_buf_printf(out, "theme %s\n", themes[f->theme]);
    if (f->share_x || f->share_y)
        nb_buf_printf(out, "share %s %s\n", shares[f->share_x], shares[f->share_y]);
    if (f->dpi > 0)
        nb_buf_printf(out, "dpi %a\n", f->dpi);
    struct nb_wire_writer wire = {.out = out};
    /* Plots that share limits may show a small part of their data. */
    const struct nb_points_way way = {f->thin && f->share_x == NB_SHARE_NONE, f->shares, out};
    for (size_t i = 0; i < f->param_count; i++)
        nb_live_write_parameter(&f->params[i], &wire);
    for (size_t i = 0; i < f->count; i++) {
        const struct nb_place *p = &f->axes[i].place;
        nb_buf_printf(out, "axes %zu %zu %zu\n", p->rows, p->columns, p->index);
        write_axes(&f->axes[i], &way, &wire);
    }
    nb_wire_writer_free(&wire);
}

static bool malformed(const char *line, struct nb_err *err)
{
    return nb_err_set(err, NB_ERR_SYNTAX, _("malformed figure line '%.80s'"), line);
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

static bool read_rule(struct nb_figure_reader *r, const char *p)
{
    struct nb_guide rule = {.vertical = nb_message_word(&p, "x")};
    rule.right = nb_message_word(&p, "y2");
    if (rule.right && !last_axes(r->figure)->twin)
        return false;
    if ((!rule.vertical && !rule.right && !nb_message_word(&p, "y")) ||
        !nb_message_double(&p, &rule.at) || !isfinite(rule.at) ||
        !nb_look_text_read(&p, &rule.look) || !nb_message_word(&p, "label"))
        return false;
    rule.label = nb_message_unescape(p);
    nb_axes_add_rule(last_axes(r->figure), rule);
    free(rule.label);
    return true;
}

static bool read_patch(struct nb_figure_reader *r, const char *p)
{
    return nb_patch_text_read(last_axes(r->figure), p);
}

static bool read_numbers(struct nb_figure_reader *r, const char *p)
{
    return nb_patch_text_read_numbers(last_axes(r->figure), p);
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
    if (strncmp(p, "hue ", 4) == 0 && !nb_text_int(&p, "hue", NB_HUE_MAX, &n.hue))
        return false;
    if (nb_message_word(&p, "by") && (!read_finite(&p, &n.right) || !read_finite(&p, &n.up_by)))
        return false;
    n.of_plot = nb_message_word(&p, "share");
    n.of_figure = nb_message_word(&p, "figure");
    n.upwards = nb_message_word(&p, "upwards");
    n.clear = nb_message_word(&p, "clear");
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
    struct nb_axes *a = last_axes(r->figure);
    for (size_t i = 0; i < NB_COUNT(legends); i++)
        if (nb_message_word(&p, legends[i])) {
            a->legend = (enum nb_legend)i;
            return !*p || nb_text_int(&p, "at", NB_LEGEND_BELOW, &a->legend_at);
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

/* A length, which no figure of any size exceeds: drawing takes time by the length. */
static bool read_length(const char **p, double *a)
{
    const double most = (double)NB_FIGURE_MOST_INCHES * NB_UNITS_PER_INCH;
    double x;
    if (!nb_text_positive(p, &x) || x > most)
        return false;
    *a = x;
    return true;
}

static bool read_size(struct nb_figure_reader *r, const char *p)
{
    double width, height;
    if (!read_length(&p, &width) || !read_length(&p, &height))
        return false;
    r->figure->width = width;
    r->figure->height = height;
    return true;
}

static bool read_type(struct nb_figure_reader *r, const char *p)
{
    return read_length(&p, &r->figure->type);
}

static bool read_line(struct nb_figure_reader *r, const char *p)
{
    return read_length(&p, &r->figure->line);
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

static bool read_share(const char **p, enum nb_share *share)
{
    for (size_t i = 0; i < NB_SHARE_COUNT; i++)
        if (nb_message_word(p, shares[i])) {
            *share = (enum nb_share)i;
            return true;
        }
    return false;
}

static bool read_shares(struct nb_figure_reader *r, const char *p)
{
    return read_share(&p, &r->figure->share_x) && read_share(&p, &r->figure->share_y);
}

static bool read_dpi(struct nb_figure_reader *r, const char *p)
{
    return nb_text_positive(&p, &r->figure->dpi);
}

static bool read_serial(struct nb_figure_reader *r, const char *p)
{
    return nb_message_size(&p, &r->figure->serial);
}

static bool read_said(struct nb_figure_reader *r, const char *p)
{
    r->figure->said = nb_said_read(p);
    return true;
}

/* The words that are no fields of axes. */
static const struct {
    const char *word;
    bool (*read)(struct nb_figure_reader *r, const char *p);
} words[] = {
    {"curve", nb_curve_text_read},
    {"points", nb_curve_text_read_points},
    {"bits", nb_curve_text_read_bits},
    {"shared", nb_curve_text_read_shared},
    {"patch", read_patch},
    {"numbers", read_numbers},
    {"heat", nb_heat_text_read},
    {"heatbits", nb_heat_text_read_bits},
    {"rule", read_rule},
    {"note", read_note},
    {"legend", read_legend},
    {"axes", read_place},
    {"suptitle", read_title},
    {"size", read_size},
    {"recipe", read_recipe},
    {"caption", read_caption},
    {"serial", read_serial},
    {"said", read_said},
    {"type", read_type},
    {"line", read_line},
    {"theme", read_theme},
    {"param", nb_live_read_parameter},
    {"live", nb_live_read},
    {"slope", nb_live_read_slope},
    {"dpi", read_dpi},
    {"share", read_shares},
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
