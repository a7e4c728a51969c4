/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that has a page is a candidate: rows, builtins, topics. Each word of the query
 * must be found in it; where it is found says how much that is worth. */
#include "config.h"

#include "help/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"
#include "help/chinese.h"
#include "help/frameworks.h"
#include "help/leaf.h"
#include "help/properties.h"
#include "help/topics.h"
#include "lang/activation.h"
#include "value/function.h"
#include "value/interp.h"

/* What a match is worth, by its place; a whole word's is worth more. */
enum {
    IS_NAME = 100,
    IS_ALIAS = 70,
    BEGINS_NAME = 60,
    IS_PROPERTY = 50,
    IN_NAME = 40,
    IN_DOC_WORD = 30,
    IN_ALIASES = 25,
    IN_DOC = 15,
    ELSEWHERE = 10,
    BELOW_DOC = 4,
    WELL_KNOWN = 3,
    MOST_WORDS = 12
};

/* What is looked through; fields may be NULL. */
struct candidate {
    const char *name, *aliases, *doc, *more;
    const struct nb_op *op;
    int worth;
    size_t place;
};

struct found {
    struct candidate *list;
    size_t count, cap;
};

/* Words that mean a property of the table; a prefix of five letters is enough. */
static const struct {
    const char *said, *meant;
} synonyms[] = {
    {"monotonic", "monotone"},  {"increasing", "rising"},     {"decreasing", "falling"},
    {"learnable", "parameter"}, {"trainable", "parameter"},   {"parametric", "parameter"},
    {"discontinuous", "jump"},  {"saturation", "saturating"}, {"pytorch", "torch"},
    {"symmetric", "even"},      {"differentiable", "smooth"}, {"gating", "gated"},
};

static bool begins(const char *text, const char *part)
{
    return strncmp(text, part, strlen(part)) == 0;
}

/* What every function of one number of the catalogue is. */
static bool is_activation(const struct nb_op *op)
{
    return nb_op_is_function(op) && !op->format && op->source;
}

static bool has_property(const struct nb_op *op, const char *word)
{
    if (!op || strlen(word) < 3)
        return false;
    if (strlen(word) >= 5 && begins("activations", word))
        return is_activation(op);
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (strlen(word) >= 5 && begins(synonyms[i].said, word))
            word = synonyms[i].meant;
    const struct nb_property *row;
    for (size_t i = 0; (row = nb_property_at(i)); i++)
        if (strcmp(row->name, word) == 0 || (strlen(word) >= 5 && begins(row->name, word)))
            return row->has(op) && !op->format && (nb_op_is_function(op) || op->form == NB_ALONG);
    return false;
}

/* Whether a word of the text begins with the part. */
static bool has_word(const char *text, const char *part)
{
    for (; text && *text; text++) {
        const size_t n = strcspn(text, " ,.;:()'\"-");
        char word[64];
        snprintf(word, sizeof word, "%.*s", (int)(n < 63 ? n : 63), text);
        if (n >= strlen(part) && nb_text_contains(word, part) && (word[0] | 32) == (part[0] | 32))
            return true;
        text += n;
        if (!*text)
            break;
    }
    return false;
}

static bool is_among(const char *list, const char *word)
{
    const size_t len = strlen(word);
    for (const char *at = list; at && *at; at += *at == ' ') {
        const size_t n = strcspn(at, " ");
        if (n == len && strncmp(at, word, n) == 0)
            return true;
        at += n;
    }
    return false;
}

/* How well a word of the query fits; 0: not at all. */
static int worth_of(const struct candidate *c, const char *word)
{
    if (strcmp(c->name, word) == 0)
        return IS_NAME;
    if (is_among(c->aliases, word))
        return IS_ALIAS;
    if (begins(c->name, word))
        return BEGINS_NAME;
    if (has_property(c->op, word))
        return IS_PROPERTY;
    if (nb_text_contains(c->name, word)) /* a library's name does not come before nabla's own */
        return strchr(c->name, '.') ? IN_DOC_WORD : IN_NAME;
    if (has_word(c->doc, word))
        return IN_DOC_WORD;
    if (nb_text_contains(c->aliases, word))
        return IN_ALIASES;
    if (nb_text_contains(c->doc, word) || (c->doc && nb_text_contains(_(c->doc), word)))
        return IN_DOC;
    if (nb_text_contains(c->more, word))
        return ELSEWHERE;
    if (c->op && (nb_frameworks_mention(c->op, word) || nb_text_contains(c->op->source, word)))
        return BELOW_DOC;
    return 0;
}

static void offer(struct found *f, struct candidate c, char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const int worth = worth_of(&c, words[i]);
        if (!worth)
            return;
        c.worth += worth;
    }
    if (c.op && is_activation(c.op))
        c.worth += WELL_KNOWN;
    if (c.op)
        c.worth += (c.op->torch != NULL) + (c.op->keras != NULL) + (c.op->jax != NULL);
    c.place = f->count;
    f->list = nb_grow(f->list, &f->cap, f->count + 1, sizeof *f->list);
    f->list[f->count++] = c;
}

