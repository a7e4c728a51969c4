/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure's parameters run, as text. */
#include "config.h"

#include "figure/sweep.h"

#include <math.h>

#include "figure/message.h"

void nb_sweep_write(const struct nb_sweep *s, struct nb_buf *out)
{
    nb_buf_printf(out, "%a %a %zu %a %a %d %zu", s->from, s->to, s->frames, s->fps, s->scale,
                  s->bounce, s->count);
    for (size_t i = 0; i < s->count; i++)
        nb_buf_printf(out, " %zu", s->params[i]);
    nb_buf_addc(out, ' ');
}

static bool is_good(const struct nb_sweep *s)
{
    return isfinite(s->from) && isfinite(s->to) && s->from != s->to && s->frames >= 2 &&
           s->frames <= NB_SWEEP_FRAMES && s->fps > 0 && isfinite(s->fps) && s->scale > 0 &&
           isfinite(s->scale) && s->count > 0 && s->count <= NB_SWEEP_PARAMS;
}

bool nb_sweep_read(const char **line, struct nb_sweep *s)
{
    size_t bounce;
    *s = (struct nb_sweep){0};
    if (!nb_message_double(line, &s->from) || !nb_message_double(line, &s->to) ||
        !nb_message_size(line, &s->frames) || !nb_message_double(line, &s->fps) ||
        !nb_message_double(line, &s->scale) || !nb_message_size(line, &bounce) ||
        !nb_message_size(line, &s->count) || !is_good(s))
        return false;
    s->bounce = bounce != 0;
    for (size_t i = 0; i < s->count; i++)
        if (!nb_message_size(line, &s->params[i]))
            return false;
    return true;
}
