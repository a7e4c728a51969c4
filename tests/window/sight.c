/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels. */
#include "config.h"

#include "tests/window/sight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "tests/window/partner.h"

/* From the left and upper side; from the right and lower one where negative. */
static const struct {
    const char *name;
    int x0, y0, x1, y1;
} parts[] = {
    {"plot", 60, 20, -60, -90}, {"y", 0, 20, 44, -90},      {"x", 60, -76, -60, -30},
    {"line", 0, -24, 560, -1},  {"word", 700, -24, -1, -1},
};

/* An XWD dump begins with numbers of four bytes, the first one the largest. */
static uint32_t number(const unsigned char *from)
{
    return (uint32_t)from[0] << 24 | (uint32_t)from[1] << 16 | (uint32_t)from[2] << 8 | from[3];
}

static long offset_of_screen(FILE *in, long *line)
{
    unsigned char header[100];
    if (fread(header, 1, sizeof header, in) != sizeof header)
        fail("no screen");
    *line = (long)number(header + 4 * 12);
    return (long)number(header) + 12 * (long)number(header + 4 * 19);
}

void shot_take(const struct partner *p, struct shot *s)
{
    FILE *in = fopen(p->screen, "rb");
    int size[2] = {p->width, p->height};
    long begin = sizeof size, line = 0;
    if (!in)
        fail("no %s", p->screen);
    if (p->fed >= 0) {
        if (fread(size, sizeof size, 1, in) != 1)
            fail("nothing is shown");
        line = 4 * (long)size[0];
    } else {
        begin = offset_of_screen(in, &line);
        begin += line * p->y + 4 * p->x;
    }
    shot_free(s);
    *s = (struct shot){size[0], size[1], nb_xcalloc((size_t)size[0] * (size_t)size[1], 4)};
    for (int y = 0; y < s->height; y++)
        if (fseek(in, begin + y * line, SEEK_SET) != 0 ||
            fread(s->pixels + (size_t)y * (size_t)s->width, 4, (size_t)s->width, in) !=
                (size_t)s->width)
            fail("%s is too short", p->screen);
    fclose(in);
}

void shot_free(struct shot *s)
{
    free(s->pixels);
    *s = (struct shot){0};
}

static bool differ(const struct shot *a, const struct shot *b, int x0, int y0, int x1, int y1)
{
    if (a->width != b->width || a->height != b->height)
        return true;
    for (int y = y0; y < y1; y++) {
        const size_t at = (size_t)y * (size_t)a->width + (size_t)x0;
        if (memcmp(a->pixels + at, b->pixels + at, 4 * (size_t)(x1 - x0)) != 0)
            return true;
    }
    return false;
}

bool shot_same(const struct shot *a, const struct shot *b)
{
    return !differ(a, b, 0, 0, a->width, a->height);
}

static bool part_differs(const struct shot *a, const struct shot *b, size_t i)
{
    const int x0 = parts[i].x0, x1 = parts[i].x1 + (parts[i].x1 < 0 ? a->width : 0);
    const int y0 = parts[i].y0 + (parts[i].y0 < 0 ? a->height : 0);
    return differ(a, b, x0, y0, x1, parts[i].y1 + a->height);
}

/* Whether the list has the name; *perhaps: with a "?" behind it. */
static bool is_named(const char *list, const char *name, bool *perhaps)
{
    const size_t len = strlen(name);
    *perhaps = false;
    for (const char *p = list; (p = strstr(p, name)); p += len) {
        const char after = p[len];
        *perhaps = after == '?';
        if ((p == list || p[-1] == ' ') && (after == '\0' || after == ' ' || after == '?'))
            return true;
    }
    return false;
}

const char *shot_lacks(const struct shot *a, const struct shot *b, const char *seen)
{
    bool perhaps;
    for (size_t i = 0; i < NB_COUNT(parts); i++)
        if (is_named(seen, parts[i].name, &perhaps) && !perhaps && !part_differs(a, b, i))
            return parts[i].name;
    return NULL;
}

const char *shot_has_more(const struct shot *a, const struct shot *b, const char *seen)
{
    bool perhaps;
    for (size_t i = 0; i < NB_COUNT(parts); i++)
        if (!is_named(seen, parts[i].name, &perhaps) && part_differs(a, b, i))
            return parts[i].name;
    return NULL;
}

void shot_tell(const struct shot *a, const struct shot *b)
{
    for (size_t i = 0; i < NB_COUNT(parts); i++)
        if (part_differs(a, b, i))
            fprintf(stderr, "'%s' differs\n", parts[i].name);
}
