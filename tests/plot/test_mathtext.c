/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of formulas in texts, and of the labels of curves as type. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "figure/mathtext.h"
#include "plot/text.h"

struct row {
    const char *text, *markup;
};

static void check(const struct row *rows, size_t count, enum nb_text_kind kind)
{
    for (size_t i = 0; i < count; i++) {
        char *markup = nb_text_markup(rows[i].text, kind);
        assert_string_equal(markup, rows[i].markup);
        free(markup);
    }
}

static void formulas_are_read(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"$x$", "<i>x</i>"},
        {"a $x$ b", "a <i>x</i> b"},
        {"$\\frac{1}{2}x^2$", "<sup>1</sup>\u2044<sub>2</sub><i>x</i><sup>2</sup>"},
        {"$\\frac{x+1}{2}$", "(<i>x</i>\u2009+\u20091)/2"},
        {"$\\sigma'(x) \\leq \\frac14$", "<i>σ</i>\u2032(<i>x</i>)≤<sup>1</sup>\u2044<sub>4</sub>"},
        {"$e^{-x^2}$", "<i>e</i><sup>\u2212<i>x</i><sup>2</sup></sup>"},
        {"$x_{10}$, $x_i^2$", "<i>x</i><sub>10</sub>, <i>x</i><sub><i>i</i></sub><sup>2</sup>"},
        {"$\\tanh(t)$", "tanh(<i>t</i>)"},
        {"$\\mathrm{ReLU}(x) = \\max(0, x)$", "ReLU(<i>x</i>) = max(0,\u2009<i>x</i>)"},
        {"$\\sqrt{2\\pi}$", "\u221A<span overline=\"single\">2<i>π</i></span>"},
        {"$\\sqrt[3]x$", "<sup>3</sup>\u221A<span overline=\"single\"><i>x</i></span>"},
        {"$\\hat{y}_i$", "<i>y\u0302</i><sub><i>i</i></sub>"},
        {"$\\vec v + \\bar x$", "<i>v\u20D7</i>\u2009+\u2009<i>x\u0304</i>"},
        {"$\\frac{d}{dt}x - -1$", "<sup><i>d</i></sup>\u2044<sub><i>d</i><i>t</i></sub><i>x</i>"
                                  "\u2009\u2212\u2009\u22121"},
        {"$a \\cdot b < c$", "<i>a</i>·<i>b</i> &lt; <i>c</i>"},
        {"$\\left(\\alpha\\right)$", "(<i>α</i>)"},
        {"$\\foo x$", "foo<i>x</i>"},
        {"$f(x)=x\\,\\Phi(x)$", "<i>f</i>(<i>x</i>) = <i>x</i>\u2009Φ(<i>x</i>)"},
        {"costs \\$5 and $", "costs \\$5 and $"},
        {"\\$5, $x$", "$5, <i>x</i>"},
        {"a < b & $c$", "a &lt; b &amp; <i>c</i>"},
        {"$x^$", "<i>x</i><sup></sup>"},
        {"$\\frac{a}{$", "<sup><i>a</i></sup>\u2044<sub></sub>"},
        {"$\\$ $", "$"},
        {"$}{$", ""},
        {"$$", ""},
    };
    check(rows, NB_COUNT(rows), NB_TEXT_PLAIN);
    check(rows, 2, NB_TEXT_MATH);
}

static void labels_are_set_as_formulas(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"elu(x, alpha=-2)", "elu(<i>x</i>, <i>α</i>=\u22122)"},
        {"sin(2*pi*x)", "sin(2·<i>π</i>·<i>x</i>)"},
        {"sigma'(x)", "sigma\u2032(<i>x</i>)"},
        {"x-1", "<i>x</i>\u22121"},
        {"self-gated", "self-gated"},
        {"exp(-x^2)", "exp(\u2212<i>x</i><sup>2</sup>)"},
        {"σ'(x)", "<i>σ</i>\u2032(<i>x</i>)"},
        {"alpha==1", "alpha==1"},
    };
    check(rows, NB_COUNT(rows), NB_TEXT_MATH);
}

static void unknown_commands_are_known(void **state)
{
    (void)state;
    struct nb_buf command = {0};
    assert_false(nb_mathtext_unknown("$\\alpha + \\mathrm{x}$", &command));
    assert_false(nb_mathtext_unknown("\\foo", &command));
    assert_true(nb_mathtext_unknown("$x$ and $x^{\\foo} \\bar$", &command));
    assert_string_equal(nb_buf_text(&command), "\\foo");
    nb_buf_free(&command);
}

/* Whether all tags are closed in their order. */
static bool is_balanced(const char *markup)
{
    const char *open[100];
    size_t depth = 0;
    for (const char *tag = markup; (tag = strchr(tag, '<')); tag++) {
        if (tag[1] != '/') {
            open[depth++] = tag + 1;
            continue;
        }
        if (depth == 0 || strncmp(open[--depth], tag + 2, strcspn(tag + 2, ">")) != 0)
            return false;
    }
    return depth == 0;
}

/* Whatever stands between dollars, nothing is left open. */
static void any_formula_is_markup(void **state)
{
    (void)state;
    static const char *const parts[] = {"\\frac",  "\\sqrt", "{", "}", "^", "_", "x",   "12", "\\",
                                        "\\alpha", "&",      "<", "[", "]", "$", "\\,", "é",  " "};
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        struct nb_buf text = {0};
        nb_buf_addc(&text, '$');
        for (int k = 0; k < i % 40; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            nb_buf_add(&text, parts[(seed >> 33) % NB_COUNT(parts)]);
        }
        nb_buf_addc(&text, '$');
        char *markup = nb_text_markup(nb_buf_text(&text), NB_TEXT_PLAIN);
        if (!is_balanced(markup))
            fail_msg("%s gives %s", nb_buf_text(&text), markup);
        free(markup);
        nb_buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_are_read),
        cmocka_unit_test(labels_are_set_as_formulas),
        cmocka_unit_test(unknown_commands_are_known),
        cmocka_unit_test(any_formula_is_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
