/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas, boxes and lines under the curves. */
#include "config.h"

#include "figure/patch.h"

#include <assert.h>
#include <stdlib.h>

#include "base/xalloc.h"

enum { MOST = 4 };

/* Which numbers of an entry are x, the others being y. */
static const struct {
    const char *word;
    size_t width;
    bool is_x[MOST];
} kinds[NB_PATCH_KINDS] = {
    [NB_PATCH_BOXES] = {"boxes", 4, {true, true, false, false}},
    [NB_PATCH_BAND] = {"band", 3, {true, false, false, false}},
    [NB_PATCH_SEGMENTS] = {"segments", 4, {true, false, true, false}},
};

size_t nb_patch_width(enum nb_patch_kind kind)
{
    return kinds[kind].width;
}

const char *nb_patch_word(enum nb_patch_kind kind)
{
    return kinds[kind].word;
}

struct nb_patch *nb_axes_add_patch(struct nb_axes *a, enum nb_patch_kind kind, double *numbers,
                                   size_t count, const char *label, struct nb_stroke look)
{
    a->patches = nb_grow(a->patches, &a->patch_cap, a->patch_count + 1, sizeof *a->patches);
    struct nb_patch *p = &a->patches[a->patch_count++];
    *p = (struct nb_patch){.id = a->ids + 1,
                           .kind = kind,
                           .numbers = numbers,
                           .count = count,
                           .cap = count * kinds[kind].width,
                           .look = look,
                           .label = nb_xstrdup(label ? label : "")};
    a->ids += count;
    return p;
}

void nb_axes_drop_patches(struct nb_axes *a, size_t from)
{
    assert(from <= a->patch_count);
    while (a->patch_count > from) {
        struct nb_patch *p = &a->patches[--a->patch_count];
        free(p->numbers);
        free(p->label);
    }
}

struct nb_limits nb_patches_extent(const struct nb_axes *a, bool of_y, struct nb_limits limits)
{
    double lo = limits.set ? limits.lo : INFINITY, hi = limits.set ? limits.hi : -INFINITY;
    for (size_t i = 0; i < a->patch_count; i++) {
        const struct nb_patch *p = &a->patches[i];
        const size_t width = kinds[p->kind].width;
        for (size_t k = 0; k < p->count * width; k++)
            if (kinds[p->kind].is_x[k % width] != of_y && isfinite(p->numbers[k])) {
                lo = fmin(lo, p->numbers[k]);
                hi = fmax(hi, p->numbers[k]);
            }
    }
    return (struct nb_limits){lo, hi, lo <= hi};
}
