/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of settings. */
#include "config.h"

#include "value/settings.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/symtab.h"
#include "number/parallel.h"

#define AT(field) offsetof(struct nb_settings, field)

static const struct nb_setting table[] = {
    {"precision", AT(precision), 0, 17, NULL, N_("Digits after the point in tensors.")},
    {"threshold", AT(threshold), 0, 1000000000, NULL, N_("Longest tensor that prints in full.")},
    {"edgeitems", AT(edgeitems), 1, 1000000, NULL,
     N_("Elements at each end of a tensor that does not print in full.")},
    {"linewidth", AT(linewidth), 1, 1000000, NULL, N_("Columns in a line of output.")},
    {"sci_mode", AT(sci_mode), 0, 0, "auto True False", N_("Scientific notation in tensors.")},
    {"kink", AT(kink), 0, 0, "right left mean nan torch",
     N_("The derivative at a kink: a one-sided limit, their mean, nan, or PyTorch's.")},
    {"threads", AT(threads), 0, NB_MAX_THREADS, NULL,
     N_("Threads that evaluate large tensors; 0: one for each processor.")},
};

void nb_settings_init(struct nb_settings *s)
{
    *s = (struct nb_settings){.precision = 4, .threshold = 1000, .edgeitems = 3, .linewidth = 80};
    s->array = (struct nb_array_options){
        .precision = 8, .threshold = 1000, .edgeitems = 3, .linewidth = 75};
}

const struct nb_setting *nb_setting_at(size_t index)
{
    return index < sizeof table / sizeof *table ? &table[index] : NULL;
}

static const struct nb_setting *find(const char *name, struct nb_err *err)
{
    struct nb_nearest near = {.name = name};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
        nb_nearest_offer(&near, table[i].name);
    }
    nb_err_set(err, NB_ERR_NAME, _("unknown setting '%s'"), name);
    if (near.best)
        nb_err_hint(err, _("did you mean '%s'?"), near.best);
    return NULL;
}

/* The position of a word in a list of words, or -1. */
static int word_index(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (int k = 0; *words; k++) {
        size_t n = strcspn(words, " ");
        if (n == len && strncmp(words, word, n) == 0)
            return k;
        words += n + (words[n] == ' ');
    }
    return -1;
}

static const char *as_word(struct nb_value v)
{
    if (v.type == NB_STRING)
        return v.text->bytes;
    if (v.type == NB_NUMBER && nb_is_const(v.expr) && v.expr->boolean)
        return v.expr->num != 0 ? "True" : "False";
    return v.type == NB_NONE ? "auto" : "";
}

bool nb_settings_set(struct nb_settings *s, const char *name, struct nb_value v, struct nb_err *err)
{
    const struct nb_setting *row = find(name, err);
    if (!row)
        return false;
    int *field = (int *)((char *)s + row->offset);
    if (row->words) {
        int k = word_index(row->words, as_word(v));
        if (k < 0)
            return nb_err_set(err, NB_ERR_VALUE, _("%s must be one of: %s"), name, row->words);
        *field = k;
        return true;
    }
    bool whole = v.type == NB_NUMBER && nb_is_const(v.expr) && v.expr->num >= row->least &&
                 v.expr->num <= row->most && v.expr->num == (int)v.expr->num;
    if (!whole)
        return nb_err_set(err, NB_ERR_VALUE, _("%s must be a whole number from %d to %d"), name,
                          row->least, row->most);
    *field = (int)v.expr->num;
    return true;
}
