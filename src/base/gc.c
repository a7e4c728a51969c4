/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mark and sweep with an explicit stack, so that depth costs no C stack. */
#include "config.h"

#include "base/gc.h"

#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"

enum { LEAST = 8 << 20 };

void *nb_gc_new(struct nb_gc *gc, const struct nb_class *class, size_t size)
{
    struct nb_obj *obj = nb_xcalloc(1, size);
    nb_gc_adopt(gc, class, obj, size);
    return obj;
}

void nb_gc_adopt(struct nb_gc *gc, const struct nb_class *class, struct nb_obj *obj, size_t size)
{
    obj->class = class;
    obj->size = (uint32_t)size;
    obj->epoch = gc->epoch - 1;
    obj->next = gc->all;
    gc->all = obj;
    gc->bytes += size;
}

void nb_gc_note_bytes(struct nb_gc *gc, size_t bytes)
{
    gc->bytes += bytes;
}

bool nb_gc_wants_sweep(const struct nb_gc *gc)
{
    return gc->bytes > (gc->live > LEAST ? gc->live : LEAST);
}

bool nb_gc_is_marked(const struct nb_gc *gc, const struct nb_obj *obj)
{
    return obj->epoch == gc->epoch;
}

void nb_gc_mark(struct nb_gc *gc, struct nb_obj *obj)
{
    if (!obj || obj->epoch == gc->epoch)
        return;
    obj->epoch = gc->epoch;
    gc->stack = nb_grow(gc->stack, &gc->cap, gc->depth + 1, sizeof *gc->stack);
    gc->stack[gc->depth++] = obj;
}

bool nb_gc_trace(struct nb_gc *gc)
{
    while (gc->depth > 0 && !nb_interrupt_pending()) {
        struct nb_obj *obj = gc->stack[--gc->depth];
        if (obj->class->trace)
            obj->class->trace(gc, obj);
    }
    return gc->depth == 0;
}

static void destroy(struct nb_obj *obj)
{
    if (obj->class->fini)
        obj->class->fini(obj);
    free(obj);
}

/* The next sweep comes after as much again was made as survived: on the whole each object
 * is looked at a few times. One that Ctrl-C ends leaves the rest for the next. */
void nb_gc_sweep(struct nb_gc *gc)
{
    struct nb_obj **link = &gc->all;
    const bool traced = gc->depth == 0;
    size_t live = 0;
    while (traced && *link && !nb_interrupt_pending()) {
        struct nb_obj *obj = *link;
        if (nb_gc_is_marked(gc, obj)) {
            live += obj->size;
            link = &obj->next;
        } else {
            *link = obj->next;
            destroy(obj);
        }
    }
    gc->epoch++;
    gc->depth = 0;
    if (*link)
        return;
    gc->live = live;
    gc->bytes = 0;
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
