/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys: one row each. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "explore/deeds_priv.h"

enum { ANY_SHIFT = true, REPEATS = true, FINAL = true };

/* Above the rows of one idea. */
#define HEADING(text)                                                                              \
    {                                                                                              \
        NULL, 0, 0, false, false, false, NULL, text                                                \
    }

const struct nb_deed nb_deeds[] = {
    HEADING(N_("read")),
    {"Tab", NB_KEY_TAB, 0, ANY_SHIFT, false, false, nb_do_tab, N_("read the next curve")},
    {N_("click"), 0, 0, false, false, false, NULL, N_("pin the point; again: take it away")},
    {"x", 'x', 0, false, false, false, nb_do_walk, N_("walk along the curve by ← →")},
    {"Ctrl ← →", NB_KEY_LEFT, NB_MOD_CTRL, false, REPEATS, false, nb_do_walk_round,
     N_("walk to the next round number")},
    {"", NB_KEY_RIGHT, NB_MOD_CTRL, false, REPEATS, false, nb_do_walk_round, ""},
    {"Alt ← →", NB_KEY_LEFT, NB_MOD_ALT, ANY_SHIFT, REPEATS, false, nb_do_pin,
     N_("move the last pin along its curve")},
    {"", NB_KEY_RIGHT, NB_MOD_ALT, ANY_SHIFT, REPEATS, false, nb_do_pin, ""},
    {":", ':', 0, ANY_SHIFT, false, false, nb_do_entry, N_("go: 1.5; show: -2..2; set: a = 2")},
    {"t", 't', 0, false, false, false, nb_do_tangent, N_("tangent and slope")},
    {"b  B", 'b', 0, false, false, false, nb_do_born,
     N_("f′ from the tangent; draw a guess of f′")},
    {"", 'b', NB_MOD_SHIFT, false, false, false, nb_do_guess, ""},
    {"i", 'i', 0, false, false, false, nb_do_interest, N_("points of interest")},
    {"n  N", 'n', 0, ANY_SHIFT, REPEATS, false, nb_do_next_point,
     N_("the next point, the one before")},
    {"v  V", 'v', 0, false, false, false, nb_do_saturation,
     N_("where f′ is nearly 0; the next threshold")},
    {"", 'v', NB_MOD_SHIFT, false, false, false, nb_do_threshold, ""},
    {"y", 'y', 0, false, false, false, nb_do_inputs,
     N_("normal inputs, and what f and f′ make of them")},
    {"<  >", ',', NB_MOD_SHIFT, false, REPEATS, false, nb_do_deeper,
     N_("layers: f(f(x)) (or Alt + wheel)")},
    {"", '.', NB_MOD_SHIFT, false, REPEATS, false, nb_do_deeper, ""},
    {"D", 'd', NB_MOD_SHIFT, false, false, false, nb_do_contrast,
     N_("difference of this curve and the next")},
    {"p", 'p', 0, false, false, false, nb_do_precision,
     N_("formats of few digits: float32 to fp8")},
    {"w", 'w', 0, false, false, false, nb_do_strip, N_("errors in these, below the plot")},
    HEADING(N_("move")),
    {N_("wheel"), 0, 0, false, false, false, NULL, N_("zoom at the pointer")},
    {N_("Shift/Ctrl wheel"), 0, 0, false, false, false, NULL, N_("zoom x, y alone")},
    {N_("drag"), 0, 0, false, false, false, NULL, N_("move; on an axis: stretch it")},
    {N_("right drag"), 0, 0, false, false, false, NULL, N_("zoom into a box (or Shift + drag)")},
    {N_("double click"), 0, 0, false, false, false, NULL, N_("back to the whole picture")},
    {"+  −", '+', 0, ANY_SHIFT, REPEATS, false, nb_do_zoom_in, N_("zoom at the middle")},
    {"", '=', 0, ANY_SHIFT, REPEATS, false, nb_do_zoom_in, ""},
    {"", '-', 0, ANY_SHIFT, REPEATS, false, nb_do_zoom_out, ""},
    {"← → ↑ ↓", NB_KEY_LEFT, 0, ANY_SHIFT, REPEATS, false, nb_do_pan, N_("move (Shift: further)")},
    {"", NB_KEY_RIGHT, 0, ANY_SHIFT, REPEATS, false, nb_do_pan, ""},
    {"", NB_KEY_UP, 0, ANY_SHIFT, REPEATS, false, nb_do_pan, ""},
    {"", NB_KEY_DOWN, 0, ANY_SHIFT, REPEATS, false, nb_do_pan, ""},
    {"r  Home", 'r', 0, false, false, false, nb_do_home, N_("the whole picture")},
    {"", NB_KEY_HOME, 0, ANY_SHIFT, false, false, nb_do_home, ""},
    {"u  [  ]", 'u', 0, false, false, false, nb_do_back, N_("the view before, behind")},
    {"", NB_KEY_BACKSPACE, 0, false, false, false, nb_do_back, ""},
    {"", '[', 0, false, false, false, nb_do_back, ""},
    {"", ']', 0, false, false, false, nb_do_forward, ""},
    {"", 'u', NB_MOD_SHIFT, false, false, false, nb_do_forward, ""},
    {"a  A", 'a', 0, false, false, false, nb_do_fit, N_("fit y to the curves; keep it so")},
    {"", 'a', NB_MOD_SHIFT, false, false, false, nb_do_keep_fit, ""},
    {"e", 'e', 0, false, false, false, nb_do_equal, N_("equal units of x and y")},
    HEADING(N_("parameters")),
    {N_("Space"), ' ', 0, false, false, false, nb_do_play,
     N_("let a parameter or a walk run, or stop")},
    {",  .", ',', 0, false, REPEATS, false, nb_do_step_back, N_("a step of the parameter")},
    {"", '.', 0, false, REPEATS, false, nb_do_step_on, ""},
    HEADING(N_("look")),
    {"d", 'd', 0, false, false, false, nb_do_derivative, N_("derivatives, or none")},
    {"1  2  3", '1', 0, false, false, false, nb_do_order, N_("functions alone, up to f″, f‴")},
    {"", '2', 0, false, false, false, nb_do_order, ""},
    {"", '3', 0, false, false, false, nb_do_order, ""},
    {"g", 'g', 0, false, false, false, nb_do_grid, N_("grid")},
    {"l  k", 'l', 0, false, false, false, nb_do_log_y, N_("logarithmic y, x")},
    {"", 'k', 0, false, false, false, nb_do_log_x, ""},
    {"o", 'o', 0, false, false, false, nb_do_spines, N_("axes through 0, or a box")},
    {"m", 'm', 0, false, false, false, nb_do_legend, N_("legend: names, box, none")},
    {"c", 'c', 0, false, false, false, nb_do_theme, N_("theme: light, dark, print, projector")},
    {"P", 'p', NB_MOD_SHIFT, false, false, false, nb_do_projector, N_("projector and back")},
    {"Ctrl + −", '+', NB_MOD_CTRL, ANY_SHIFT, REPEATS, false, nb_do_larger,
     N_("larger, smaller type")},
    {"", '=', NB_MOD_CTRL, ANY_SHIFT, REPEATS, false, nb_do_larger, ""},
    {"", '-', NB_MOD_CTRL, ANY_SHIFT, REPEATS, false, nb_do_smaller, ""},
    {"f  F11", 'f', 0, false, false, false, nb_do_full_screen, N_("full screen")},
    {"", NB_KEY_F11, 0, false, false, false, nb_do_full_screen, ""},
    HEADING(N_("keep and leave")),
    {"z  Z", 'z', 0, false, REPEATS, false, nb_do_undo, N_("undo, redo")},
    {"", 'z', NB_MOD_CTRL, false, REPEATS, false, nb_do_undo, ""},
    {"", 'z', NB_MOD_SHIFT, false, REPEATS, false, nb_do_redo, ""},
    {"", 'y', NB_MOD_CTRL, false, REPEATS, false, nb_do_redo, ""},
    {"s", 's', 0, false, false, FINAL, nb_do_save, N_("save what is seen")},
    {"", 's', NB_MOD_CTRL, false, false, FINAL, nb_do_save, ""},
    {"Ctrl-C", 'c', NB_MOD_CTRL, false, false, false, nb_do_copy_picture,
     N_("copy the picture (Shift: numbers)")},
    {"", 'c', NB_MOD_CTRL | NB_MOD_SHIFT, false, false, false, nb_do_copy_text, ""},
    {"h  ?  F1", 'h', 0, false, false, false, nb_do_keys, N_("these keys")},
    {"", '?', 0, ANY_SHIFT, false, false, nb_do_keys, ""},
    {"", NB_KEY_F1, 0, false, false, false, nb_do_keys, ""},
    {"T  F2", 't', NB_MOD_SHIFT, false, false, false, nb_do_tour,
     N_("a tour of slopes and gradients")},
    {"", NB_KEY_F2, 0, false, false, false, nb_do_tour, ""},
    {"Esc", NB_KEY_ESCAPE, 0, false, false, false, nb_do_escape, N_("leave what was begun")},
    {"q", 'q', 0, false, false, FINAL, nb_do_close_window, N_("close the window")},
    {"", 'w', NB_MOD_CTRL, false, false, FINAL, nb_do_close_window, ""},
};

const size_t nb_deed_count = NB_COUNT(nb_deeds);

static bool fits(const struct nb_deed *d, const struct nb_input *in)
{
    const unsigned mods = d->any_shift ? in->mods & ~(unsigned)NB_MOD_SHIFT : in->mods;
    return d->run && d->key == in->key && d->mods == mods;
}

const struct nb_deed *nb_deed_find(const struct nb_input *in)
{
    for (size_t i = 0; i < nb_deed_count; i++)
        if (fits(&nb_deeds[i], in))
            return &nb_deeds[i];
    return NULL;
}

void nb_deed_run(struct nb_explorer *e, const struct nb_input *in)
{
    const struct nb_deed *d = nb_deed_find(in);
    if (!d || (in->repeat && !d->repeats))
        return;
    e->greeted = true;
    e->mods = in->mods;
    d->run(e, in);
    e->overlay = true;
}
