/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands, without a window: each key, by what the prompt hears, what is
 * seen of the view, and what is over the picture. */
#include "config.h"

#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/count.h"
#include "explore/deeds.h"
#include "tests/plot/keys.h"

static const struct key_check *const all[] = {keys_that_move, keys_that_read, keys_that_look};

/* Above the curve: it has a point of interest there, which the pointer would hold on to. */
static void point_at_middle(struct desk *d)
{
    point_at(d, at_x(d, 0), at_y(d, 0.5));
}

static void try_key(const struct key_check *key)
{
    struct desk d;
    open_desk(&d, sine);
    point_at_middle(&d);
    for (const char *k = key->before; *k; k++) {
        press(&d, *k, 0);
        rest(&d);
        assert_true(d.heard.len > 0 || *k == 'd');
        d.heard.len = 0;
    }
    assert_int_equal(press(&d, key->key, key->mods), key->wish);
    key->check(&d);
    close_desk(&d);
}

static void test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(all); i++)
        for (const struct key_check *k = all[i]; k->check; k++)
            try_key(k);
}

static bool is_checked(const struct nb_deed *d)
{
    bool found = d->key == 0;
    for (size_t i = 0; i < NB_COUNT(all); i++)
        for (const struct key_check *k = all[i]; k->check; k++)
            found |= k->key == d->key && k->mods == d->mods;
    return found;
}

/* Each row of the table that is a key has a check. */
static void test_every_key_has_a_test(void **state)
{
    (void)state;
    for (size_t i = 0; i < nb_deed_count; i++) {
        const struct nb_deed *d = &nb_deeds[i];
        if (!is_checked(d))
            fail_msg("key %d with %u has no test", d->key, d->mods);
        assert_ptr_equal(nb_deed_find(&(struct nb_input){.key = d->key, .mods = d->mods}),
                         d->run ? d : NULL);
    }
}

static void test_held_keys(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_KEY, .key = 's', .repeat = true});
    assert_int_equal(d.saves, 0);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_KEY, .key = NB_KEY_LEFT, .repeat = true});
    assert_view(&d, -4.8, 3.2, -1, 1);
    close_desk(&d);
}

/* Marks over the picture are in no file, which is said; each that there is, and none. */
static void test_saved_without_marks(void **state)
{
    (void)state;
    static const char marking[] = "tbBviy>Dpw";
    for (const char *key = marking; *key; key++) {
        struct desk d;
        const bool shift = *key == 'B' || *key == 'D' || *key == '>';
        open_desk(&d, silu_and_relu);
        point_at(&d, 600, 250);
        if (*key == 'w') /* is about formats */
            press(&d, 'p', 0);
        press(&d, 's', 0);
        assert_true(overlay_has(&d, "saved") && !overlay_has(&d, "without marks"));
        press(&d, *key == '>' ? '.' : tolower(*key), shift ? NB_MOD_SHIFT : 0);
        press(&d, 's', 0);
        /* Rounded functions are no marks: they are in the file. */
        if (overlay_has(&d, "without marks") == (*key == 'p'))
            fail_msg("after %c it is said wrongly", *key);
        close_desk(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_every_key_has_a_test),
        cmocka_unit_test(test_held_keys),
        cmocka_unit_test(test_saved_without_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
