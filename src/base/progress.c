/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of progress. */
#include "config.h"

#include "base/progress.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"

static const double patience = 1, pause_between = 0.2, look = 0.01; /* seconds */
enum { MOST_SKIPPED = 63 };

bool nb_progress_is_seen(void)
{
    const char *term = getenv("TERM");
    return isatty(STDERR_FILENO) == 1 && term && *term && strcmp(term, "dumb") != 0;
}

struct nb_progress_part nb_progress_begin(struct nb_progress *p)
{
    if (!p)
        return (struct nb_progress_part){0};
    if (p->depth++ == 0)
        *p = (struct nb_progress){.begun = nb_clock(), .width = 1, .depth = 1};
    p->skip = p->rest = 0; /* these steps are others */
    return (struct nb_progress_part){p->from, p->width};
}

static void draw(struct nb_progress *p, double fraction, double elapsed)
{
    const double left = elapsed * (1 - fraction) / fraction;
    fprintf(stderr, "\r\033[K%3.0f %%", floor(100 * fraction));
    if (left < 100)
        fprintf(stderr, _(", about %.0f s left"), ceil(left));
    else if (left < 6000)
        fprintf(stderr, _(", about %.0f min left"), ceil(left / 60));
    else if (left < 1e6)
        fprintf(stderr, _(", about %.0f h left"), ceil(left / 3600));
    fflush(stderr);
    p->visible = true;
}

/* Whether it is time for a look at the clock: steps may be a thousandth of what that costs. */
static bool is_due(struct nb_progress *p)
{
    if (p->rest > 0) {
        p->rest--;
        return false;
    }
    const double now = nb_clock();
    const bool often = now - p->seen < look;
    p->skip = !often ? 0 : p->skip < MOST_SKIPPED ? 2 * p->skip + 1 : p->skip;
    p->rest = p->skip;
    p->seen = now;
    return now - p->begun > patience && now - p->shown > pause_between;
}

void nb_progress_step(struct nb_progress *p, struct nb_progress_part part, double done, double of)
{
    if (!p || of <= 0)
        return;
    p->from = part.from + part.width * done / of;
    p->width = part.width / of;
    if (!is_due(p) || p->from <= 0)
        return;
    draw(p, fmin(p->from, 1), p->seen - p->begun);
    p->shown = p->seen;
}

void nb_progress_end(struct nb_progress *p, struct nb_progress_part part)
{
    if (!p)
        return;
    p->from = part.from;
    p->width = part.width;
    if (--p->depth == 0)
        nb_progress_clear(p);
}

void nb_progress_clear(struct nb_progress *p)
{
    if (!p || !p->visible)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    p->visible = false;
}
