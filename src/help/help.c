/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help(about): finds out what is asked about, and prints its page. */
#include "config.h"

#include "help/help.h"

#include <string.h>

#include "base/i18n.h"
#include "base/pager.h"
#include "help/own_page.h"
#include "help/search.h"
#include "lang/eval_ast.h"
#include "lang/suggest.h"
#include "syntax/lex.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/layer.h"
#include "value/module.h"
#include "value/show.h"

/* The module of a text: by its name as a whole, or part by part, "tf.keras". */
static const char *module_of(const char *text)
{
    char part[NB_QUALIFIED_MAX];
    const char *module = nb_module_find(text), *dot = strchr(text, '.');
    if (module || !dot)
        return module;
    snprintf(part, sizeof part, "%.*s", (int)(dot - text), text);
    for (module = nb_module_find(part); module && dot; dot = strchr(text, '.')) {
        text = dot + 1;
        snprintf(part, sizeof part, "%.*s", (int)strcspn(text, "."), text);
        module = nb_module_member(module, part);
    }
    return module;
}

/* A name as it stands in a text: "silu", "np.std", "Tensor.size", "σ". */
static struct nb_value named(struct nb_interp *in, const char *name)
{
    const char *dot = strrchr(name, '.'), *module = NULL;
    char prefix[NB_QUALIFIED_MAX];
    if (dot && dot != name) {
        snprintf(prefix, sizeof prefix, "%.*s", (int)(dot - name), name);
        module = module_of(prefix);
    }
    struct nb_value v = module ? nb_interp_member(in, module, dot + 1) : NB_FAILED;
    if (v.type == NB_ABSENT)
        v = nb_interp_lookup(in, name);
    if (v.type == NB_ABSENT && nb_letter_name(name))
        v = nb_interp_builtin(in, nb_letter_name(name));
    return v.type == NB_ABSENT ? nb_interp_builtin(in, name) : v;
}

/* A number, a tensor, a list: what it is, and where one reads on. */
static bool page_of_data(struct nb_leaf *p, struct nb_args *a, struct nb_value v)
{
    struct nb_buf text = {0};
    bool ok = nb_show(v, &a->in->settings, false, &text, a->err);
    if (ok && !strchr(nb_buf_text(&text), '\n'))
        nb_leaf_head(p, nb_buf_text(&text));
    if (ok)
        nb_leaf_text(p, NB_LEAF_KEY, nb_type_name(v));
    nb_leaf_fact(p, NB_LEAF_FACT, _("see also"), "numbers tensors ans");
    nb_buf_free(&text);
    return ok;
}

/* The function below primes, formats and modules of torch.nn: what has a page. */
static const struct nb_function *root(struct nb_interp *in, const struct nb_function *f)
{
    while (f->of)
        f = f->of;
    const char *computed = f->layer ? f->layer->row->function : NULL;
    struct nb_value v = computed ? nb_interp_builtin(in, computed) : NB_FAILED;
    return v.type == NB_FUNCTION ? v.function : f;
}

/* Of a function that is none of one number: how it was written. */
static void page_of_source(struct nb_leaf *p, const struct nb_function *f)
{
    struct nb_buf text = {0};
    nb_function_label(f, &text);
    nb_leaf_head(p, nb_buf_text(&text));
    nb_buf_clear(&text);
    if (f->lambda && f->unit) {
        const struct nb_span span = f->lambda->span;
        nb_buf_addn(&text, f->unit->text + span.start, span.end - span.start);
        nb_leaf_code(p, NB_LEAF_KEY, nb_buf_text(&text));
    }
    nb_leaf_fact(p, NB_LEAF_FACT, _("see also"), "def -> heatmap jacobian");
    nb_buf_free(&text);
}

static bool page_of_function(struct nb_leaf *p, struct nb_args *a, struct nb_value v)
{
    const struct nb_function *f = root(a->in, v.function);
    if (f->op)
        nb_help_op(p, a->in, f->op);
    else if (f->builtin)
        nb_help_builtin(p, a->in, f->builtin);
    else if (!nb_help_own_function(p, a)) {
        if (a->err->kind == NB_ERR_INTERRUPTED)
            return false;
        *a->err = (struct nb_err){0};
        page_of_source(p, f);
    }
    return true;
}

