/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of settings. */
#include "config.h"

#include "value/settings.h"

#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/desktop.h"
#include "base/i18n.h"
#include "base/wrap.h"
#include "base/symtab.h"
#include "number/parallel.h"

static const struct nb_setting_word sci_modes[] = {
    {"auto", NB_SCI_AUTO},
    {"True", NB_SCI_ALWAYS},
    {"False", NB_SCI_NEVER},
    {NULL, 0},
};
static const struct nb_setting_word sides[] = {
    {"auto", NB_KINK_AUTO}, {"right", NB_RIGHT}, {"left", NB_LEFT}, {"mean", NB_MEAN},
    {"nan", NB_NAN},        {"torch", NB_TORCH}, {NULL, 0},
};

static const struct nb_setting_word switches[] = {{"True", true}, {"False", false}, {NULL, 0}};
static const struct nb_setting_word terms[] = {
    {"auto", NB_TERM_AUTO},       {"True", NB_TERM_ALWAYS}, {"False", NB_TERM_NEVER},
    {"braille", NB_TERM_BRAILLE}, {"ascii", NB_TERM_ASCII}, {"kitty", NB_TERM_KITTY},
    {"iterm", NB_TERM_ITERM},     {"sixel", NB_TERM_SIXEL}, {NULL, 0},
};

#define THEME(name) {#name, NB_THEME_##name},
enum { DESKTOPS_THEME = -1 }; /* is one of the others once it is set */
static const struct nb_setting_word themes[] = {NB_THEMES(THEME){"auto", DESKTOPS_THEME},
                                                {NULL, 0}};

#define SETTING(name, standard, least, most, words, doc)                                           \
    {#name, offsetof(struct nb_settings, name), standard, least, most, words, doc},
static const struct nb_setting table[] = {NB_SETTINGS(SETTING)};
enum { SETTINGS = NB_COUNT(table) };

static int *field_of(struct nb_settings *s, const struct nb_setting *row)
{
    return (int *)(void *)((char *)s + row->offset);
}

int nb_settings_value(const struct nb_settings *s, const struct nb_setting *row)
{
    return *(const int *)(const void *)((const char *)s + row->offset);
}

void nb_settings_reset(struct nb_settings *s)
{
    for (size_t i = 0; i < SETTINGS; i++)
        *field_of(s, &table[i]) = table[i].standard;
}

void nb_settings_init(struct nb_settings *s)
{
    *s = (struct nb_settings){0};
    nb_settings_reset(s);
    s->array = (struct nb_array_options){
        .precision = 8, .threshold = 1000, .edgeitems = 3, .linewidth = 75};
}

struct nb_settings nb_settings_on(const struct nb_settings *s, FILE *out)
{
    struct nb_settings usual, here = *s;
    const size_t columns = nb_wrap_columns(out);
    nb_settings_init(&usual);
    const int most = columns && columns < (size_t)usual.linewidth ? (int)columns : usual.linewidth;
    if (here.linewidth == usual.linewidth)
        here.linewidth = most;
    if (here.array.linewidth == usual.array.linewidth && most < here.array.linewidth)
        here.array.linewidth = most;
    return here;
}

enum nb_side nb_settings_side(const struct nb_settings *s)
{
    const enum nb_side usual = s->python ? NB_TORCH : NB_RIGHT;
    return s->kink == NB_KINK_AUTO ? usual : (enum nb_side)s->kink;
}

enum nb_side nb_settings_torch_side(const struct nb_settings *s)
{
    return s->kink == NB_KINK_AUTO ? NB_TORCH : (enum nb_side)s->kink;
}

const struct nb_setting *nb_setting_at(size_t index)
{
    return index < SETTINGS ? &table[index] : NULL;
}

static const struct nb_setting *find(const char *name, struct nb_err *err)
{
    struct nb_nearest near = {.name = name};
    for (size_t i = 0; i < SETTINGS; i++) {
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
        nb_nearest_offer(&near, table[i].name);
    }
    nb_err_set(err, NB_ERR_NAME, _("unknown setting '%s'"), name);
    if (near.best)
        nb_err_hint(err, _("did you mean '%s'?"), near.best);
    return NULL;
}

static const char *as_word(struct nb_value v)
{
    if (v.type == NB_STRING)
        return v.text->bytes;
    if (nb_is_plain(v) && v.kind == NB_KIND_TRUTH)
        return v.num != 0 ? "True" : "False";
    return v.type == NB_NONE ? "auto" : "";
}

/* Sets a setting of words to the one of this name. */
static bool set_word(const struct nb_setting *row, const char *name, int *field, struct nb_err *err)
{
    struct nb_buf known = {0};
    for (const struct nb_setting_word *w = row->words; w->name; w++) {
        if (strcmp(w->name, name) == 0) {
            *field = w->value;
            nb_buf_free(&known);
            return true;
        }
        nb_buf_printf(&known, "%s%s", w == row->words ? "" : " ", w->name);
    }
    nb_err_set(err, NB_ERR_VALUE, _("%s must be one of: %s"), row->name, nb_buf_text(&known));
    nb_buf_free(&known);
    return false;
}

bool nb_settings_set(struct nb_settings *s, const char *name, struct nb_value v, struct nb_err *err)
{
    const struct nb_setting *row = find(name, err);
    if (!row)
        return false;
    if (row->words) {
        const bool ok = set_word(row, as_word(v), field_of(s, row), err);
        if (s->theme == DESKTOPS_THEME)
            s->theme = nb_desktop_is_dark() ? NB_THEME_dark : NB_THEME_light;
        return ok;
    }
    bool whole = nb_is_plain(v) && v.num >= row->least && v.num <= row->most && v.num == (int)v.num;
    if (!whole)
        return nb_err_set(err, NB_ERR_VALUE, _("%s must be a whole number from %d to %d"), name,
                          row->least, row->most);
    *field_of(s, row) = (int)v.num;
    return true;
}

bool nb_settings_is_standard(const struct nb_settings *s, const struct nb_setting *row)
{
    return nb_settings_value(s, row) == row->standard;
}

void nb_settings_print(const struct nb_settings *s, const struct nb_setting *row,
                       struct nb_buf *out)
{
    const int value = nb_settings_value(s, row);
    for (const struct nb_setting_word *w = row->words; w && w->name; w++)
        if (w->value == value) {
            const bool bare = strcmp(w->name, "True") == 0 || strcmp(w->name, "False") == 0;
            nb_buf_printf(out, bare ? "%s" : "\"%s\"", w->name);
            return;
        }
    nb_buf_printf(out, "%d", value);
}
