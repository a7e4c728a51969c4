/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Qualified names mean what they mean in their libraries: everything that nabla answers
 * under np., torch., F., nn., math. and the like, and as a method, is compared with what
 * the library itself answered (record.py), or stands in exceptions.tsv with a reason. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/symtab.h"
#include "eval/eval.h"
#include "pyplot/pyplot.h"
#include "typing/complete.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/module.h"

static struct nb_session *session;
static struct nb_symtab recorded;   /* names of which there is a record */
static struct nb_symtab exceptions; /* names and calls */
static FILE *nowhere;
static size_t failures;

static void complain(const char *what, const char *got, const char *want)
{
    failures++;
    printf("%s\n    gives %s\n    wants %s\n", what, got, want);
}

/* The next field of a line, which is cut there. */
static char *field(char **line)
{
    char *s = *line ? *line : (char *)"";
    char *tab = strpbrk(s, "\t\n");
    *line = tab && *tab == '\t' ? tab + 1 : NULL;
    if (tab)
        *tab = '\0';
    return s;
}

static FILE *open_data(const char *name)
{
    char path[512];
    const char *srcdir = getenv("srcdir");
    snprintf(path, sizeof path, "%s/tests/names/%s", srcdir ? srcdir : ".", name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read", path);
    return file;
}

static void each_line(const char *file, void (*visit)(char *line))
{
    static char line[1 << 14];
    FILE *in = open_data(file);
    while (fgets(line, sizeof line, in))
        if (line[0] != '#')
            visit(line);
    fclose(in);
}

static void note_exception(char *line)
{
    char *what = field(&line), *reason = field(&line);
    assert_true(strlen(reason) > 10);
    nb_symtab_put(&exceptions, what, &exceptions);
}

static void note_name(char *line)
{
    nb_symtab_put(&recorded, field(&line), &recorded);
}

static void add_numbers(struct nb_value v, struct nb_buf *out)
{
    struct nb_err err = {0};
    double number, *x = nb_is_plain(v) ? NULL : nb_eval(v.node, &err);
    if (!x && nb_value_number(v, &number, &err))
        nb_buf_printf(out, " %.17g", number);
    for (size_t i = 0; x && i < nb_shape_count(v.node->shape); i++)
        nb_buf_printf(out, " %.17g", x[i]);
    free(x);
}

/* A result as record.py writes it. */
static void describe(struct nb_value v, struct nb_buf *out)
{
    bool list = v.type == NB_LIST || v.type == NB_TUPLE, numeric = nb_is_numeric(v);
    bool array = v.look & NB_LOOK_ARRAY;
    if (list)
        nb_buf_printf(out, "tuple %zu", v.list->count);
    for (size_t i = 0; list && i < v.list->count; i++) {
        nb_buf_addc(out, ' ');
        describe(v.list->items[i], out);
    }
    if (!numeric) {
        nb_buf_add(out, list ? "" : nb_type_name(v));
        return;
    }
    struct nb_shape s = nb_shape_of(v);
    if (v.type == NB_NUMBER || (s.rank == 0 && array)) {
        nb_buf_add(out, nb_is_truth(v) ? "truth" : "number");
    } else {
        nb_buf_printf(out, "%s [", array ? "array" : "tensor");
        for (int i = 0; i < s.rank; i++)
            nb_buf_printf(out, "%s%zu", i ? "," : "", s.dim[i]);
        nb_buf_add(out, nb_is_truth(v) ? "] truths" : "]");
    }
    add_numbers(v, out);
}

/* The libraries' own last places are not always right. */
static bool near(double x, double y)
{
    return x == y || (isnan(x) && isnan(y)) || fabs(x - y) <= 1e-15 + 4e-15 * fabs(y);
}

/* Word by word, numbers as numbers. */
static bool agree(const char *got, const char *want)
{
    for (;;) {
        char *after_got, *after_want;
        size_t m = strcspn(got, " "), n = strcspn(want, " ");
        double x = strtod(got, &after_got), y = strtod(want, &after_want);
        bool number = m > 0 && n > 0 && after_got == got + m && after_want == want + n;
        if (number ? !near(x, y) : (m != n || strncmp(got, want, n) != 0))
            return false;
        if (!got[m] || !want[n])
            return got[m] == want[n];
        got += m + 1;
        want += n + 1;
    }
}

/* Whether nabla answers to "numpy.std"; what changes a tensor, "add_", is "add" and an
 * assignment. */
static bool answers(const char *name)
{
    char module[128], member[64];
    const char *dot = strrchr(name, '.');
    snprintf(module, sizeof module, "%.*s", (int)(dot - name), name);
    snprintf(member, sizeof member, "%s", dot + 1);
    if (strcmp(module, "Array") == 0 && strstr("T shape size ndim", member))
        return true;
    bool there = nb_interp_member(session->in, module, member).type != NB_ABSENT;
    if (member[strlen(member) - 1] == '_')
        member[strlen(member) - 1] = '\0';
    return there || nb_interp_member(session->in, module, member).type != NB_ABSENT;
}

static void check_record(char *line)
{
    char *name = field(&line), *call = field(&line), *want = field(&line);
    char source[1024];
    struct nb_err err = {0};
    struct nb_buf got = {0};
    if (nb_symtab_get(&exceptions, call) || nb_symtab_get(&exceptions, name))
        return;
    snprintf(source, sizeof source, "r_ = %s\n", call);
    bool seeded = strncmp(call, "np.random", 9) != 0 ||
                  nb_session_run(session, "np.random.seed(7);", &(struct nb_err){0});
    bool ran = nb_session_run(session, source, &err), there = answers(name);
    if (ran && seeded)
        describe(nb_interp_lookup(session->in, "r_"), &got);
    if (!ran && (!there || strcmp(want, "error") == 0))
        return; /* an error that says so */
    if (!ran || !there || !agree(nb_buf_text(&got), want))
        complain(call, ran ? nb_buf_text(&got) : err.message, want);
    nb_buf_free(&got);
}

static void calls_agree(void **state)
{
    (void)state;
    failures = 0;
    each_line("math.tsv", check_record);
    each_line("numpy.tsv", check_record);
    each_line("torch.tsv", check_record);
    assert_int_equal(failures, 0);
}

struct walk {
    const char *module, *prefix;
};

static void check_name(const char *name, void *ctx)
{
    const struct walk *w = ctx;
    char full[256];
    snprintf(full, sizeof full, "%s.%s", w->module, name);
    if (nb_symtab_get(&recorded, full) || nb_symtab_get(&exceptions, full) || nb_module_find(full))
        return;
    complain(full, "an answer", "a record, or a reason in exceptions.tsv");
}

static void take(const struct nb_offer *offer, void *ctx)
{
    check_name(offer->text, ctx);
}

/* What completion lists after a prefix, and the methods. */
static void names_are_recorded(void **state)
{
    (void)state;
    static const struct walk walks[] = {
        {"torch", "torch."},
        {"torch.nn", "nn."},
        {"torch.nn.functional", "F."},
        {"torch.autograd", "torch.autograd."},
        {"torch.autograd.functional", "torch.autograd.functional."},
        {"torch.special", "torch.special."},
        {"torch.linalg", "torch.linalg."},
        {"numpy", "np."},
        {"numpy.linalg", "np.linalg."},
        {"numpy.random", "np.random."},
        {"math", "math."},
        {"matplotlib", "matplotlib."},
        {"matplotlib.pyplot", "plt."},
        {"matplotlib.pyplot.style", "plt.style."},
        {"matplotlib.axes", NULL},
        {"matplotlib.figure", NULL},
        {"Tensor", NULL},
        {"Array", NULL},
    };
    failures = 0;
    for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
        const struct walk *w = &walks[i];
        if (w->prefix)
            nb_session_complete(session, w->prefix, "", take, (void *)w);
        else
            nb_interp_each_member(session->in, w->module, check_name, (void *)w);
    }
    assert_int_equal(failures, 0);
}

