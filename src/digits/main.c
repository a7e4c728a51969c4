/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nabla-digits: digits that are sure, for nabla, which links no MPFR so that it starts fast.
 *
 * Standard input has expressions as lines (eval/wire.h), whose variables are named by the
 * decimals that they stand for, then "ask DIGITS NODE BITS". Standard output has one line: the
 * digits, or '!' and why numbers of so many bits have none; "!0" where that is since it cannot be
 * told from 0. */
#include "config.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "digits/ball.h"
#include "eval/wire.h"
#include "graph/op.h"
#include "graph/order.h"

enum { FIRST_BITS = 64 };

struct asked {
    struct nb_expr **order; /* below the root, which is the last */
    size_t count, digits;
    struct nb_ball *ball;
    const struct nb_op *unknown; /* one without a rule */
};

static void set_leaf(struct nb_ball *b, const struct nb_expr *e)
{
    if (e->op->form == NB_CONST)
        nb_ball_set_double(b, e->num);
    else if (!e->name || !nb_ball_set_text(b, e->name))
        b->state = NB_BALL_UNKNOWN;
}

/* where() and the logic of truths look at their arguments by themselves. */
static bool looks_by_itself(const struct nb_expr *e)
{
    const enum nb_basic op = nb_basic_of(e->op);
    return op == NB_WHERE || op == NB_AND || op == NB_OR;
}

static void compute(struct asked *q, size_t i)
{
    const struct nb_expr *e = q->order[i];
    struct nb_ball *y = &q->ball[i];
    const struct nb_ball *args[NB_MAX_ARGS];
    if (e->nargs == 0) {
        set_leaf(y, e);
        if (y->state == NB_BALL_UNKNOWN && !q->unknown)
            q->unknown = e->op;
        return;
    }
    for (size_t k = 0; k < e->nargs; k++) {
        args[k] = &q->ball[nb_order_find(q->order, q->count, e->arg[k])];
        if (args[k]->state != NB_BALL_SET && !looks_by_itself(e)) {
            y->state = args[k]->state;
            return;
        }
    }
    nb_ball_apply(y, e->op->name, args);
    if (y->state == NB_BALL_UNKNOWN && !q->unknown)
        q->unknown = e->op;
}

/* The digits that both ends round to, and where the point is; false: they differ. */
static bool agreed(const struct asked *q, char **digits, mpfr_exp_t *point)
{
    const struct nb_ball *y = &q->ball[q->count - 1];
    mpfr_exp_t other;
    *digits = mpfr_get_str(NULL, point, 10, q->digits, y->lo, MPFR_RNDN);
    char *high = mpfr_get_str(NULL, &other, 10, q->digits, y->hi, MPFR_RNDN);
    const bool same = *point == other && strcmp(*digits, high) == 0;
    mpfr_free_str(high);
    if (!same)
        mpfr_free_str(*digits);
    return same;
}

/* Whether the decimal is the number itself: its last zeros say nothing. */
static bool is_exact(const struct nb_ball *y, const char *digits, mpfr_exp_t point)
{
    char *text = nb_xmalloc(strlen(digits) + 40);
    const bool sign = *digits == '-';
    struct nb_ball b;
    sprintf(text, "%s0.%se%ld", sign ? "-" : "", digits + sign, (long)point);
    nb_ball_init(&b, mpfr_get_prec(y->lo));
    const bool exact = nb_ball_set_text(&b, text) && mpfr_equal_p(y->lo, y->hi) &&
                       mpfr_equal_p(b.lo, b.hi) && mpfr_equal_p(y->lo, b.lo);
    nb_ball_clear(&b);
    free(text);
    return exact;
}

/* As people write it: 0.00123, 123.4, 1.23e-10. */
static void print_number(const char *digits, long point, bool exact)
{
    size_t n = strlen(digits + (*digits == '-'));
    if (*digits == '-')
        putchar(*digits++);
    while (exact && n > 1 && digits[n - 1] == '0')
        n--;
    if (point > -4 && point <= 0) {
        printf("0.%.*s%.*s", (int)-point, "0000", (int)n, digits);
    } else if (point > 0 && point <= 21 && (n > (size_t)point || exact)) {
        for (size_t i = 0; i < n || i < (size_t)point; i++)
            printf("%s%c", i == (size_t)point ? "." : "", i < n ? digits[i] : '0');
    } else {
        printf("%c%s%.*s", digits[0], n > 1 ? "." : "", (int)n - 1, digits + 1);
        printf("e%s%02ld", point < 1 ? "-" : "+", labs(point - 1));
    }
    putchar('\n');
}

