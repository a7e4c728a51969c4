/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map TABLE FIGURES: does all keys and gestures of the table map.tsv in windows of nabla-view,
 * and looks at what each says (figure/protocol.h) and at what of the picture changes. FIGURES
 * is a folder with what nabla says of the figures. Hands are xdotool and eyes the screen of
 * Xvfb, or, where FED names a nabla-view that is fed (fed.c), that.
 * map TABLE: whether the table has a row for each deed of explore/deeds.c, and no other. */
#include "config.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/count.h"
#include "explore/deeds.h"
#include "tests/window/chord.h"
#include "tests/window/partner.h"
#include "tests/window/sight.h"
#include "viewer/keystroke.h"

enum { MOST_ROWS = 200, MOST_LINE = 512, COLUMNS = 6, MOST_WRONG = 6, WORD_MS = 2200 };

/* keys: the chord, or what the list of keys calls the gesture; before and hands: what is done,
 * the latter looked at; says: what is heard of it, or "-"; seen: the parts of the picture that
 * become others, those with "?" perhaps, or "size", of the window; all else stays, but for the
 * word of another row. */
struct row {
    char line[MOST_LINE];
    size_t number;
    char *keys, *figure, *before, *hands, *says, *seen;
};

static struct row rows[MOST_ROWS];
static size_t row_count;

/* A line of tab-separated columns; a run of tabs is one. */
static bool split(struct row *r)
{
    char **const columns[COLUMNS] = {&r->keys,  &r->figure, &r->before,
                                     &r->hands, &r->says,   &r->seen};
    char *rest = NULL, *from = r->line;
    for (size_t i = 0; i < COLUMNS; i++, from = NULL)
        if (!(*columns[i] = strtok_r(from, "\t\n", &rest)))
            return false;
    return true;
}

static void read_table(const char *path)
{
    FILE *in = fopen(path, "r");
    size_t number = 0;
    if (!in)
        fail("no %s", path);
    while (row_count < MOST_ROWS && fgets(rows[row_count].line, MOST_LINE, in)) {
        struct row *r = &rows[row_count];
        r->number = ++number;
        if (strchr("#\n", r->line[0]) || strncmp(r->line, "figure\t", 7) == 0)
            continue;
        if (!split(r))
            fail("%s:%zu: has not %d columns", path, number, (int)COLUMNS);
        row_count++;
    }
    fclose(in);
}

/* ---- the deeds -------------------------------------------------------------- */

/* The deed of a chord, as the window would find it; by what it types where it is no key. */
static const struct nb_deed *deed_of_chord(const struct chord *c)
{
    const SDL_KeyboardEvent e = {.keysym = {.sym = c->code, .mod = c->mods}};
    struct nb_input in;
    const struct nb_deed *d = nb_keystroke_read(&e, &in) ? nb_deed_find(&in) : NULL;
    const struct nb_input typed = {.kind = NB_INPUT_KEY, .key = c->text[0]};
    return d || !c->text[0] ? d : nb_deed_find(&typed);
}

static const struct nb_deed *deed_of(const char *keys)
{
    struct chord c;
    if (chord_read(keys, &c))
        return deed_of_chord(&c);
    for (size_t i = 0; i < nb_deed_count; i++)
        if (nb_deeds[i].keys && !nb_deeds[i].run && strcmp(nb_deeds[i].keys, keys) == 0)
            return &nb_deeds[i];
    return NULL;
}

static int check_rows(void)
{
    int wrong = 0;
    for (size_t i = 0; i < row_count; i++)
        if (!deed_of(rows[i].keys)) {
            fprintf(stderr, "%zu: '%s' does nothing\n", rows[i].number, rows[i].keys);
            wrong = 1;
        }
    for (size_t k = 0; k < nb_deed_count; k++) {
        const struct nb_deed *d = &nb_deeds[k];
        bool found = !d->keys;
        for (size_t i = 0; i < row_count && !found; i++)
            found = deed_of(rows[i].keys) == d;
        if (!found) {
            fprintf(stderr, "no row for the key %#x with %u, '%s' %s\n", (unsigned)d->key, d->mods,
                    d->keys, d->doc);
            wrong = 1;
        }
    }
    return wrong;
}

/* ---- the rows --------------------------------------------------------------- */

static void replace(struct shot *a, struct shot *b)
{
    shot_free(a);
    *a = *b;
    *b = (struct shot){0};
}

/* What each row begins with: the figure's picture with the pointer in the corner, and where
 * hands have it. */
struct begun {
    char name[32];
    struct shot apart, pointed;
};
static struct begun begun[8];

static struct begun *begun_with(const char *figure)
{
    size_t i = 0;
    while (i < NB_COUNT(begun) && begun[i].name[0] && strcmp(begun[i].name, figure) != 0)
        i++;
    if (i == NB_COUNT(begun))
        fail("too many figures");
    snprintf(begun[i].name, sizeof begun[i].name, "%s", figure);
    return &begun[i];
}

/* What was said of another row stays for a while, which only those mind that say something. */
static const char *said_of(const struct row *r)
{
    return strstr(r->seen, "word") && !strstr(r->seen, "word?") ? "" : "word?";
}

