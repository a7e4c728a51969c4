/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line to type into. What it understands:
 *
 *     line   = ["x" ["="]] number | ["x"] range | "y" range
 *     range  = number ".." number
 *     number = ["-"] (literal ["pi"] | "pi") ["/" literal]
 */
#include "config.h"

#include "explore/entry.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"

static const double pi = 3.141592653589793;

void nb_entry_free(struct nb_entry *t)
{
    free(t->error);
    *t = (struct nb_entry){0};
}

static void blame(struct nb_explorer *e, const char *text)
{
    free(e->entry.error);
    e->entry.error = nb_xstrdup(text);
}

static void skip_spaces(const char **s)
{
    *s += strspn(*s, " ");
}

static bool skip(const char **s, const char *word)
{
    skip_spaces(s);
    const size_t n = strlen(word);
    if (strncmp(*s, word, n) != 0)
        return false;
    *s += n;
    return true;
}

static bool read_literal(const char **s, double *x)
{
    skip_spaces(s);
    size_t n = nb_num_scan(*s);
    const char *dots = strstr(*s, "..");
    if (dots && n > (size_t)(dots - *s))
        n = (size_t)(dots - *s);
    if (n == 0)
        return false;
    *x = nb_num_value(*s, n);
    *s += n;
    return true;
}

static bool read_number(const char **s, double *x)
{
    double below = 1;
    const bool negative = skip(s, "-") || skip(s, "−");
    const bool literal = read_literal(s, x);
    if (skip(s, "pi") || skip(s, "π"))
        *x = literal ? *x * pi : pi;
    else if (!literal)
        return false;
    if (skip(s, "/") && !read_literal(s, &below))
        return false;
    *x = (negative ? -*x : *x) / below;
    return isfinite(*x);
}

/* What was typed. */
struct order {
    bool vertical, range;
    double from, to; /* to: of a range */
};

static bool read_order(const char *s, struct order *o)
{
    *o = (struct order){.vertical = skip(&s, "y")};
    const bool named = o->vertical || skip(&s, "x");
    if (named)
        skip(&s, "=");
    if (!read_number(&s, &o->from))
        return false;
    o->range = skip(&s, "..");
    if (o->range && !read_number(&s, &o->to))
        return false;
    skip_spaces(&s);
    return *s == '\0' && (o->range || !o->vertical);
}

/* What is wrong with an order on these axes; NULL: nothing. */
static const char *wrong_with(const struct order *o, const struct nb_axes *a)
{
    const struct nb_warp *w = o->vertical ? &a->y_warp : &a->x_warp;
    if (o->range && !(o->from < o->to))
        return _("a range goes from the smaller number to the larger one");
    if (w->kind == NB_WARP_LOG && !(o->from > 0))
        return _("a logarithmic axis has positive numbers alone");
    return NULL;
}

/* "a = 2": a parameter of the figure and its value. */
static bool read_value(const struct nb_explorer *e, const char *s, size_t *param, double *value)
{
    for (*param = 0; *param < e->sliders.count; ++*param) {
        const char *at = s;
        if (!skip(&at, nb_slider_name(e, *param)) || !skip(&at, "=") || !read_number(&at, value))
            continue;
        skip_spaces(&at);
        return *at == '\0';
    }
    return false;
}

static void close_entry(struct nb_explorer *e)
{
    nb_entry_free(&e->entry);
    e->modes.entry = false;
}

/* A view is of both axes. Where nobody has chosen y, it fits the curves in the new x: which is
 * found with the picture, and told when it rests. */
static void show_range(struct nb_explorer *e, struct nb_panel *p, const struct order *o)
{
    const struct nb_viewport now = nb_panel_view(p);
    const bool fit = !o->vertical && !p->view_y.set && !p->axes->y.set;
    nb_moving_cancel(e);
    p->view_x = now.x;
    p->view_y = fit ? (struct nb_limits){NAN, NAN, true} : now.y;
    *(o->vertical ? &p->view_y : &p->view_x) = (struct nb_limits){o->from, o->to, true};
    nb_moving_steady(e, fit);
    if (!fit)
        nb_explorer_commit(e);
}

static void run(struct nb_explorer *e)
{
    struct order o;
    size_t param;
    double value;
    struct nb_panel *p = e->modes.walk ? &e->scene->panels[e->stroll.panel] : nb_explorer_panel(e);
    if (strspn(e->entry.text, " ") == e->entry.len) {
        close_entry(e);
        return;
    }
    if (read_value(e, e->entry.text, &param, &value)) {
        nb_sliders_go(e, param, value);
        close_entry(e);
        return;
    }
    const char *wrong = read_order(e->entry.text, &o)
                            ? wrong_with(&o, p->axes)
                            : _("a number, or a range such as -2..2 or y 0..1, is expected");
    if (!wrong && o.range)
        show_range(e, p, &o);
    else if (!wrong && !nb_stroll_to(e, (size_t)(p - e->scene->panels), o.from))
        wrong = _("there is no function to walk along");
    if (wrong)
        blame(e, wrong);
    else
        close_entry(e);
}

