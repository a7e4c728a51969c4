/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mark and sweep with an explicit stack, so that depth costs no C stack. */
#include "config.h"

#include "base/gc.h"

#include <stdlib.h>

#include "base/xalloc.h"

enum { FIRST_THRESHOLD = 8 << 20 };

void *nb_gc_new(struct nb_gc *gc, const struct nb_class *class, size_t size)
{
    struct nb_obj *obj = nb_xcalloc(1, size);
    obj->class = class;
    obj->next = gc->all;
    gc->all = obj;
    gc->bytes += size;
    return obj;
}

void nb_gc_note_bytes(struct nb_gc *gc, size_t bytes)
{
    gc->bytes += bytes;
}

bool nb_gc_wants_sweep(const struct nb_gc *gc)
{
    return gc->bytes > (gc->threshold ? gc->threshold : FIRST_THRESHOLD);
}

void nb_gc_mark(struct nb_gc *gc, struct nb_obj *obj)
{
    if (!obj || obj->marked)
        return;
    obj->marked = true;
    gc->stack = nb_grow(gc->stack, &gc->cap, gc->depth + 1, sizeof *gc->stack);
    gc->stack[gc->depth++] = obj;
}

void nb_gc_trace(struct nb_gc *gc)
{
    while (gc->depth > 0) {
        struct nb_obj *obj = gc->stack[--gc->depth];
        if (obj->class->trace)
            obj->class->trace(gc, obj);
    }
}

static void destroy(struct nb_obj *obj)
{
    if (obj->class->fini)
        obj->class->fini(obj);
    free(obj);
}

void nb_gc_sweep(struct nb_gc *gc)
{
    struct nb_obj **link = &gc->all;
    while (*link) {
        struct nb_obj *obj = *link;
        if (obj->marked) {
            obj->marked = false;
            link = &obj->next;
        } else {
            *link = obj->next;
            destroy(obj);
        }
    }
    /* What survived is not known in bytes: the next sweep comes after as much
     * again was allocated. */
    gc->bytes = 0;
    if (!gc->threshold)
        gc->threshold = FIRST_THRESHOLD;
}

void nb_gc_free(struct nb_gc *gc)
{
    while (gc->all) {
        struct nb_obj *next = gc->all->next;
        destroy(gc->all);
        gc->all = next;
    }
    free(gc->stack);
    *gc = (struct nb_gc){0};
}