/* Once it stays, and nothing is said any more: a word may be where the figure has a slider. */
static void keep_begun(struct partner *p, struct shot *before)
{
    struct shot now = {0}, last = {0};
    partner_rest(p, WORD_MS);
    partner_settle(p);
    shot_take(p, &now);
    do {
        replace(&last, &now);
        partner_rest(p, 100);
        partner_settle(p);
        shot_take(p, &now);
    } while (!shot_same(&last, &now));
    replace(before, &now);
    shot_free(&last);
}

/* Waits until the window is as it was in this place before; the first time, until it stays. What
 * is read is of points that a thread looks for: the window may sleep before it hears of them. */
static void wait_for_begun(struct partner *p, const struct row *r, struct shot *before)
{
    struct shot now = {0};
    partner_settle(p);
    if (!before->pixels)
        keep_begun(p, before);
    shot_take(p, &now);
    for (int ms = 0; shot_has_more(before, &now, said_of(r)); ms += 20) {
        if (ms > PATIENCE_MS) {
            shot_tell(before, &now);
            fail("%zu: %s: the window is not what it was with this figure", r->number, r->keys);
        }
        partner_rest(p, 20);
        shot_take(p, &now);
    }
    shot_free(&now);
}

static void begin(struct partner *p, const struct row *r, const char *folder)
{
    struct begun *b = begun_with(r->figure);
    partner_do(p, "@0,0");
    partner_show(p, folder, r->figure);
    wait_for_begun(p, r, &b->apart);
    partner_do(p, "@600,250");
    wait_for_begun(p, r, &b->pointed);
    partner_forget(p);
    partner_do(p, r->before);
    partner_settle(p);
    partner_forget(p);
}

/* Rows that change the size of the window change it back. */
static bool is_resizing(const struct row *r)
{
    return strcmp(r->seen, "size") == 0;
}

static bool wait_for_size(struct partner *p, const struct shot *before, bool same)
{
    struct shot now = {0};
    bool good = false;
    for (int ms = 0; ms <= partner_patience() && !good; ms += 20) {
        partner_settle(p);
        shot_take(p, &now);
        good = !shot_has_more(before, &now, "word?") == same;
        partner_rest(p, good ? 0 : 20);
    }
    shot_free(&now);
    return good;
}

/* All of the picture is another one, and comes back; in X not without a window manager. */
static bool try_size(struct partner *p, const struct row *r, const struct shot *before,
                     const char *folder)
{
    if (getenv("MAP_ONE_SIZE")) /* of all windows, by the desktop */
        return true;
    const bool there = wait_for_size(p, before, false);
    bool back = p->fed < 0;
    if (back) {
        partner_end(p);
        partner_start(p, folder, r->figure);
    } else {
        partner_do(p, r->keys);
        back = wait_for_size(p, before, true);
    }
    if (!there || !back)
        fprintf(stderr, "%zu: %s: the window does not change its size%s\n", r->number, r->keys,
                there ? " back" : "");
    return there && back;
}

/* Waits until all parts that are to change have changed; then no other may have. */
static bool is_seen(struct partner *p, const struct row *r, const struct shot *before)
{
    struct shot now = {0};
    const char *part = NULL;
    for (int ms = 0; ms <= partner_patience(); ms += 20) {
        partner_settle(p);
        shot_take(p, &now);
        if (!(part = shot_lacks(before, &now, r->seen)))
            break;
        partner_rest(p, 20);
    }
    bool good = !part;
    if (part)
        fprintf(stderr, "%zu: %s: '%s' did not change\n", r->number, r->keys, part);
    else if ((part = shot_has_more(before, &now, r->seen)) && strcmp(part, "word") != 0) {
        fprintf(stderr, "%zu: %s: '%s' should not change\n", r->number, r->keys, part);
        good = false;
    }
    shot_free(&now);
    return good;
}

static bool is_closing(const struct row *r)
{
    return strcmp(r->says, "closed") == 0;
}

static bool try_row(struct partner *p, const struct row *r, const char *folder)
{
    struct shot before = {0};
    begin(p, r, folder);
    shot_take(p, &before);
    partner_do(p, strcmp(r->hands, ".") == 0 ? r->keys : r->hands);
    bool good = partner_says(p, r->says);
    if (!good)
        fprintf(stderr, "%zu: %s: does not say '%s', but:\n%s", r->number, r->keys, r->says,
                partner_said(p));
    if (is_closing(r) && good) {
        partner_end(p);
        partner_start(p, folder, r->figure);
    } else if (is_resizing(r)) {
        good = try_size(p, r, &before, folder);
    } else {
        good = is_seen(p, r, &before) && good;
        if (strcmp(r->says, "-") == 0 && *partner_said(p)) {
            fprintf(stderr, "%zu: %s: says %s", r->number, r->keys, partner_said(p));
            good = false;
        }
    }
    shot_free(&before);
    return good;
}

static int try_rows(const char *folder)
{
    struct partner p;
    int wrong = 0;
    partner_start(&p, folder, rows[0].figure);
    for (size_t i = 0; i < row_count && wrong < MOST_WRONG; i++)
        wrong += !try_row(&p, &rows[i], folder);
    partner_end(&p);
    for (size_t i = 0; i < NB_COUNT(begun); i++) {
        shot_free(&begun[i].apart);
        shot_free(&begun[i].pointed);
    }
    return wrong > 0;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    if (argc != 2 && argc != 3)
        return 2;
    read_table(argv[1]);
    return argc == 2 ? check_rows() : try_rows(argv[2]);
}
