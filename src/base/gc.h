/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mark and sweep for everything a session builds: expression nodes, functions,
 * strings, parsed sources.
 *
 * Code borrows freely and frees nothing. Collection happens only where nothing
 * is borrowed: between two statements, when the session has marked its roots.
 * A class is one kind of object; its struct begins with a struct nb_obj. */
#ifndef NB_BASE_GC_H
#define NB_BASE_GC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nb_gc;
struct nb_obj;

struct nb_class {
    const char *name;
    /* Marks what the object refers to; NULL when it refers to nothing. */
    void (*trace)(struct nb_gc *gc, struct nb_obj *obj);
    /* Releases what the object owns, not the object; NULL when nothing. */
    void (*fini)(struct nb_obj *obj);
};

struct nb_obj {
    const struct nb_class *class;
    struct nb_obj *next;
    uint32_t size;  /* in bytes; what it owns apart */
    uint32_t epoch; /* marked, when it is that of the heap */
};

/* A zeroed struct nb_gc is an empty heap. */
struct nb_gc {
    struct nb_obj *all;
    size_t bytes;   /* made since the last sweep, with what nb_gc_note_bytes added */
    size_t live;    /* of the objects that survived it */
    uint32_t epoch; /* of the marks that are being made */
    struct nb_obj **stack;
    size_t depth, cap;
};

/* A new zeroed object of `size` bytes, alive until a sweep finds it unmarked. */
void *nb_gc_new(struct nb_gc *gc, const struct nb_class *class, size_t size);
/* Takes on an object that was malloc'ed elsewhere and whose fields after `obj` are set. */
void nb_gc_adopt(struct nb_gc *gc, const struct nb_class *class, struct nb_obj *obj, size_t size);
/* Counts memory that an object owns outside of itself. */
void nb_gc_note_bytes(struct nb_gc *gc, size_t bytes);
/* Whether enough was allocated since the last sweep to make one worthwhile. */
bool nb_gc_wants_sweep(const struct nb_gc *gc);
/* Marks an object (NULL is allowed) and, in time, all it refers to. */
void nb_gc_mark(struct nb_gc *gc, struct nb_obj *obj);
bool nb_gc_is_marked(const struct nb_gc *gc, const struct nb_obj *obj);
/* Follows the marks. After it, weak tables drop those who are not marked and nb_gc_sweep
 * frees them. False at Ctrl-C: not all were followed, and nobody may be dropped. */
bool nb_gc_trace(struct nb_gc *gc);
/* Ends a collection: nothing is marked then. At Ctrl-C it leaves things to the next. */
void nb_gc_sweep(struct nb_gc *gc);
/* Frees all objects. */
void nb_gc_free(struct nb_gc *gc);

#endif
