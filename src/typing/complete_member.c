/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind a dot: by what stands before it. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "graph/op.h"
#include "lang/member.h"
#include "typing/complete_priv.h"
#include "value/function.h"
#include "value/module.h"

size_t nb_completing_chain(const struct nb_completing *c, size_t to)
{
    const struct nb_token *t = c->tokens.list;
    size_t from = to;
    if (from == 0 || t[from - 1].kind != NB_TOKEN_NAME)
        return to;
    from--;
    while (from >= 2 && nb_token_is_sign(&t[from - 1], ".") && t[from - 2].kind == NB_TOKEN_NAME)
        from -= 2;
    return from > 0 && nb_token_is_sign(&t[from - 1], ".") ? to : from;
}

/* What an object has under a name, without a word of what it should have been. */
static struct nb_value member_of(struct nb_interp *in, struct nb_value object, const char *name,
                                 bool called)
{
    struct nb_err err = {0};
    if (object.type == NB_MODULE)
        return nb_interp_member(in, object.module, name);
    void (*const note)(void *, const char *) = in->note;
    in->note = NULL;
    struct nb_value v = nb_member_get(in, object, name, &err);
    if (v.type == NB_ABSENT && called)
        v = nb_member_method(in, object, name);
    in->note = note;
    return v;
}

struct nb_value nb_completing_value(struct nb_completing *c, size_t from, size_t to, bool called)
{
    const struct nb_token *t = c->tokens.list;
    if (from >= to)
        return (struct nb_value){0};
    struct nb_value v = nb_interp_lookup(c->in, t[from].text);
    const char *module = nb_module_find(t[from].text);
    if (v.type == NB_ABSENT && module && !nb_module_is_ordinary(module))
        v = (struct nb_value){.type = NB_MODULE, .module = module};
    for (size_t i = from + 2; v.type != NB_ABSENT && i < to; i += 2)
        v = member_of(c->in, v, t[i].text, called && i + 1 == to);
    return v;
}

struct members {
    struct nb_completing *c;
    struct nb_value object;
};

static void offer_member(const char *name, void *ctx)
{
    const struct members *m = ctx;
    if (strncmp(name, m->c->word, strlen(m->c->word)) != 0)
        return;
    const struct nb_value v = member_of(m->c->in, m->object, name, true);
    if (v.type != NB_ABSENT)
        nb_completing_offer(m->c, name, NULL, nb_completing_doc(v));
}

/* Functions of mathematics are methods, too: x.silu(). All of them would hide the others. */
static void offer_functions(struct members *m)
{
    char name[NB_OP_NAME_MAX];
    const struct nb_op *op;
    for (size_t i = 0; m->c->word[0] && (op = nb_op_at(i)); i++)
        for (size_t k = 0; !op->internal && nb_op_nth_name(op, k, name); k++)
            offer_member(name, m);
}

static void offer_members(struct members *m)
{
    struct nb_interp *in = m->c->in;
    const char *name;
    for (size_t i = 0; nb_is_numeric(m->object) && (name = nb_member_attribute(i)); i++)
        offer_member(name, m);
    if (nb_is_named_tuple(m->object))
        for (size_t i = 0; i < m->object.list->count; i++)
            offer_member(m->object.list->style->fields[i], m);
    if (m->object.type == NB_MODULE)
        nb_interp_each_member(in, m->object.module, offer_member, m);
    else if (m->object.type == NB_FUNCTION)
        nb_interp_each_member(in, "Module", offer_member, m);
    else if (m->object.type == NB_LIST)
        nb_interp_each_member(in, "List", offer_member, m);
    else if (nb_is_numeric(m->object))
        nb_interp_each_member(in, m->object.look & NB_LOOK_ARRAY ? "Array" : "Tensor", offer_member,
                              m);
    if (nb_is_numeric(m->object))
        offer_functions(m);
}

/* Of what is not a name, (x + 1). or f(x)., the value is not known before it is computed:
 * mostly it is a tensor. */
static struct nb_value object_before(struct nb_completing *c, size_t dot)
{
    const size_t from = nb_completing_chain(c, dot);
    if (from < dot)
        return nb_completing_value(c, from, dot, false);
    const struct nb_token *t = dot > 0 ? &c->tokens.list[dot - 1] : NULL;
    return t && nb_token_is_sign(t, ")") ? nb_number(0) : (struct nb_value){0};
}

void nb_complete_member(struct nb_completing *c)
{
    struct members m = {.c = c, .object = object_before(c, c->count - 1)};
    offer_members(&m);
}
