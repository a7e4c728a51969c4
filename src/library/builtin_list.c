/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's lists, as far as they collect results in a loop. They are the one
 * thing that changes in place: all names of a list see it grow. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "lang/iterate.h"
#include "lang/run_python.h"
#include "value/convert.h"

/* Deeper lists are refused: who walks them does so recursively. */
enum { DEEPEST = 50 };

/* Whether v is the list, holds it somewhere, or is too deep to say. */
static bool holds(struct nb_value v, const struct nb_list *list, int depth)
{
    if (v.type != NB_LIST && v.type != NB_TUPLE)
        return false;
    bool found = v.list == list || depth == 0;
    for (size_t i = 0; i < v.list->count && !found; i++)
        found = holds(v.list->items[i], list, depth - 1);
    return found;
}

static bool push(struct nb_args *a, struct nb_value item, size_t k)
{
    struct nb_list *list = a->arg[0].list;
    if (list->count >= NB_LIST_LONGEST)
        return nb_err_set(a->err, NB_ERR_SIZE, _("a list of %d items is full"), NB_LIST_LONGEST);
    if (holds(item, list, DEEPEST)) {
        nb_err_set(a->err, NB_ERR_VALUE, _("a list cannot hold itself"));
        nb_err_at(a->err, a->arg_span[k]);
        return false;
    }
    nb_list_push(&a->in->pool->gc, list, nb_remembered(&a->in->autograd, item));
    return true;
}

static bool present(struct nb_args *a, size_t k)
{
    return a->arg[k].type != NB_ABSENT || nb_err_set(a->err, NB_ERR_TYPE, _("%s needs an item"),
                                                     strchr(a->builtin->name, '.') + 1);
}

static struct nb_value append(struct nb_args *a)
{
    return present(a, 1) && push(a, a->arg[1], 1) ? nb_none() : NB_FAILED;
}

static struct nb_value extend(struct nb_args *a)
{
    size_t count;
    if (!nb_iterable_count(a->arg[1], &count, a->err)) {
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    for (size_t i = 0; i < count && nb_interrupt_check(a->err); i++)
        if (!push(a, nb_iterable_item(a->in, a->arg[1], i), 1))
            return NB_FAILED;
    return nb_none();
}

static bool outside(struct nb_args *a, size_t k, double i)
{
    const size_t count = a->arg[0].list->count;
    nb_err_set(a->err, NB_ERR_VALUE, _("index %.17g is out of range for %zu elements"), i, count);
    nb_err_at(a->err, a->arg_span[nb_given(a, k) ? k : 0]);
    return false;
}

/* The place of an item that an index means. */
static bool place(struct nb_args *a, size_t k, double standard, size_t *at)
{
    const size_t count = a->arg[0].list->count;
    double i = standard;
    if (!nb_arg_number(a, k, &i))
        return false;
    double from_start = i < 0 ? i + (double)count : i;
    if (i != floor(i) || from_start < 0 || from_start >= (double)count)
        return outside(a, k, i);
    *at = (size_t)from_start;
    return true;
}

static struct nb_value insert(struct nb_args *a)
{
    struct nb_list *list = a->arg[0].list;
    double i = 0, n = (double)list->count;
    if (!present(a, 2) || !nb_arg_number(a, 1, &i) || !(i == floor(i) || outside(a, 1, i)) ||
        !push(a, a->arg[2], 2))
        return NB_FAILED;
    /* Python's rule: behind the ends is at them. */
    const size_t at = (size_t)fmax(0, fmin(n, i < 0 ? i + n : i));
    struct nb_value item = list->items[list->count - 1];
    memmove(list->items + at + 1, list->items + at, (list->count - 1 - at) * sizeof item);
    list->items[at] = item;
    return nb_none();
}

static struct nb_value pop(struct nb_args *a)
{
    struct nb_list *list = a->arg[0].list;
    size_t at = 0;
    if (!place(a, 1, -1, &at))
        return NB_FAILED;
    struct nb_value item = list->items[at];
    list->count--;
    memmove(list->items + at, list->items + at + 1, (list->count - at) * sizeof item);
    return item;
}

static struct nb_value clear(struct nb_args *a)
{
    a->arg[0].list->count = 0;
    return nb_none();
}

static struct nb_value copy(struct nb_args *a)
{
    return nb_as_list(a->in, a->arg[0], a->err);
}

static struct nb_value reverse(struct nb_args *a)
{
    struct nb_list *list = a->arg[0].list;
    for (size_t i = 0; i < list->count / 2; i++) {
        struct nb_value item = list->items[i];
        list->items[i] = list->items[list->count - 1 - i];
        list->items[list->count - 1 - i] = item;
    }
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "List.append",
     .params = "list, item=",
     .run = append,
     .doc = N_("Adds an item at the end.")},
    {.name = "List.extend",
     .params = "list, items",
     .run = extend,
     .doc = N_("Adds all items at the end.")},
    {.name = "List.insert",
     .params = "list, index, item=",
     .run = insert,
     .doc = N_("Puts an item before another.")},
    {.name = "List.pop",
     .params = "list, index=",
     .run = pop,
     .doc = N_("Takes an item out, the last one.")},
    {.name = "List.clear", .params = "list", .run = clear, .doc = N_("Takes all items out.")},
    {.name = "List.copy", .params = "list", .run = copy, .doc = N_("A list of the same items.")},
    {.name = "List.reverse",
     .params = "list",
     .run = reverse,
     .doc = N_("From the last item to the first.")},
};

const struct nb_builtins nb_list_builtins = NB_BUILTINS(rows, NULL);
