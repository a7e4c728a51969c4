/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain numbers are plain: what is computed from them alone makes no node of the DAG and
 * leaves nothing to collect. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "lang/program.h"
#include "library/library.h"
#include "value/interp.h"

/* Each makes some thousand steps. */
static const char *const programs[] = {
    "s = 0\nfor i in range(1000): s += i*0.5",
    "n = 0\nwhile n < 1000: n += 1",
    "f(n) = f(n-1) + f(n-2) if n > 1 else n; v = f(12)",
    "def c(m):\n    k = 0\n    while m != 1:\n        m = m//2 if m % 2 == 0 else 3*m + 1\n"
    "        k += 1\n    return k\nv = c(27)",
    "def g(n):\n    t = 0\n    for i in range(n):\n        t = t + sin(i)*exp(-i) + 2^-i\n"
    "    return t\nv = g(1000)",
    "def h(n):\n    a = []\n    for i in range(n): a.append(-i)\n    return len(a)\nv = h(1000)",
};

static void run(struct nb_interp *in, const char *source)
{
    struct nb_err err = {0};
    if (!nb_interp_run(in, source, &err))
        fail_msg("%s: %s", source, err.message);
}

/* The tree and functions are made once, whatever the number of steps. */
static void test_no_nodes(void **state)
{
    enum { A_FEW = 20, OBJECTS = 64 << 10 };
    (void)state;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        struct nb_interp *in = nb_library_interp(stdout);
        run(in, "1");
        const uint64_t nodes = in->pool->next_id;
        const size_t bytes = in->pool->gc.bytes;
        run(in, programs[i]);
        if (in->pool->next_id - nodes > A_FEW)
            fail_msg("%s: %zu nodes", programs[i], (size_t)(in->pool->next_id - nodes));
        if (in->pool->gc.bytes - bytes > OBJECTS)
            fail_msg("%s: %zu bytes", programs[i], in->pool->gc.bytes - bytes);
        nb_interp_free(in);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_no_nodes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
