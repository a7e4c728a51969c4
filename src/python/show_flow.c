/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors as TensorFlow prints them. */
#include "config.h"

#include "python/format.h"

#include <string.h>

#include "value/autograd.h"
#include "value/show_array.h"

static void add_shape(struct nb_shape shape, struct nb_buf *out)
{
    nb_buf_addc(out, '(');
    for (int i = 0; i < shape.rank; i++)
        nb_buf_printf(out, i > 0 ? ", %zu" : "%zu", shape.dim[i]);
    nb_buf_add(out, shape.rank == 1 ? ",)" : ")");
}

static const char *dtype_of(struct nb_value v)
{
    return v.node->boolean ? "bool" : v.look & NB_LOOK_COUNT ? "int32" : "float64";
}

/* The numbers; several lines begin with one of their own. */
static bool add_numbers(struct nb_value v, const struct nb_settings *s, bool plain,
                        struct nb_buf *out, struct nb_err *err)
{
    struct nb_buf text = {0};
    v.look |= NB_LOOK_ARRAY;
    const bool ok = nb_show_array(v, &s->array, plain, &text, err);
    nb_buf_add(out, text.len > 0 && strchr(nb_buf_text(&text), '\n') ? "\n" : "");
    nb_buf_add(out, nb_buf_text(&text));
    nb_buf_free(&text);
    return ok;
}

bool nb_show_flow(struct nb_value v, const struct nb_settings *settings, bool plain,
                  struct nb_buf *out, struct nb_err *err)
{
    const bool variable = settings->autograd && nb_autograd_is_leaf(settings->autograd, v.node);
    const bool bare = plain && !variable;
    bool ok = true;
    nb_buf_add(out, variable ? "<tf.Variable 'Variable:0' " : bare ? "tf.Tensor(" : "<tf.Tensor: ");
    if (bare)
        ok = add_numbers(v, settings, true, out, err);
    nb_buf_add(out, bare ? ", shape=" : "shape=");
    add_shape(v.node->shape, out);
    nb_buf_printf(out, "%sdtype=%s", variable ? " " : ", ", dtype_of(v));
    nb_buf_add(out, bare ? ")" : ", numpy=");
    if (!bare)
        ok = add_numbers(v, settings, false, out, err);
    nb_buf_add(out, bare ? "" : ">");
    return ok;
}
