/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters as rows: each says its name, how it is read, which field it becomes, its
 * default and its range, or that it is taken for the sake of pasted code and no more. */
#ifndef NB_VALUE_PARAM_H
#define NB_VALUE_PARAM_H

#include <stdbool.h>
#include <stddef.h>

#include "value/builtin.h"

/* Sets the field to the row's default, or to argument k where that is given. False sets
 * the error; nb_param_bind knows where it is. */
typedef bool nb_param_reader(struct nb_args *a, size_t k, const struct nb_param *row, void *field);

/* Calls visit for each text that may be a parameter's value: for who completes one. */
typedef void nb_param_words(void (*visit)(const char *word, void *ctx), void *ctx);

/* Such a function, for a field of a table's rows. */
#define NB_PARAM_WORDS(function, table, field)                                                     \
    static void function(void (*visit)(const char *word, void *ctx), void *ctx)                    \
    {                                                                                              \
        for (size_t i = 0; i < NB_COUNT(table); i++)                                               \
            visit((table)[i] field, ctx);                                                          \
    }

/* A table ends with a row without a name and a part. */
struct nb_param {
    const char *name;      /* as in nb_builtin.params: "y=", "*items", "&by" */
    nb_param_reader *read; /* NULL for "*items", which are args.rest */
    size_t offset;         /* of the field */
    double standard;       /* the default of a number */
    double least, most;    /* what a reader may hold a number to */
    /* Accepted in pasted code and without effect: the first use is noted, unless it is
     * decoration, which nabla chooses by itself. */
    bool taken, decoration;
    /* Instead of a parameter: all of another table, whose fields begin at `offset`. */
    const struct nb_param *part;
    nb_param_words *words; /* NULL: not known, or none */
};

/* Fills all fields of the table of the builtin that was called. Rows of one field are
 * names of one thing: the last one that is given holds. False sets err, at the argument. */
bool nb_param_bind(struct nb_args *a, void *fields);
/* Where the argument is that a field was read from; NULL: it has its default. */
const struct nb_span *nb_param_span(const struct nb_args *a, size_t offset);
/* Puts the error at that argument. */
void nb_param_blame(struct nb_args *a, size_t offset);

/* The k-th parameter's name without its marks; false past the last one. */
bool nb_builtin_param(const struct nb_builtin *b, size_t k, char name[32], bool *optional,
                      char *mark);
/* The setting that the k-th parameter is; NULL: it is none. */
const struct nb_setting *nb_param_setting(const struct nb_builtin *b, size_t k);
/* Which parameter has this name; NB_MAX_PARAMS when none has. */
size_t nb_param_find(const struct nb_builtin *b, const char *name);
/* What is written behind the k-th parameter, "50" of "num=50"; "" where nothing is. *len is
 * its length. */
const char *nb_param_default(const struct nb_builtin *b, size_t k, size_t *len);
/* Row of the k-th parameter, and where its field is; NULL past the last one and without
 * a table. */
const struct nb_param *nb_param_row(const struct nb_builtin *b, size_t k, size_t *offset);
/* Whether the k-th parameter is accepted and does nothing, which the user should know. */
bool nb_param_is_dropped(const struct nb_builtin *b, size_t k);

/* The readers, by the type of their field. */
nb_param_reader nb_param_value;  /* struct nb_value, NB_ABSENT by default */
nb_param_reader nb_param_count;  /* size_t */
nb_param_reader nb_param_bool;   /* bool */
nb_param_reader nb_param_text;   /* const char *, NULL by default */
nb_param_reader nb_param_tensor; /* struct nb_expr *, NULL by default */
nb_param_reader nb_param_tree;   /* struct nb_ast *, NULL by default: of "&by" */

#endif