/* Prints the answer where this precision has it. */
static bool answer(struct asked *q)
{
    const struct nb_ball *y = &q->ball[q->count - 1];
    char *digits;
    mpfr_exp_t point;
    if (y->state == NB_BALL_UNDEFINED)
        return puts("nan") >= 0;
    if (y->state != NB_BALL_SET)
        return false;
    if (mpfr_equal_p(y->lo, y->hi) && (mpfr_zero_p(y->lo) || mpfr_inf_p(y->lo)))
        return puts(mpfr_zero_p(y->lo) ? "0" : mpfr_sgn(y->lo) > 0 ? "inf" : "-inf") >= 0;
    if (!agreed(q, &digits, &point) || mpfr_zero_p(y->lo) || mpfr_inf_p(y->lo))
        return false;
    print_number(digits, (long)point, is_exact(y, digits, point));
    mpfr_free_str(digits);
    return true;
}

/* Why no precision was enough. */
static void give_up(const struct asked *q)
{
    const struct nb_ball *y = &q->ball[q->count - 1];
    if (q->unknown && q->unknown->form != NB_ELEMENT)
        printf("%s", _("!there are no sure digits of what is sorted, searched or picked"));
    else if (q->unknown)
        printf(_("!there are no sure digits of %s"), q->unknown->name);
    else if (y->state == NB_BALL_OPEN)
        printf("%s", _("!it hangs on a comparison, a kink, a jump or a pole that no number of "
                       "digits decides"));
    else if (y->state == NB_BALL_SET && mpfr_sgn(y->lo) <= 0 && mpfr_sgn(y->hi) >= 0)
        mpfr_printf(_("!0it cannot be told from 0: it is below %.1Re"),
                    mpfr_cmpabs(y->lo, y->hi) > 0 ? y->lo : y->hi);
    else
        printf("%s", _("!its digits could not be settled"));
    putchar('\n');
}

static bool try_bits(struct asked *q, mpfr_prec_t bits, bool last)
{
    q->ball = nb_xcalloc(q->count, sizeof *q->ball);
    for (size_t i = 0; i < q->count; i++) {
        nb_ball_init(&q->ball[i], bits);
        compute(q, i);
    }
    bool done = answer(q);
    if (!done && (last || q->unknown)) {
        give_up(q);
        done = true;
    }
    for (size_t i = 0; i < q->count; i++)
        nb_ball_clear(&q->ball[i]);
    free(q->ball);
    return done;
}

static void ask(const struct nb_wire_reader *r, const char *line)
{
    char *end;
    struct asked q = {.digits = strtoul(line, &end, 10)};
    struct nb_expr *root = nb_wire_node(r, strtoul(end, &end, 10));
    const mpfr_prec_t most = strtol(end, NULL, 10);
    if (!root || q.digits < 2)
        return;
    q.order = nb_order(&root, 1, &q.count);
    mpfr_prec_t bits = FIRST_BITS + 4 * (mpfr_prec_t)q.digits;
    while (!try_bits(&q, bits, 2 * bits > most))
        bits *= 2;
    free(q.order);
    fflush(stdout);
}

static pid_t asker;

/* Each second: who asked may have been killed while a number of many digits is computed. */
static void look_for_asker(int signal)
{
    (void)signal;
    if (getppid() != asker)
        _exit(1);
}

static void end_with_asker(void)
{
    const struct itimerval second = {.it_interval = {.tv_sec = 1}, .it_value = {.tv_sec = 1}};
    struct sigaction look = {.sa_handler = look_for_asker, .sa_flags = SA_RESTART};
    asker = getppid();
    sigemptyset(&look.sa_mask);
    sigaction(SIGALRM, &look, NULL);
    setitimer(ITIMER_REAL, &second, NULL);
}

int main(void)
{
    end_with_asker();
    struct nb_wire_reader r = {.pool = nb_pool_new()};
    struct nb_err err = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t len;
    setlocale(LC_MESSAGES, "");
    while ((len = getline(&line, &cap, stdin)) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "ask ", 4) == 0)
            ask(&r, line + 4);
        else if (!nb_wire_read(&r, line, &err))
            return 1;
    }
    free(line);
    nb_wire_reader_free(&r);
    nb_pool_free(r.pool);
    mpfr_free_cache();
    return 0;
}
