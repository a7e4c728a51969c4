/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last pin goes along its curve. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "explore/deeds_priv.h"
#include "explore/stroll.h"

static const double far_step = 10; /* pixels */

/* The function of its colour that is nearest to a pin. */
static bool curve_of(struct nb_explorer *e, const struct nb_panel *p, const struct nb_pin *pin,
                     size_t *curve)
{
    double least = INFINITY;
    *curve = 0;
    for (size_t i = 0, at; nb_reading_function(p, i, &at); i++) {
        const struct nb_reading r = nb_reading_on(&e->readers, p, at, pin->x);
        const double far = fabs(r.y[0] - pin->y);
        if (p->axes->curves[at].look.hue != pin->hue || !(far < least))
            continue;
        least = far;
        *curve = at;
    }
    return isfinite(least);
}

void nb_do_pin(struct nb_explorer *e, const struct nb_input *in)
{
    const double step = in->mods & NB_MOD_SHIFT ? far_step : 1;
    size_t curve;
    if (e->state.pin_count == 0) {
        nb_explorer_say(e, _("no point is pinned"));
        return;
    }
    struct nb_pin *pin = &e->state.pins[e->state.pin_count - 1];
    const struct nb_panel *p = &e->scene->panels[pin->panel];
    if (!curve_of(e, p, pin, &curve))
        return;
    const double x = nb_stroll_beside(p, pin->x, in->key == NB_KEY_RIGHT ? step : -step);
    const double y = nb_reading_on(&e->readers, p, curve, x).y[0];
    if (!isfinite(x) || !isfinite(y))
        return;
    nb_explorer_read_views(e);
    pin->x = x;
    pin->y = y;
    nb_explorer_rebuild(e);
    nb_moving_steady(e, true); /* it is told when it rests */
}
