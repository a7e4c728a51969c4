/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Modules of PyTorch: made and printed. */
#include "config.h"

#include "value/layer.h"

#include <stdlib.h>
#include <string.h>

#include "value/function.h"

static void trace_layer(struct nb_gc *gc, struct nb_obj *obj)
{
    struct nb_layer *layer = (struct nb_layer *)obj;
    for (size_t i = 0; i < layer->count; i++)
        nb_value_mark(gc, layer->args[i]);
}

static void fini_layer(struct nb_obj *obj)
{
    free(((struct nb_layer *)obj)->text);
}

static const struct nb_class layer_class = {"module", trace_layer, fini_layer};

struct nb_value nb_layer_function(struct nb_gc *gc, const struct nb_layer_row *row, size_t count)
{
    struct nb_layer *layer =
        nb_gc_new(gc, &layer_class, sizeof *layer + count * sizeof(struct nb_value));
    layer->row = row;
    layer->count = count;
    return nb_function_of_layer(gc, layer);
}

static void print_parts(const struct nb_layer *layer, int indent, struct nb_buf *out)
{
    for (size_t i = 0; i < layer->count; i++) {
        const struct nb_function *part = layer->args[i].function;
        nb_buf_addc(out, '\n');
        nb_buf_fill(out, ' ', (size_t)indent + 2);
        nb_buf_printf(out, "(%zu): ", i);
        if (part->layer)
            nb_layer_print(part->layer, indent + 2, out);
        else
            nb_function_label(part, out);
    }
    if (layer->count == 0)
        return;
    nb_buf_addc(out, '\n');
    nb_buf_fill(out, ' ', (size_t)indent);
}

void nb_layer_print(const struct nb_layer *layer, int indent, struct nb_buf *out)
{
    nb_buf_printf(out, "%s(", strchr(layer->row->builtin.name, '.') + 1);
    if (layer->row->function)
        nb_buf_add(out, layer->text);
    else
        print_parts(layer, indent, out);
    nb_buf_addc(out, ')');
}
