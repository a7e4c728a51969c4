/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was chosen in a window. */
#include "config.h"

#include "seen/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "figure/said.h"
#include "figure/style.h"
#include "graph/op.h"

void nb_state_init(struct nb_state *s, const struct nb_figure *f)
{
    *s = (struct nb_state){
        .count = f->count,
        .param_count = f->param_count,
        .order = NB_AS_FIGURE,
        .grid = NB_AS_FIGURE,
        .x_warp = NB_AS_FIGURE,
        .y_warp = NB_AS_FIGURE,
        .legend = NB_AS_FIGURE,
        .spines = NB_AS_FIGURE,
        .theme = NB_AS_FIGURE,
        .equal = NB_AS_FIGURE,
    };
    s->panels = nb_xcalloc(f->count + 1, sizeof *s->panels);
    s->params = nb_xcalloc(f->param_count + 1, sizeof *s->params);
    for (size_t i = 0; i < f->count; i++)
        s->panels[i] = (struct nb_panel_state){f->axes[i].view_x, f->axes[i].view_y};
    for (size_t i = 0; i < f->param_count; i++)
        s->params[i] = f->params[i].value;
}

void nb_state_free(struct nb_state *s)
{
    free(s->panels);
    free(s->params);
    free(s->pins);
    *s = (struct nb_state){0};
}

struct nb_state nb_state_copy(const struct nb_state *s)
{
    struct nb_state t = *s;
    t.panels = nb_xcalloc(s->count + 1, sizeof *t.panels);
    t.params = nb_xcalloc(s->param_count + 1, sizeof *t.params);
    t.pins = nb_xcalloc(s->pin_count + 1, sizeof *t.pins);
    for (size_t i = 0; i < s->pin_count; i++)
        t.pins[i] = s->pins[i];
    memcpy(t.panels, s->panels, s->count * sizeof *t.panels);
    memcpy(t.params, s->params, s->param_count * sizeof *t.params);
    return t;
}

static bool same_limits(struct nb_limits a, struct nb_limits b)
{
    return a.set == b.set && (!a.set || (a.lo == b.lo && a.hi == b.hi));
}

double nb_state_own_type(const struct nb_figure *f, int theme)
{
    const double own = nb_theme_of(theme < 0 ? f->theme : (enum nb_theme_number)theme)->tick_size;
    return (f->type > 0 ? f->type : own) * 72 / NB_UNITS_PER_INCH;
}

bool nb_state_same_views(const struct nb_state *a, const struct nb_state *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same_limits(a->panels[i].x, b->panels[i].x) ||
            !same_limits(a->panels[i].y, b->panels[i].y))
            return false;
    return true;
}

static bool same_params(const struct nb_state *a, const struct nb_state *b)
{
    return a->param_count == b->param_count &&
           memcmp(a->params, b->params, a->param_count * sizeof *a->params) == 0;
}

static bool same_pin(const struct nb_pin *a, const struct nb_pin *b)
{
    return a->panel == b->panel && a->x == b->x && a->y == b->y;
}

static bool same_pins(const struct nb_state *a, const struct nb_state *b)
{
    if (a->pin_count != b->pin_count)
        return false;
    for (size_t i = 0; i < a->pin_count; i++)
        if (!same_pin(&a->pins[i], &b->pins[i]))
            return false;
    return true;
}

void nb_state_toggle_pin(struct nb_state *s, struct nb_pin pin)
{
    for (size_t i = 0; i < s->pin_count; i++)
        if (same_pin(&s->pins[i], &pin)) {
            s->pins[i] = s->pins[--s->pin_count];
            return;
        }
    struct nb_pin *pins = nb_xcalloc(s->pin_count + 1, sizeof *pins);
    for (size_t i = 0; i < s->pin_count; i++)
        pins[i] = s->pins[i];
    pins[s->pin_count++] = pin;
    free(s->pins);
    s->pins = pins;
}

void nb_pin_text(const struct nb_pin *pin, struct nb_buf *out)
{
    enum { SHORT = 8 };
    char x[NB_NUM_MAX];
    nb_num_print(pin->x, x);
    if (strlen(x) > SHORT) /* a point of interest is where no hand would put it */
        snprintf(x, sizeof x, "%.6g", pin->x);
    nb_buf_printf(out, "(%s, %.5g)", x, pin->y);
}