static void offer_all(struct found *f, const struct nb_interp *in, char *const *words, size_t n)
{
    const struct nb_topic *t;
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (!op->internal)
            offer(f, (struct candidate){op->name, op->aliases, op->doc, op->formula, op, 0, 0},
                  words, n);
    const struct nb_function *own;
    for (size_t i = 0; (own = nb_activation_next(in, &i));)
        offer(f, (struct candidate){own->name, NULL, nb_function_doc(own), NULL, NULL, 0, 0}, words,
              n);
    for (size_t k = 0; k < in->table_count; k++)
        for (size_t i = 0; i < in->tables[k]->count; i++) {
            const struct nb_builtin *b = &in->tables[k]->rows[i];
            if (begins(b->name, "longer.") || begins(b->name, "Python._"))
                continue; /* the other half of a row, round; what nobody types */
            offer(f, (struct candidate){b->name, b->aliases, b->doc, NULL, NULL, 0, 0}, words, n);
        }
    for (size_t i = 0; (t = nb_topic_at(i)); i++) {
        offer(f, (struct candidate){t->names, t->names, t->text, t->head, NULL, 0, 0}, words, n);
    }
}

static int by_worth(const void *a, const void *b)
{
    const struct candidate *c = a, *d = b;
    if (c->worth != d->worth)
        return c->worth > d->worth ? -1 : 1;
    return c->place < d->place ? -1 : 1;
}

/* The first sentence of the text, as far as the line goes, cut between words. */
static void add_sentence(const char *text, size_t room, struct nb_buf *out)
{
    for (size_t columns = 0; *text;) {
        const size_t blank = *text == ' ', len = blank + nb_wrap_piece(text + blank);
        columns += nb_utf8_columns(text, len);
        if (columns > room)
            return;
        nb_buf_addn(out, text, len);
        text += len;
        if ((text[-1] == '.' && (*text == ' ' || *text == '\0')) ||
            (len >= strlen("。") && begins(text - strlen("。"), "。")))
            return;
    }
}

static void print_line(const struct candidate *c, const struct nb_leaf *p)
{
    enum { NAME = 17 };
    struct nb_buf line = {0};
    const int len = (int)strcspn(c->name, " ");
    nb_buf_printf(&line, "%.*s", len, c->name);
    for (size_t used = nb_utf8_columns(c->name, (size_t)len); used < NAME; used++)
        nb_buf_addc(&line, ' ');
    nb_buf_addc(&line, ' ');
    if (c->doc && p->width > line.len + 8)
        add_sentence(_(c->doc), p->width - line.len, &line);
    while (line.len > 0 && line.bytes[line.len - 1] == ' ')
        nb_buf_cut(&line, line.len - 1);
    fprintf(p->out, "%s\n", nb_buf_text(&line));
    nb_buf_free(&line);
}

static void print_found(struct found *f, const struct nb_interp *in)
{
    struct nb_leaf p;
    nb_leaf_init(&p, in);
    qsort(f->list, f->count, sizeof *f->list, by_worth);
    const size_t most = f->count > NB_LEAF_LINES ? NB_LEAF_LINES - 1 : f->count;
    for (size_t i = 0; i < most; i++)
        print_line(&f->list[i], &p);
    if (most < f->count)
        fprintf(p.out, _("... and %zu more\n"), f->count - most);
}

/* The words of a query, in small letters; returns how many. */
static size_t split(char *text, char *words[MOST_WORDS])
{
    size_t n = 0;
    for (char *at = text; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    for (char *at = strtok(text, " \t\"'(),"); at && n < MOST_WORDS; at = strtok(NULL, " \t\"'(),"))
        words[n++] = at;
    return n;
}

bool nb_help_means(const struct nb_op *op, const char *text)
{
    const struct candidate c = {op->name, op->aliases, op->doc, op->formula, op, 0, 0};
    struct nb_buf english = {0};
    char *words[MOST_WORDS];
    nb_chinese_translate(text, &english);
    char *query = nb_buf_take(&english);
    const size_t n = query && strcmp(query, text) != 0 ? split(query, words) : 0;
    bool all = n > 0;
    for (size_t i = 0; i < n && all; i++)
        all = worth_of(&c, words[i]) > 0;
    free(query);
    return all;
}

bool nb_help_search(struct nb_interp *in, const char *text)
{
    struct found f = {0};
    struct nb_buf english = {0};
    char *words[MOST_WORDS];
    nb_chinese_translate(text, &english);
    char *query = nb_buf_take(&english);
    const size_t n = query ? split(query, words) : 0;
    if (n > 0)
        offer_all(&f, in, words, n);
    if (f.count > 0)
        print_found(&f, in);
    free(query);
    free(f.list);
    return f.count > 0;
}