/* Nothing falls through: these are functions of nabla, and no names of the libraries. */
static void others_are_errors(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "plt.swish([1])",      "plt.square(2)",        "plt.hat(1)",        "plt.sigmoid(1)",
        "np.load_csv(\"x\")",  "np.relu(1)",           "np.hat(1)",         "np.plot(sin)",
        "math.sigmoid(1)",     "math.hat(1)",          "math.plot(sin)",    "torch.hat(1)",
        "torch.plot(sin)",     "torch.relu6(1)",       "F.hat(1)",          "F.exp(1)",
        "nn.relu(1)",          "torch.special.hat(1)", "np.random.relu(1)", "torch.Tensor.hat(1)",
        "np.solve(sin, 0..1)",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct nb_err err = {0};
        if (nb_session_run(session, lines[i], &err) || err.kind != NB_ERR_NAME)
            fail_msg("%s passes", lines[i]);
    }
}

/* No function of numbers is a member of a plot: what has pyplot's name is a command. */
static void rows_are_no_commands(void **state)
{
    (void)state;
    static const char *const modules[] = {"plt", "matplotlib", "plt.gca()", "plt.gcf()"};
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        for (size_t k = 0; op->name && k < sizeof modules / sizeof *modules; k++) {
            char line[200];
            snprintf(line, sizeof line, "%s.%s(1)", modules[k], op->name);
            struct nb_err err = {0};
            if (nb_session_run(session, line, &err) && strcmp(op->name, "loglog") != 0)
                fail_msg("%s passes", line);
        }
}

static int setup(void **state)
{
    (void)state;
    nowhere = fopen("/dev/null", "w");
    session = nb_pyplot_session((struct nb_session_options){.out = nowhere});
    each_line("exceptions.tsv", note_exception);
    each_line("math.tsv", note_name);
    each_line("numpy.tsv", note_name);
    each_line("torch.tsv", note_name);
    each_line("matplotlib.tsv", note_name);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    nb_session_free(session);
    nb_symtab_free(&recorded);
    nb_symtab_free(&exceptions);
    fclose(nowhere);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_agree),
        cmocka_unit_test(names_are_recorded),
        cmocka_unit_test(others_are_errors),
        cmocka_unit_test(rows_are_no_commands),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