static bool same_shadow(const struct nb_shadow *a, const struct nb_shadow *b)
{
    return a->threshold == b->threshold && a->panel == b->panel && a->function == b->function;
}

bool nb_state_equal(const struct nb_state *a, const struct nb_state *b)
{
    return nb_state_same_views(a, b) && same_params(a, b) && same_pins(a, b) &&
           same_shadow(&a->shadow, &b->shadow) && nb_ghosts_equal(&a->ghosts, &b->ghosts) &&
           a->order == b->order && a->grid == b->grid && a->x_warp == b->x_warp &&
           a->y_warp == b->y_warp && a->legend == b->legend && a->spines == b->spines &&
           a->theme == b->theme && a->equal == b->equal && a->type == b->type;
}

void nb_state_take_views(struct nb_state *s, const struct nb_state *from)
{
    for (size_t i = 0; i < s->count && i < from->count; i++)
        s->panels[i] = from->panels[i];
}

void nb_state_yield(struct nb_state *s, unsigned said)
{
    const struct {
        unsigned said;
        int *choice;
    } choices[] = {
        {NB_SAID_xscale, &s->x_warp}, {NB_SAID_yscale, &s->y_warp},     {NB_SAID_grid, &s->grid},
        {NB_SAID_legend, &s->legend}, {NB_SAID_spines, &s->spines},     {NB_SAID_axis, &s->equal},
        {NB_SAID_theme, &s->theme},   {NB_SAID_derivatives, &s->order},
    };
    for (size_t i = 0; i < NB_COUNT(choices); i++)
        if (said & choices[i].said)
            *choices[i].choice = NB_AS_FIGURE;
    if (said & NB_SAID_fontsize)
        s->type = 0;
}

/* Telling: numbers are told with the digits that lead to the very picture. */
static void add_limits(struct nb_buf *out, const char *command, struct nb_limits l)
{
    char lo[NB_NUM_MAX], hi[NB_NUM_MAX];
    if (!l.set) {
        nb_buf_printf(out, "%s(\"auto\")\n", command);
        return;
    }
    nb_num_print(l.lo, lo);
    nb_num_print(l.hi, hi);
    nb_buf_printf(out, "%s(%s, %s)\n", command, lo, hi);
}

/* Of several plots, the one that the next command is about. */
static void tell_plot(const struct nb_figure *f, size_t i, struct nb_buf *out)
{
    const struct nb_place *p = &f->axes[i].place;
    if (f->count > 1)
        nb_buf_printf(out, "subplot(%zu, %zu, %zu)\n", p->rows, p->columns, p->index + 1);
}

static void tell_views(const struct nb_figure *f, const struct nb_state *from,
                       const struct nb_state *to, struct nb_buf *out)
{
    for (size_t i = 0; i < to->count; i++) {
        const struct nb_panel_state *a = &from->panels[i], *b = &to->panels[i];
        const bool x = !same_limits(a->x, b->x), y = !same_limits(a->y, b->y);
        if (x || y)
            tell_plot(f, i, out);
        if (x)
            add_limits(out, "xlim", b->x);
        if (y)
            add_limits(out, "ylim", b->y);
    }
}

static void tell_params(const struct nb_figure *f, const struct nb_state *from,
                        const struct nb_state *to, struct nb_buf *out)
{
    for (size_t i = 0; i < to->param_count && i < f->param_count; i++) {
        char value[NB_NUM_MAX];
        if (from->params[i] == to->params[i] || strchr(f->params[i].name, ' '))
            continue; /* the name of a row and its parameter is no variable */
        nb_num_print(to->params[i], value);
        nb_buf_printf(out, "%s = %s\n", f->params[i].name, value);
    }
}

static bool has_pin(const struct nb_state *s, const struct nb_pin *pin)
{
    for (size_t i = 0; i < s->pin_count; i++)
        if (same_pin(&s->pins[i], pin))
            return true;
    return false;
}

