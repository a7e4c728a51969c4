/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sixteen looks can be told apart by everybody: neighbours have another dash, or colours
 * that differ for all kinds of colour vision.
 *
 * The matrices are those of Machado, Oliveira and Fernandes ("A physiologically-based model
 * for simulation of color vision deficiency", 2009) for complete deficiencies, in linear
 * light; differences are CIE 1976's, in which 2.3 are just noticed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdbool.h>

#include "figure/style.h"

static const double visions[][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
};

static double linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

struct color {
    double at[3];
};

static struct color apply(const double m[3][3], struct color c)
{
    struct color out;
    for (int i = 0; i < 3; i++)
        out.at[i] = m[i][0] * c.at[0] + m[i][1] * c.at[1] + m[i][2] * c.at[2];
    return out;
}

static struct color seen(struct nb_rgb c, const double vision[3][3])
{
    struct color out = apply(vision, (struct color){{linear(c.r), linear(c.g), linear(c.b)}});
    for (int i = 0; i < 3; i++)
        out.at[i] = fmin(fmax(out.at[i], 0), 1);
    return out;
}

static struct color lab(struct color c)
{
    static const double xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
                                     {0.2126729, 0.7151522, 0.0721750},
                                     {0.0193339, 0.1191920, 0.9503041}};
    static const double white[] = {0.95047, 1, 1.08883};
    struct color f = apply(xyz, c);
    for (int i = 0; i < 3; i++) {
        const double t = f.at[i] / white[i];
        f.at[i] = t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116.0;
    }
    return (struct color){
        {116 * f.at[1] - 16, 500 * (f.at[0] - f.at[1]), 200 * (f.at[1] - f.at[2])}};
}

static double difference(struct nb_rgb a, struct nb_rgb b, const double vision[3][3])
{
    const struct color p = lab(seen(a, vision)), q = lab(seen(b, vision));
    return hypot(hypot(p.at[0] - q.at[0], p.at[1] - q.at[1]), p.at[2] - q.at[2]);
}

static bool same_dash(const struct nb_pen *a, const struct nb_pen *b)
{
    bool same = a->dashes == b->dashes;
    for (int i = 0; i < a->dashes && same; i++)
        same = a->dash[i] == b->dash[i];
    return same;
}

static void looks_can_be_told_apart(void **state)
{
    (void)state;
    enum { LOOKS = 16 };
    for (int number = 0; number < NB_THEME_COUNT; number++) {
        const struct nb_theme *t = nb_theme_of((enum nb_theme_number)number);
        for (int i = 0; i < LOOKS; i++)
            for (int k = 0; k < i; k++)
                for (size_t v = 0; v < sizeof visions / sizeof *visions; v++) {
                    const double apart =
                        difference(nb_theme_hue(t, i), nb_theme_hue(t, k), visions[v]);
                    const bool near = i - k == 1 || i - k == LOOKS - 1;
                    if (apart < (near ? 20 : 12) &&
                        same_dash(nb_style_pen(i, 0), nb_style_pen(k, 0)))
                        fail_msg("theme %d: looks %d and %d are %.1f apart for vision %zu", number,
                                 k, i, apart, v);
                }
    }
}

static double luminance(struct nb_rgb c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

/* WCAG's contrast. */
static double contrast(struct nb_rgb a, struct nb_rgb b)
{
    const double p = luminance(a) + 0.05, q = luminance(b) + 0.05;
    return p > q ? p / q : q / p;
}

static void everything_is_seen_on_its_paper(void **state)
{
    (void)state;
    for (int number = 0; number < NB_THEME_COUNT; number++) {
        const struct nb_theme *t = nb_theme_of((enum nb_theme_number)number);
        assert_true(contrast(t->ink, t->background) > 12);
        for (int i = 0; i < NB_PALETTE; i++)
            assert_true(contrast(nb_theme_hue(t, i), t->background) > 2.4);
    }
}

/* The orders of one function, and those of the function that has its colour. */
static void orders_have_dashes_of_their_own(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++)
        for (int k = 0; k < i; k++)
            assert_false(same_dash(nb_style_pen(i / 4 * NB_PALETTE, i % 4),
                                   nb_style_pen(k / 4 * NB_PALETTE, k % 4)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_can_be_told_apart),
        cmocka_unit_test(everything_is_seen_on_its_paper),
        cmocka_unit_test(orders_have_dashes_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
