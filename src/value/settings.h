/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What set(...) changes: one row a setting. */
#ifndef NB_VALUE_SETTINGS_H
#define NB_VALUE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/themes.h"
#include "graph/diff.h"
#include "value/value.h"

enum nb_sci_mode { NB_SCI_AUTO, NB_SCI_ALWAYS, NB_SCI_NEVER };

/* Whether figures are drawn in the terminal, and as what: True is what it can. */
enum nb_term_kind {
    NB_TERM_AUTO,
    NB_TERM_NEVER,
    NB_TERM_ALWAYS,
    NB_TERM_BRAILLE,
    NB_TERM_ASCII,
    NB_TERM_KITTY,
    NB_TERM_ITERM,
    NB_TERM_SIXEL
};

/* No rule was set for kinks: who asks has one. Beside those of enum nb_side. */
enum { NB_KINK_AUTO = -1 };

/* How NumPy's arrays print: np.set_printoptions. */
struct nb_array_options {
    int precision, threshold, edgeitems, linewidth;
    bool suppress; /* no exponents */
};

/* ROW(name, default, least, most, words, what it is): the settings, each an int. The first
 * five are PyTorch's, with its defaults. One of words (settings.c) has no range. */
#define NB_SETTINGS(ROW)                                                                           \
    ROW(precision, 4, 0, 17, NULL, N_("Digits after the point in tensors."))                       \
    ROW(threshold, 1000, 0, 1000000000, NULL, N_("Longest tensor that prints in full."))           \
    ROW(edgeitems, 3, 1, 1000000, NULL,                                                            \
        N_("Elements at each end of a tensor that does not print in full."))                       \
    ROW(linewidth, 80, 1, 1000000, NULL, N_("Columns in a line of output."))                       \
    ROW(sci_mode, NB_SCI_AUTO, 0, 0, sci_modes, N_("Scientific notation in tensors."))             \
    ROW(kink, NB_KINK_AUTO, 0, 0, sides,                                                           \
        N_("The derivative at a kink: a limit, their mean, nan, torch; auto is torch's in "        \
           "backward(), else the right limit."))                                                   \
    ROW(threads, 0, 0, NB_MAX_THREADS, NULL,                                                       \
        N_("Threads that evaluate large tensors; 0: one for each processor."))                     \
    ROW(theme, NB_THEME_light, 0, 0, themes, N_("Colours and sizes of figures."))                  \
    ROW(highlight, true, 0, 0, switches, N_("Colours in the line that is typed."))                 \
    ROW(suggest, true, 0, 0, switches, N_("The rest of an earlier line, in grey."))                \
    ROW(pager, false, 0, 0, switches,                                                              \
        N_("Help, list() and history that are longer than the screen by $PAGER, or less."))        \
    ROW(term, NB_TERM_AUTO, 0, 0, terms,                                                           \
        N_("Whether plots are drawn in the terminal: auto is where there is no display; "          \
           "braille, ascii, kitty, iterm or sixel: as that"))
#define NB_SETTINGS_FIELD(name, standard, least, most, words, doc) int name;

struct nb_settings {
    bool python; /* what is printed is Python's: 1.0, {'a': 1} */
    /* How tensors print, where it is not as PyTorch's: as TensorFlow's. Or NULL. */
    bool (*show_tensor)(struct nb_value v, const struct nb_settings *settings, bool plain,
                        struct nb_buf *out, struct nb_err *err);
    /* Adds the text of an object of Python's; plain: as print shows it. False sets err. */
    bool (*show_object)(void *ctx, struct nb_value v, bool plain, struct nb_buf *out,
                        struct nb_err *err);
    void *show_ctx;
    NB_SETTINGS(NB_SETTINGS_FIELD)
    struct nb_array_options array;
    /* What else is printed of a tensor; NULL: nothing. */
    const struct nb_autograd *autograd;
};

/* The settings for what is printed to a stream: a terminal narrower than lines are by default
 * has lines of its width. */
struct nb_settings nb_settings_on(const struct nb_settings *s, FILE *out);

/* A value that has a name. */
struct nb_setting_word {
    const char *name;
    int value;
};

struct nb_setting {
    const char *name;
    size_t offset; /* of an int in struct nb_settings */
    int standard;
    int least, most;                     /* of a number */
    const struct nb_setting_word *words; /* instead of numbers: up to one without a name */
    const char *doc;
};

/* All at their defaults. */
void nb_settings_init(struct nb_settings *s);
/* The rows at their defaults; how arrays print stays. */
void nb_settings_reset(struct nb_settings *s);
/* What a setting is, as its field. */
int nb_settings_value(const struct nb_settings *s, const struct nb_setting *row);
/* Whether a setting is at its default. */
bool nb_settings_is_standard(const struct nb_settings *s, const struct nb_setting *row);
/* The value at a kink, by the rule that was set; else by the one of who asks: f' and grad
 * (the limit from the right), or what is PyTorch's (what PyTorch says). */
enum nb_side nb_settings_side(const struct nb_settings *s);
enum nb_side nb_settings_torch_side(const struct nb_settings *s);
/* Row by index, NULL past the end. */
const struct nb_setting *nb_setting_at(size_t index);
/* Appends what a setting is now, as it is typed: "auto", 4. */
void nb_settings_print(const struct nb_settings *s, const struct nb_setting *row,
                       struct nb_buf *out);
/* Sets by name; false sets err. */
bool nb_settings_set(struct nb_settings *s, const char *name, struct nb_value v,
                     struct nb_err *err);

#endif