static void tell_pins(const struct nb_figure *f, const struct nb_state *from,
                      const struct nb_state *to, struct nb_buf *out)
{
    for (size_t i = 0; i < to->pin_count; i++) {
        char x[NB_NUM_MAX], y[NB_NUM_MAX];
        const struct nb_pin *pin = &to->pins[i];
        if (has_pin(from, pin))
            continue;
        nb_num_print(pin->x, x);
        nb_num_print(pin->y, y);
        tell_plot(f, pin->panel, out);
        nb_buf_add(out, "annotate(\"");
        nb_pin_text(pin, out);
        nb_buf_printf(out, "\", (%s, %s))\n", x, y);
    }
}

/* The label of a function that is a row without parameters: others have no name that the
 * prompt would know for sure. */
static const char *name_of(const struct nb_axes *a, size_t function)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].y && !a->curves[i].of && function-- == 0)
            return nb_op_find(a->curves[i].label) ? a->curves[i].label : NULL;
    return NULL;
}

static void tell_shadow(const struct nb_figure *f, const struct nb_state *from,
                        const struct nb_state *to, struct nb_buf *out)
{
    const struct nb_shadow *s = &to->shadow;
    if (same_shadow(&from->shadow, s) || !(s->threshold > 0) || s->panel >= f->count)
        return;
    const char *name = name_of(&f->axes[s->panel], s->function);
    if (!name)
        return;
    tell_plot(f, s->panel, out);
    nb_buf_printf(out, "shade(x -> abs(%s'(x)) < %g)\n", name, s->threshold);
}

static void tell_ghosts(const struct nb_figure *f, const struct nb_state *from,
                        const struct nb_state *to, struct nb_buf *out)
{
    const struct nb_ghosts *g = &to->ghosts;
    if (nb_ghosts_equal(&from->ghosts, g) || g->count == 0 || g->param >= f->param_count)
        return;
    const char *name = f->params[g->param].name, *own = strrchr(name, ' ');
    nb_buf_printf(out, "ghosts(%s=[", own && own[1] != '(' ? own + 1 : name);
    for (size_t i = 0; i < g->count; i++) {
        char value[NB_NUM_MAX];
        nb_num_print(g->values[i], value);
        nb_buf_printf(out, "%s%s", i ? ", " : "", value);
    }
    nb_buf_add(out, "])\n");
}

#define THEME_NAME(name) #name,

void nb_state_tell(const struct nb_figure *f, const struct nb_state *from,
                   const struct nb_state *to, struct nb_buf *out)
{
    static const char *const warps[] = {"linear", "log", "symlog"};
    static const char *const themes[] = {NB_THEMES(THEME_NAME)};
    static const char *const spines[] = {"origin", "box", "left", "none"};
    static const char *const legends[] = {"", "False", "True"};
    tell_views(f, from, to, out);
    tell_params(f, from, to, out);
    tell_ghosts(f, from, to, out);
    tell_pins(f, from, to, out);
    tell_shadow(f, from, to, out);
    if (to->order != from->order && to->order >= 0)
        nb_buf_printf(out, "derivatives(%d)\n", to->order);
    if (to->grid != from->grid)
        nb_buf_printf(out, "grid(%s)\n", to->grid ? "True" : "False");
    if (to->x_warp != from->x_warp)
        nb_buf_printf(out, "xscale(\"%s\")\n", warps[to->x_warp < 0 ? 0 : to->x_warp]);
    if (to->y_warp != from->y_warp)
        nb_buf_printf(out, "yscale(\"%s\")\n", warps[to->y_warp < 0 ? 0 : to->y_warp]);
    if (to->legend != from->legend)
        nb_buf_printf(out, "legend(%s)\n", to->legend < 0 ? "" : legends[to->legend]);
    if (to->spines != from->spines)
        nb_buf_printf(out, "spines(\"%s\")\n", spines[to->spines < 0 ? 0 : to->spines]);
    if (to->equal != from->equal)
        nb_buf_printf(out, "axis(\"%s\")\n", to->equal > 0 ? "equal" : "auto");
    if (to->type != from->type)
        nb_buf_printf(out, "fontsize(%g)\n",
                      to->type > 0 ? to->type : nb_state_own_type(f, to->theme));
    if (to->theme != from->theme)
        nb_buf_printf(out, "set(theme=\"%s\")\n", themes[to->theme < 0 ? 0 : to->theme]);
}
