/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the clipboard, and the programs that keep it: here they are scripts. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/count.h"
#include "tests/plot/desk.h"
#include "viewer/clipboard.h"

/* What a script does with its input: keeps it in its folder; reads it and fails. */
static const char keeps[] = "#!/bin/sh\nexec /bin/cat >\"${0%/*}/kept\"\n";
static const char fails[] = "#!/bin/sh\n/bin/cat >/dev/null\nexit 1\n";

static char folder[1024];

static const struct {
    const char *display, *wayland; /* that are there, or NULL */
    const char *xclip, *wl_copy;   /* scripts, or NULL */
    const char *said;              /* NULL: it is copied */
} cases[] = {
    {NULL, NULL, keeps, keeps, "not copied: there is no clipboard"},
    {"", "", keeps, keeps, "not copied: there is no clipboard"},
    {":9", NULL, NULL, keeps, "not copied: install xclip"},
    {":9", NULL, keeps, NULL, NULL},
    {":9", NULL, fails, keeps, "not copied: xclip failed"},
    {NULL, "w", keeps, NULL, "not copied: install wl-clipboard"},
    {NULL, "w", NULL, keeps, NULL},
    {NULL, "w", keeps, fails, "not copied: wl-copy failed"},
    {":9", "w", NULL, NULL, "not copied: install wl-clipboard"},
    {":9", "w", keeps, NULL, NULL},
    {":9", "w", NULL, fails, "not copied: wl-copy failed"},
    {":9", "w", keeps, fails, NULL}, /* the second one has all of it, too */
};

static char *path_of(const char *name)
{
    struct nb_buf path = {0};
    nb_buf_printf(&path, "%s/%s", folder, name);
    return nb_buf_take(&path);
}

static void install(const char *name, const char *script)
{
    char *path = path_of(name);
    unlink(path);
    FILE *out = script ? fopen(path, "w") : NULL;
    if (script) {
        assert_non_null(out);
        fputs(script, out);
        fclose(out);
        assert_int_equal(chmod(path, 0700), 0);
    }
    free(path);
}

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

/* Whether what was kept is a whole picture. */
static bool has_kept(void)
{
    static const char first[] = "\x89PNG\r\n", last[] = "IEND";
    char bytes[1 << 20];
    char *path = path_of("kept");
    FILE *in = fopen(path, "r");
    const size_t n = in ? fread(bytes, 1, sizeof bytes, in) : 0;
    if (in)
        fclose(in);
    unlink(path);
    free(path);
    return n > 1000 && n < sizeof bytes && memcmp(bytes, first, strlen(first)) == 0 &&
           memcmp(bytes + n - 8, last, strlen(last)) == 0;
}

static void test_programs(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    for (size_t i = 0; i < NB_COUNT(cases); i++) {
        struct nb_err err = {0};
        set("DISPLAY", cases[i].display);
        set("WAYLAND_DISPLAY", cases[i].wayland);
        install("xclip", cases[i].xclip);
        install("wl-copy", cases[i].wl_copy);
        const bool done = nb_clipboard_take(nb_explorer_figure(d.e), &err);
        if (done != (cases[i].said == NULL) || done != has_kept() ||
            strcmp(err.message, cases[i].said ? cases[i].said : "") != 0)
            fail_msg("%zu: %s, '%s'", i, done ? "copied" : "not copied", err.message);
    }
    install("xclip", NULL);
    install("wl-copy", NULL);
    close_desk(&d);
}

static int make_folder(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/nabla-copy-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return mkdtemp(folder) ? setenv("PATH", folder, 1) : -1;
}

/* Nothing else is left in it. */
static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_programs),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
