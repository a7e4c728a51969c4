/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of points, where they cover nothing: a name that would is brief, or left out. */
#include "config.h"

#include <math.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "plot/clutter.h"
#include "plot/layout_priv.h"

static const double beside = 1.7; /* radii of a dot between the point and its name */
static const double apart = 4;    /* from what stands left and right of it */

static struct nb_point place_of(const struct nb_layout *l, const struct nb_layout_input *in,
                                const struct nb_spot *s)
{
    const bool right = in->axes->curves[s->curve].right;
    return (struct nb_point){nb_scale_map(&l->x, s->x), nb_scale_map(nb_layout_y(l, right), s->y)};
}

/* Whether a mark is in the rectangle. */
static bool hides_spot(const struct nb_layout *l, const struct nb_layout_input *in,
                       struct nb_rect box)
{
    const double r = in->theme->dot_radius;
    for (size_t i = 0; i < in->spots->count; i++) {
        const struct nb_point at = place_of(l, in, &in->spots->list[i]);
        if (nb_rects_overlap(box, (struct nb_rect){at.x - r, at.y - r, 2 * r, 2 * r}))
            return true;
    }
    return false;
}

/* Whether an axis through 0 would strike it out. */
static bool is_struck(const struct nb_layout *l, const struct nb_layout_input *in,
                      struct nb_rect box)
{
    if (in->axes->spines != NB_SPINES_ORIGIN)
        return false;
    const double x = nb_scale_map(&l->x, 0), y = nb_scale_map(&l->y, 0);
    return (x > box.x - 1 && x < box.x + box.width + 1) ||
           (y > box.y - 1 && y < box.y + box.height + 1);
}

static bool has_room(const struct nb_layout *l, const struct nb_layout_input *in,
                     struct nb_rect box)
{
    const struct nb_rect wide = {box.x - apart, box.y, box.width + 2 * apart, box.height};
    return nb_rect_is_inside(box, l->plot) && !nb_rects_overlap(wide, l->legend) &&
           !is_struck(l, in, box) && !hides_spot(l, in, box) && nb_clutter_is_free(l, in, wide);
}

/* Where a name may be beside its point, the best place first: above, and for a minimum
 * below. */
static const struct {
    double across, up;
} sides[] = {{0.5, 0}, {0, 0}, {1, 0}, {0.5, 1}, {0, 1}, {1, 1}, {0, 0.5}, {1, 0.5}};

static struct nb_rect box_at(struct nb_point at, double gap, double across, double up,
                             struct nb_point size)
{
    return (struct nb_rect){
        at.x + gap * (1 - 2 * across) * (up == 0.5 ? 1 : 0.6) - across * size.x,
        at.y - gap * (1 - 2 * up) * (across == 0.5 ? 1 : 0.6) - (1 - up) * size.y, size.x, size.y};
}

/* The first side with room; false: none has. */
static bool find_side(const struct nb_layout *l, const struct nb_layout_input *in,
                      const struct nb_spot *s, struct nb_point size, struct nb_rect *box,
                      struct nb_spot_label *where)
{
    const double gap = beside * in->theme->dot_radius;
    for (size_t i = 0; i < NB_COUNT(sides); i++) {
        where->across = sides[i].across;
        where->up = nb_spot_is_low(s) ? 1 - sides[i].up : sides[i].up;
        *box = box_at(place_of(l, in, s), gap, where->across, where->up, size);
        if (has_room(l, in, *box))
            return true;
    }
    return false;
}

/* Names the spot, if there is room. */
static bool name(struct nb_layout *l, const struct nb_layout_input *in, size_t i, bool brief)
{
    const struct nb_spot *s = &in->spots->list[i];
    struct nb_spot_label where = {.spot = i, .brief = brief};
    struct nb_rect box;
    struct nb_buf text = {0};
    nb_spot_text(s, brief, &text);
    struct nb_layout_text *t =
        nb_text_new(in->fonts, nb_buf_text(&text), NB_TEXT_PLAIN, in->theme->tick_size, 0);
    const struct nb_point size = {nb_text_width(t), nb_text_height(t)};
    nb_text_free(t);
    const bool found = find_side(l, in, s, size, &box, &where);
    if (found) {
        struct nb_label *label =
            nb_layout_add(l, in, nb_buf_text(&text), NB_TEXT_PLAIN, in->theme->tick_size, 0, 0);
        label->color = nb_theme_hue(in->theme, in->axes->curves[s->curve].look.hue);
        label->alpha = 1;
        label->x = box.x + box.width / 2;
        label->y = box.y + box.height / 2;
        l->spots = nb_grow(l->spots, &l->spot_cap, l->spot_count + 1, sizeof *l->spots);
        l->spots[l->spot_count++] = where;
    }
    nb_buf_free(&text);
    return found;
}

void nb_layout_spots(struct nb_layout *l, const struct nb_layout_input *in)
{
    for (size_t k = 0; in->spots && k < NB_SPOT_RANKS * in->spots->count; k++) {
        const size_t i = k % in->spots->count;
        const struct nb_point at = place_of(l, in, &in->spots->list[i]);
        const struct nb_rect point = {at.x, at.y, 0, 0};
        if (nb_spot_rank(&in->spots->list[i]) == k / in->spots->count &&
            nb_rect_is_inside(point, l->plot) && !name(l, in, i, false))
            name(l, in, i, true);
    }
}
