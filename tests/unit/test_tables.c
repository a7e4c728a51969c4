/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of parameters and of settings, row by row. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pyplot/pyplot.h"
#include "session/command.h"
#include "value/function.h"
#include "value/param.h"
#include "value/settings.h"

static struct nb_session *session;

static int begin(void **state)
{
    (void)state;
    session = nb_pyplot_session((struct nb_session_options){.out = stdout});
    return 0;
}

static int end(void **state)
{
    (void)state;
    nb_session_free(session);
    return 0;
}

/* The row of a name that can be looked up, or NULL. */
static const struct nb_builtin *builtin(const char *name)
{
    struct nb_value v = nb_interp_builtin(session->in, name);
    return v.type == NB_FUNCTION ? v.function->builtin : NULL;
}

static size_t index_of(const struct nb_builtin *b, const char *wanted)
{
    char name[32], mark;
    bool optional;
    size_t k = 0;
    while (nb_builtin_param(b, k, name, &optional, &mark) && strcmp(name, wanted) != 0)
        k++;
    return k;
}

/* Whether the row is the table's own, which goes before one of a part. */
static bool is_own(const struct nb_builtin *b, const struct nb_param *row)
{
    for (const struct nb_param *own = b->table; own->name || own->part; own++)
        if (own == row)
            return true;
    return false;
}

/* A parameter becomes a field, or is said to do nothing; and it is there once. */
static void check_params(const char *builtin_name, void *ctx)
{
    const struct nb_builtin *b = builtin(builtin_name);
    size_t *tables = ctx, offset, k = 0;
    if (!b || !b->table)
        return;
    ++*tables;
    assert_null(b->params);
    for (const struct nb_param *row; (row = nb_param_row(b, k, &offset)); k++) {
        char name[32], mark;
        bool optional;
        assert_true(nb_builtin_param(b, k, name, &optional, &mark));
        const bool honoured = row->read || (mark == '*' && !row->taken);
        if (honoured == row->taken || (row->decoration && !row->taken))
            fail_msg("%s: '%s' is neither honoured nor taken, or both", b->name, name);
        const struct nb_param *first = nb_param_row(b, index_of(b, name), &offset);
        if (first != row && !(is_own(b, first) && !is_own(b, row)))
            fail_msg("%s: '%s' is there twice", b->name, name);
        if (mark == '&' && !row->taken && row->read != nb_param_tree)
            fail_msg("%s: '%s' is not evaluated, and not read as a tree", b->name, name);
        if (row->least > row->most)
            fail_msg("%s: '%s' has an empty range", b->name, name);
    }
    assert_in_range(k, 0, NB_MAX_PARAMS);
}

/* What the session tells, one under another. */
static void hear(void *ctx, const char *text)
{
    nb_buf_printf(ctx, "%s\n", text);
}

/* A call with ones for what must be given, and this keyword. */
static void call_with_keyword(const struct nb_builtin *b, const char *keyword)
{
    struct nb_buf source = {0};
    struct nb_err err = {0};
    char name[32], mark;
    bool optional;
    nb_buf_printf(&source, "%s(", b->name);
    for (size_t k = 0; nb_builtin_param(b, k, name, &optional, &mark); k++)
        if (!optional && strcmp(name, keyword) != 0)
            nb_buf_add(&source, "1, ");
    nb_buf_printf(&source, "%s=1)", keyword);
    nb_session_run(session, nb_buf_text(&source), &err);
    nb_buf_free(&source);
}

/* Of the builtin's name only, not of a method's: those need an object. */
static void check_dropped(const char *builtin_name, void *ctx)
{
    const struct nb_builtin *b = builtin(builtin_name);
    size_t *dropped = ctx;
    char name[32], mark;
    bool optional;
    if (!b || strcmp(b->name, builtin_name) != 0)
        return;
    for (size_t k = 0; nb_builtin_param(b, k, name, &optional, &mark); k++) {
        if (!nb_param_is_dropped(b, k))
            continue;
        struct nb_buf heard = {0};
        session->in->note_ctx = &heard;
        for (int twice = 0; twice < 2; twice++)
            call_with_keyword(b, name);
        char keyword[40];
        snprintf(keyword, sizeof keyword, ": %s=", name);
        const char *said = strstr(nb_buf_text(&heard), keyword);
        if (!said || strstr(said + 1, keyword))
            fail_msg("%s: that %s= has no effect is not said once: '%s'", b->name, name,
                     nb_buf_text(&heard));
        nb_buf_free(&heard);
        ++*dropped;
    }
}

static void dropped_keywords_are_noted(void **state)
{
    (void)state;
    size_t dropped = 0;
    struct nb_interp before = *session->in;
    session->in->tell = hear;
    nb_interp_each_name(session->in, check_dropped, &dropped);
    session->in->tell = before.tell;
    session->in->note_ctx = before.note_ctx;
    assert_in_range(dropped, 10, 1000);
}

static void parameters_are_honoured_or_taken(void **state)
{
    (void)state;
    size_t tables = 0;
    nb_interp_each_name(session->in, check_params, &tables);
    assert_true(tables > 20);
}

static void those_that_are_dropped_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *builtin, *name;
        bool dropped;
    } known[] = {
        {"title", "label", false},
        {"title", "loc", true},
        {"legend", "visible", false},
        {"legend", "loc", false},
        {"grid", "visible", false},
        {"grid", "axis", true},
        {"plot", "items", false},
        {"plot", "alpha", false},
        {"plot", "markersize", false},
        {"annotate", "arrowprops", false},
        {"annotate", "verticalalignment", false},
        {"plt.style.use", "style", false},
        {"savefig", "metadata", true},
        {"savefig", "pad_inches", false},
        {"Tensor.backward", "retain_graph", false},
        {"linspace", "start", false},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct nb_builtin *b = builtin(known[i].builtin);
        if (nb_param_is_dropped(b, index_of(b, known[i].name)) != known[i].dropped)
            fail_msg("%s: '%s'", known[i].builtin, known[i].name);
    }
}

static bool has_word(const struct nb_setting *row, int value)
{
    for (const struct nb_setting_word *w = row->words; w->name; w++)
        if (w->value == value)
            return true;
    return false;
}

static void settings_begin_at_values_that_they_allow(void **state)
{
    (void)state;
    struct nb_settings s;
    nb_settings_init(&s);
    const struct nb_setting *row;
    for (size_t i = 0; (row = nb_setting_at(i)); i++) {
        const int value = *(const int *)(const void *)((const char *)&s + row->offset);
        assert_int_equal(value, row->standard);
        if (row->words ? !has_word(row, value) : value < row->least || value > row->most)
            fail_msg("%s begins at %d", row->name, value);
    }
}

/* In whatever order rows and enums are written. */
static void words_are_values(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        enum nb_side side;
    } sides[] = {{"right", NB_RIGHT},
                 {"left", NB_LEFT},
                 {"mean", NB_MEAN},
                 {"nan", NB_NAN},
                 {"torch", NB_TORCH}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        struct nb_settings *s = &session->in->settings;
        struct nb_err err = {0};
        struct nb_value v = nb_string(&session->in->pool->gc, sides[i].word, strlen(sides[i].word));
        assert_true(nb_settings_set(s, "kink", v, &err));
        assert_int_equal(s->kink, sides[i].side);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_honoured_or_taken),
        cmocka_unit_test(dropped_keywords_are_noted),
        cmocka_unit_test(those_that_are_dropped_are_known),
        cmocka_unit_test(settings_begin_at_values_that_they_allow),
        cmocka_unit_test(words_are_values),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