/* Prints the page of a value, which stands in argument 0. */
static struct nb_value page_of(struct nb_args *a, struct nb_value v)
{
    struct nb_leaf p;
    bool ok = true;
    nb_leaf_init(&p, a->in);
    a->arg[0] = v;
    if (v.type == NB_FUNCTION)
        ok = page_of_function(&p, a, v);
    else if (v.type == NB_MODULE)
        nb_help_module(&p, a->in, v.module);
    else
        ok = page_of_data(&p, a, v);
    nb_leaf_end(&p, ok);
    return ok ? nb_none() : NB_FAILED;
}

static bool print_topic(struct nb_args *a, const char *name)
{
    struct nb_leaf p;
    nb_leaf_init(&p, a->in);
    const bool found = nb_help_topic(&p, name);
    nb_leaf_end(&p, found);
    return found;
}

/* What a text means as an expression in x; NB_ABSENT: it is none. */
static struct nb_value expression(struct nb_args *a, const char *text)
{
    struct nb_err err = {0};
    struct nb_buf source = {0};
    nb_buf_printf(&source, "help(%s)", text);
    struct nb_unit *unit = nb_interp_parse(a->in, nb_buf_text(&source), &err);
    nb_buf_free(&source);
    struct nb_ast *statement = unit && unit->tree->count == 1 ? unit->tree->kids[0] : NULL;
    if (!statement || statement->kind != NB_AST_EXPRESSION)
        return NB_FAILED;
    struct nb_unit *outer = a->in->running; /* whose text functions are read in */
    a->in->running = unit;
    const struct nb_value v = nb_interp_eval(a->in, a->scope, statement->kids[0], &err);
    a->in->running = outer;
    return v;
}

static bool is_name(const char *text)
{
    return text[strcspn(text, " ()[]{}+-*/^%<>=,:'\"@&|~!?;")] == '\0';
}

/* There is nothing: the nearest name, and how to search. */
static struct nb_value nothing(struct nb_args *a, const char *text)
{
    struct nb_suggestion s = {.near = {.name = text}};
    nb_interp_each_name(a->in, nb_suggestion_offer, &s);
    nb_fail(a, NB_ERR_NAME, _("there is no help on '%s'"), text);
    if (s.near.best)
        nb_err_hint(a->err, _("did you mean '%s'? ??%s searches"), s.near.best, text);
    else
        nb_err_hint(a->err, _("??word searches names, texts and properties; help lists topics"));
    nb_err_at(a->err, a->arg_span[0]);
    return NB_FAILED;
}

static struct nb_value about(struct nb_args *a, const char *text)
{
    const bool search = strncmp(text, "??", 2) == 0 && text[2];
    if (!*text) {
        nb_help_screen(a->in);
        return nb_none();
    }
    if (search)
        return nb_help_search(a->in, text + 2) ? nb_none() : nothing(a, text + 2);
    if (!nb_interp_is_own(a->in, text) && print_topic(a, text))
        return nb_none();
    struct nb_value v = named(a->in, text);
    if (v.type == NB_ABSENT && strcmp(text, "Tensor") == 0)
        v = (struct nb_value){.type = NB_MODULE, .module = "Tensor"};
    const char *dot = strrchr(text, '.');
    if (v.type == NB_NUMBER && dot && print_topic(a, dot + 1))
        return nb_none(); /* math.pi */
    if (v.type != NB_ABSENT)
        return page_of(a, v);
    if (!is_name(text) && expression(a, text).type != NB_ABSENT)
        return nb_none();
    return nb_help_search(a->in, text) ? nb_none() : nothing(a, text);
}

static struct nb_value help(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    struct nb_pager pager;
    nb_pager_begin(&pager, &a->in->out, a->in->settings.pager);
    a->in->screen = pager.terminal;
    if (!nb_given(a, 0))
        v = about(a, "");
    else
        v = v.type == NB_STRING ? about(a, v.text->bytes) : page_of(a, v);
    a->in->screen = NULL;
    nb_pager_end(&pager);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "help",
     .params = "about=",
     .of_x = true,
     .statement = true,
     .run = help,
     .doc = N_("Explains a function, an expression in x, a sign, a word or a topic.")},
};

const struct nb_builtins nb_help_commands = NB_BUILTINS(rows, NULL);
