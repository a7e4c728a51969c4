/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys: it fits into windows of all sizes, and doc/window.md has the same. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/count.h"
#include "explore/deeds.h"
#include "tests/plot/desk.h"

static void test_fits(void **state)
{
    (void)state;
    static const struct {
        double width, height, least; /* least: size of its type */
    } sizes[] = {{1000, 640, 11}, {640, 400, 7}, {1600, 400, 8}, {400, 900, 6}, {1920, 1080, 13}};
    for (size_t i = 0; i < NB_COUNT(sizes); i++) {
        struct desk d;
        open_desk(&d, sine);
        d.width = sizes[i].width;
        d.height = sizes[i].height;
        draw(&d);
        press(&d, 'h', 0);
        struct nb_overlay *m = nb_explorer_overlay(d.e);
        size_t texts = 0;
        for (size_t k = 0; k < m->count; k++) {
            const struct nb_overlay_mark *mark = &m->list[k];
            if (mark->kind != NB_OVERLAY_TEXT)
                continue;
            const struct nb_rect r = nb_overlay_extent(m, mark);
            if (r.x < 0 || r.y < 0 || r.x + r.width > d.width || r.y + r.height > d.height)
                fail_msg("'%s' is out of %g x %g", mark->text, d.width, d.height);
            if (mark->size < sizes[i].least)
                fail_msg("type of %g in %g x %g", mark->size, d.width, d.height);
            for (size_t j = k + 1; j < m->count; j++) {
                const struct nb_overlay_mark *next = &m->list[j];
                const struct nb_rect s = nb_overlay_extent(m, next);
                const double slack = 8; /* around a text */
                if (next->kind == NB_OVERLAY_TEXT && r.x + slack < s.x + s.width &&
                    s.x + slack < r.x + r.width && r.y + slack < s.y + s.height &&
                    s.y + slack < r.y + r.height)
                    fail_msg("'%s' is over '%s'", mark->text, next->text);
            }
            texts++;
        }
        assert_true(texts > 60);
        close_desk(&d);
    }
}

/* Each group has a heading, and each row says something. */
static void test_groups(void **state)
{
    (void)state;
    assert_null(nb_deeds[0].keys);
    for (size_t i = 0; i < nb_deed_count; i++) {
        const struct nb_deed *d = &nb_deeds[i];
        assert_true((!d->keys || *d->keys) == (*d->doc != '\0'));
        if (!d->keys)
            assert_true(i + 1 < nb_deed_count && nb_deeds[i + 1].keys);
    }
}

/* The table of doc/window.md, a row each, as the list tells them. */
static void test_document(void **state)
{
    (void)state;
    const char *srcdir = getenv("srcdir");
    char path[512], line[512];
    snprintf(path, sizeof path, "%s/doc/window.md", srcdir ? srcdir : ".");
    FILE *in = fopen(path, "r");
    if (!in)
        fail_msg("no %s", path);
    size_t i = 0, rows = 0;
    while (fgets(line, sizeof line, in)) {
        if (strncmp(line, "| ", 2) != 0 && strncmp(line, "|--", 3) != 0)
            continue;
        if (rows++ < 2) /* the head of the table */
            continue;
        while (i < nb_deed_count && nb_deeds[i].keys && !*nb_deeds[i].keys)
            i++;
        if (i == nb_deed_count)
            fail_msg("no key does: %s", line);
        const struct nb_deed *d = &nb_deeds[i++];
        char wanted[512];
        if (d->keys)
            snprintf(wanted, sizeof wanted, "| %s | ", d->keys);
        else
            snprintf(wanted, sizeof wanted, "| **%s** | |\n", d->doc);
        char *doc = line + strlen(wanted);
        if (strncmp(line, wanted, strlen(wanted)) != 0 ||
            (d->keys && strncmp(doc, d->doc, strlen(d->doc)) != 0))
            fail_msg("'%s' should be '%s%s ...'", line, wanted, d->doc);
    }
    fclose(in);
    while (i < nb_deed_count && nb_deeds[i].keys && !*nb_deeds[i].keys)
        i++;
    if (i < nb_deed_count)
        fail_msg("doc/window.md lacks '%s': %s", nb_deeds[i].keys, nb_deeds[i].doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