/* Editing. */
static void erase(struct nb_entry *t, size_t from, size_t to)
{
    memmove(t->text + from, t->text + to, t->len - to + 1);
    t->len -= to - from;
    t->at = from;
}

static size_t before(const struct nb_entry *t)
{
    return t->at > 0 ? nb_utf8_floor(t->text, t->at - 1) : 0;
}

static size_t behind(const struct nb_entry *t)
{
    size_t used = 0;
    if (t->at < t->len)
        nb_utf8_decode(t->text + t->at, t->len - t->at, &used);
    return t->at + used;
}

static void edit(struct nb_explorer *e, const struct nb_input *in)
{
    struct nb_entry *t = &e->entry;
    blame(e, "");
    if (in->key == NB_KEY_BACKSPACE && t->len == 0)
        close_entry(e);
    else if (in->key == NB_KEY_BACKSPACE)
        erase(t, before(t), t->at);
    else if (in->key == NB_KEY_DELETE)
        erase(t, t->at, behind(t));
    else if (in->key == 'u' && in->mods == NB_MOD_CTRL)
        erase(t, 0, t->at);
    else if (in->key == NB_KEY_LEFT)
        t->at = before(t);
    else if (in->key == NB_KEY_RIGHT)
        t->at = behind(t);
    else if (in->key == NB_KEY_HOME)
        t->at = 0;
    else if (in->key == NB_KEY_END)
        t->at = t->len;
}

static void press(struct nb_explorer *e, const struct nb_input *in)
{
    if (in->key == NB_KEY_ESCAPE)
        close_entry(e);
    else if (in->key == NB_KEY_ENTER)
        run(e);
    else
        edit(e, in);
}

static void type(struct nb_explorer *e, const struct nb_input *in)
{
    struct nb_entry *t = &e->entry;
    const size_t n = strlen(in->text);
    if (t->len == 0 && strcmp(in->text, ":") == 0) /* of the key that has opened it */
        return;
    if (t->len + n >= NB_ENTRY_MAX)
        return;
    memmove(t->text + t->at + n, t->text + t->at, t->len - t->at + 1);
    memcpy(t->text + t->at, in->text, n);
    t->len += n;
    t->at += n;
    blame(e, "");
}

static void open_with(struct nb_explorer *e, const char *text)
{
    nb_entry_free(&e->entry);
    e->entry.len = e->entry.at = strlen(text);
    memcpy(e->entry.text, text, e->entry.len + 1);
    e->modes.entry = true;
}

/* A click on the value of a slider, which is to be typed. */
static bool begins_value(struct nb_explorer *e, const struct nb_input *in)
{
    char text[NB_ENTRY_MAX];
    const size_t i = nb_slider_at(e, in->x, in->y);
    if (in->kind != NB_INPUT_PRESS || i == e->sliders.count ||
        in->x <= nb_slider_track(e, i).x + NB_SLIDER_TRACK + NB_SLIDER_HANDLE)
        return false;
    snprintf(text, sizeof text, "%.40s = ", nb_slider_name(e, i));
    open_with(e, text);
    return true;
}

bool nb_entry_takes(struct nb_explorer *e, const struct nb_input *in)
{
    const bool key = in->kind == NB_INPUT_KEY;
    if (begins_value(e, in))
        return true;
    if (!e->modes.entry || (!key && in->kind != NB_INPUT_TEXT))
        return false;
    if (key)
        press(e, in);
    else
        type(e, in);
    e->overlay = true;
    return true;
}

void nb_do_entry(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    open_with(e, "");
}

/* Adds a text and returns where it ends. */
static double add_words(struct nb_explorer *e, double x, const char *text, double alpha)
{
    struct nb_overlay_mark *m = nb_mark_status(e, text, e->scene->theme->ink);
    m->plain = true;
    m->points[0].x = x;
    m->alpha = alpha;
    return x + nb_overlay_text_width(&e->marks, m);
}

void nb_entry_mark(struct nb_explorer *e)
{
    const struct nb_theme *theme = e->scene->theme;
    const struct nb_entry *t = &e->entry;
    const double top = nb_explorer_line(e), height = NB_LINE_HEIGHT;
    struct nb_buf head = {0};
    nb_overlay_box(&e->marks, (struct nb_rect){0, top, e->width, height}, theme->background);
    nb_buf_printf(&head, ":%.*s", (int)t->at, t->text);
    const double caret = add_words(e, theme->margin, nb_buf_text(&head), 1);
    const double end = add_words(e, caret, t->text + t->at, 1);
    nb_overlay_segment(&e->marks, caret, top + 4, caret, top + height - 4, theme->ink, 1.2);
    if (t->error)
        add_words(e, end + 2 * theme->tick_size, t->error, 0.7);
    nb_buf_free(&head);
}
