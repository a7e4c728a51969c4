/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code(f, "torch"): a function and its derivative, ready to be pasted. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "base/symtab.h"
#include "code/fill.h"
#include "code/gather.h"
#include "code/targets.h"
#include "study/subject.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

static const struct nb_code_target *const targets[] = {
    &nb_code_torch, &nb_code_numpy,  &nb_code_jax,   &nb_code_tensorflow, &nb_code_c,
    &nb_code_cuda,  &nb_code_triton, &nb_code_latex, &nb_code_js,
};

static bool is_word_of(const char *words, const char *word)
{
    const size_t len = strlen(word);
    for (const char *p = words; p && *p; p += strcspn(p, " "), p += strspn(p, " "))
        if (strcspn(p, " ") == len && strncmp(p, word, len) == 0)
            return true;
    return false;
}

static void list_targets(struct nb_buf *out)
{
    for (size_t i = 0; i < NB_COUNT(targets); i++)
        nb_buf_item(out, targets[i]->name, i, NB_COUNT(targets), _("or"));
}

static const struct nb_code_target *target_of(struct nb_args *a, const char *name)
{
    struct nb_buf list = {0};
    for (size_t i = 0; i < NB_COUNT(targets); i++)
        if (strcmp(targets[i]->name, name) == 0 || is_word_of(targets[i]->aliases, name))
            return targets[i];
    list_targets(&list);
    nb_fail(a, NB_ERR_VALUE, _("no code for \"%.40s\": there is %s"), name, nb_buf_text(&list));
    nb_err_at(a->err, a->arg_span[1]);
    nb_buf_free(&list);
    return NULL;
}

static bool write_file(struct nb_args *a, const char *path, const struct nb_buf *text)
{
    if (a->in->writes_nothing || nb_write_file(path, nb_buf_text(text), text->len, a->err))
        return true;
    nb_err_at(a->err, a->arg_span[2]);
    return false;
}

/* The text is shown or returned without the end of its last line, a file has it. */
static struct nb_value deliver(struct nb_args *a, const char *path, struct nb_buf *text)
{
    if (path) {
        const bool ok = write_file(a, path, text);
        nb_buf_free(text);
        return ok ? nb_none() : NB_FAILED;
    }
    nb_buf_cut(text, text->len - 1);
    return nb_verbatim(a, text);
}

static struct nb_value code(struct nb_args *a)
{
    const char *name = "torch", *path = NULL;
    struct nb_code c = {0};
    struct nb_buf text = {0};
    if (!nb_arg_text(a, 1, &name) || !nb_arg_text(a, 2, &path))
        return NB_FAILED;
    const struct nb_code_target *target = target_of(a, name);
    bool ok = target && nb_code_gather(a, &c);
    if (ok)
        ok = target->write ? target->write(&c, target, &text, a->err)
                           : nb_code_fill(&c, target, &text, a->err);
    nb_err_at(a->err, a->arg_span[0]);
    nb_code_end(&c);
    if (ok)
        return deliver(a, path, &text);
    nb_buf_free(&text);
    return NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "code",
     .params = "f, target=, file=",
     .of_x = true,
     .run = code,
     .doc = N_("f and f' as code to paste, for %s; file= writes it."),
     .listed = list_targets},
};

const struct nb_builtins nb_code_commands = NB_BUILTINS(rows, N_("Formulas"));
