/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template is walked once; its parts are made before. */
#include "config.h"

#include "code/fill.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "code/helpers.h"

enum { ORDERS = 3 };

struct filling {
    const struct nb_code *code;
    const struct nb_code_target *target;
    struct nb_code_words words;
    struct nb_buf body[ORDERS], helpers, class_name;
    bool has_second, uses_math, uses_module;
};

/* What a letter repeats for each parameter: '~' is its name, '^' its default. Where a letter has a
 * second text, the first stands for parameters without default; `between`: no comma before the
 * first. */
static const struct repeated {
    char letter;
    const char *text, *optional;
    bool between;
} repeated[] = {
    {'p', ", ~", NULL, false},
    {'v', "~, ", NULL, false},
    {'d', ", ~", ", ~=^", false},
    {'s', ", self.~", NULL, false},
    {'c', ", ctx.~", NULL, false},
    {'n', ", None", NULL, false},
    {'i', "        self.~ = ~\n", NULL, false},
    {'k', "        ctx.~ = ~\n", NULL, false},
    {'r', ", ~={self.~}", NULL, true},
};

static void add_one(const struct filling *f, size_t k, const char *text, struct nb_buf *out)
{
    for (; *text; text++) {
        if (*text == '~')
            nb_buf_add(out, nb_buf_text(&f->words.var[k]));
        else if (*text == '^')
            nb_code_number(&f->target->style, f->code->standard[k], out);
        else
            nb_buf_addc(out, *text);
    }
}

static bool add_repeated(const struct filling *f, char letter, struct nb_buf *out)
{
    for (size_t i = 0; i < NB_COUNT(repeated); i++) {
        const struct repeated *r = &repeated[i];
        if (r->letter != letter)
            continue;
        for (size_t k = 1; k < f->code->count; k++) {
            const char *text = r->optional && f->code->optional[k] ? r->optional : r->text;
            add_one(f, k, text + (r->between && k == 1 ? 2 : 0), out);
        }
        return true;
    }
    return false;
}

static void add_about(const struct filling *f, struct nb_buf *out)
{
    const char *line = nb_buf_text(&f->code->about);
    while (*line) {
        const size_t len = strcspn(line, "\n");
        nb_buf_add(out, f->target->comment);
        nb_buf_addn(out, line, len);
        nb_buf_addc(out, '\n');
        line += len + (line[len] == '\n');
    }
}

/* ", double beta", and "1, 2,". */
static void add_parameters(const struct filling *f, bool types, struct nb_buf *out)
{
    for (size_t k = 1; k < f->code->count; k++) {
        if (types)
            nb_buf_printf(out, ", %s %s", f->target->type, nb_buf_text(&f->words.var[k]));
        else
            nb_buf_printf(out, "%s%zu,", k > 1 ? " " : "", k);
    }
}

static void add_part(const struct filling *f, char letter, struct nb_buf *out)
{
    switch (letter) {
    case 'f':
        nb_buf_add(out, nb_buf_text(&f->words.function));
        break;
    case 'F':
        nb_buf_add(out, nb_buf_text(&f->class_name));
        break;
    case 'x':
        nb_buf_add(out, nb_buf_text(&f->words.var[0]));
        break;
    case '0':
    case '1':
    case '2':
        nb_buf_add(out, nb_buf_text(&f->body[letter - '0']));
        break;
    case '#':
        add_about(f, out);
        break;
    case 'h':
        nb_buf_add(out, nb_buf_text(&f->helpers));
        break;
    case 'T':
        nb_buf_add(out, f->target->type);
        break;
    case 'm':
        nb_buf_add(out, f->uses_math ? "import math\n\n" : "");
        break;
    case 'u':
        nb_buf_add(out, f->uses_module ? f->target->import : "");
        break;
    case 't':
    case 'j':
        add_parameters(f, letter == 't', out);
        break;
    default:
        add_repeated(f, letter, out);
    }
}

/* Where the text goes on after a sign that opens a part: behind it, or behind its end. */
static const char *enter(const struct filling *f, const char *p)
{
    static const char opening[] = "[(<", closing[] = "])>";
    const bool holds[] = {f->code->count > 1, f->has_second, !f->has_second};
    const size_t kind = (size_t)(strchr(opening, *p) - opening);
    const char end[] = {'$', closing[kind], 0};
    return holds[kind] ? p : strstr(p, end) + 1;
}

static void fill(const struct filling *f, struct nb_buf *out)
{
    for (const char *p = f->target->text; *p; p++) {
        if (*p != '$') {
            nb_buf_addc(out, *p);
            continue;
        }
        p++;
        if (strchr("[(<", *p))
            p = enter(f, p);
        else if (!strchr("])>", *p))
            add_part(f, *p, out);
    }
}

/* Whether "math." is in the text, and no end of "tf.math." */
static bool names_module(const char *text, const char *module)
{
    const char *p = strstr(text, module);
    while (p && p > text && (p[-1] == '.' || p[-1] == '_'))
        p = strstr(p + 1, module);
    return p != NULL;
}

/* Whether a default is no number that can be written: it is math.inf. */
static bool has_endless(const struct nb_code *c)
{
    for (size_t k = 0; k < c->count; k++)
        if (!isfinite(c->standard[k]))
            return true;
    return false;
}

static bool write_bodies(struct filling *f, struct nb_err *err)
{
    struct nb_err second = {0};
    const struct nb_code_style *style = &f->target->style;
    const bool wanted = strstr(f->target->text, "$2") != NULL;
    for (int i = 0; i < 2; i++)
        if (!nb_code_body(f->code, i, style, &f->words, &f->body[i], err))
            return false;
    f->has_second = wanted && f->code->order[2] &&
                    nb_code_body(f->code, 2, style, &f->words, &f->body[2], &second);
    return true;
}

bool nb_code_fill(const struct nb_code *c, const struct nb_code_target *target, struct nb_buf *out,
                  struct nb_err *err)
{
    struct filling f = {.code = c, .target = target};
    nb_code_words_start(&f.words, c, target->python, target->words);
    nb_names_class(nb_buf_text(&f.words.function), &f.class_name);
    if (strcmp(nb_buf_text(&f.class_name), nb_buf_text(&f.words.function)) == 0)
        nb_buf_add(&f.class_name, "Module");
    const bool ok = write_bodies(&f, err);
    struct nb_buf all = {0};
    for (int i = 0; i < ORDERS; i++)
        nb_buf_add(&all, nb_buf_text(&f.body[i]));
    nb_code_helpers(nb_buf_text(&all), target->style.dialect, &f.helpers);
    nb_buf_add(&all, nb_buf_text(&f.helpers));
    f.uses_math = names_module(nb_buf_text(&all), "math.") || has_endless(c);
    f.uses_module = target->module && names_module(nb_buf_text(&all), target->module);
    if (ok)
        fill(&f, out);
    for (int i = 0; i < ORDERS; i++)
        nb_buf_free(&f.body[i]);
    nb_buf_free(&all);
    nb_buf_free(&f.helpers);
    nb_buf_free(&f.class_name);
    nb_code_words_end(&f.words);
    return ok;
}
