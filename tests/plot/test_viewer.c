/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of nabla-view through its protocol, without a display: each figure is
 * drawn by a process of its own. */
#include "config.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/shared.h"
#include "export/formats.h"
#include "figure/handover.h"
#include "figure/message.h"

#define NAMED(extension) " " extension

static const char figure[] =
    "nabla 1\nfigure\ntitle Kink, jump, 100 % & <b>\nrecipe plot(relu)\n0 var x\n1 relu 0 0 0 0\n"
    "curve function 1 0 hue 0 order 0 label relu\n2 slope relu 0 0 0 0\n"
    "curve function 2 0 hue 0 order 1 label relu'\nend\n";

static char folder[1024];

struct viewer {
    pid_t pid;
    int fd;
    struct nb_buf in;
};

/* Starts a viewer in the test's folder with the given SDL driver, or with no
 * display at all when that is NULL. */
static void start(struct viewer *v, const char *driver)
{
    const char *program = getenv("NABLA_VIEW");
    int ends[2];
    assert_non_null(program);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    v->pid = fork();
    if (v->pid == 0) {
        char number[16];
        snprintf(number, sizeof number, "%d", ends[1]);
        close(ends[0]);
        unsetenv("DISPLAY");
        unsetenv("WAYLAND_DISPLAY");
        unsetenv("SDL_VIDEODRIVER");
        if (driver)
            setenv("SDL_VIDEODRIVER", driver, 1);
        if (chdir(folder) == 0)
            execl(program, program, number, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    v->fd = ends[0];
    v->in = (struct nb_buf){0};
}

/* All of it: what does not fit into the socket waits until the viewer has read. */
static void tell(struct viewer *v, const char *text)
{
    for (size_t left = strlen(text); left > 0;) {
        struct pollfd p = {.fd = v->fd, .events = POLLOUT};
        assert_int_equal(poll(&p, 1, 60000), 1);
        const ssize_t n = nb_message_push(v->fd, text, left);
        assert_true(n >= 0);
        text += n;
        left -= (size_t)n;
    }
}

static void expect(struct viewer *v, const char *line)
{
    char *got;
    while (!(got = nb_message_take(&v->in)))
        assert_true(nb_message_fill(v->fd, &v->in));
    assert_string_equal(got, line);
    free(got);
}

/* Ends the connection; the viewer must follow by itself. */
static void finish(struct viewer *v)
{
    int status;
    close(v->fd);
    assert_int_equal(waitpid(v->pid, &status, 0), v->pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    nb_buf_free(&v->in);
}

static const char *const formats[] = {"png", "svg", "pdf", "eps", "csv"};
enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

static int make_folder(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/nabla-view-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

/* The path of the i-th run's file of a format. */
static char *file(int run, const char *format)
{
    struct nb_buf path = {0};
    nb_buf_printf(&path, "%s/%d.%s", folder, run, format);
    return nb_buf_take(&path);
}

static int remove_folder(void **state)
{
    (void)state;
    for (int run = 0; run < 2; run++)
        for (size_t i = 0; i < FORMAT_COUNT; i++) {
            char *path = file(run, formats[i]);
            unlink(path);
            free(path);
        }
    return rmdir(folder);
}

static void saves_are_the_same_to_the_byte(void **state)
{
    (void)state;
    for (int run = 0; run < 2; run++) {
        struct viewer v;
        start(&v, NULL);
        tell(&v, figure);
        for (size_t i = 0; i < FORMAT_COUNT; i++) {
            char command[64], answer[64];
            snprintf(command, sizeof command, "save %d.%s\n", run, formats[i]);
            snprintf(answer, sizeof answer, "saved %d.%s", run, formats[i]);
            tell(&v, command);
            expect(&v, answer);
        }
        finish(&v);
        if (run == 0)
            sleep(1); /* a date would show */
    }
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        char *first = file(0, formats[i]), *second = file(1, formats[i]);
        char command[4096];
        snprintf(command, sizeof command, "cmp '%s' '%s'", first, second);
        assert_int_equal(system(command), 0);
        free(first);
        free(second);
    }
}

static void mistakes_are_answered(void **state)
{
    (void)state;
    struct viewer v;
    start(&v, NULL);
    tell(&v, "save a.png\nfigure\nend\nsave a.png\nshow\n");
    expect(&v, "error nothing to save: the figure is empty");
    expect(&v, "saved a.png"); /* a figure of axes alone is one */
    expect(&v, "error nothing to show: the figure is empty");
    tell(&v, "figure\ncurve garbage\nx 2 1\nend\nwhat is this\n\nsave a.xyz\n");
    expect(&v, "error malformed figure line 'curve garbage'");
    expect(&v, "error unknown file type '.xyz' (know:" NB_FORMATS(NAMED) ")");
    finish(&v);
}

static void no_display_is_told(void **state)
{
    (void)state;
    struct viewer v;
    start(&v, NULL);
    tell(&v, figure);
    tell(&v, "show\n");
#ifdef HAVE_SDL
    expect(&v, "error no display (DISPLAY and WAYLAND_DISPLAY are unset): "
               "save the plot with savefig(\"plot.png\")");
#else
    expect(&v, "error this nabla was built without a window");
#endif
    finish(&v);
}

static const char data_curve[] = "nabla 1\nfigure\nrecipe plot(y)\naxes 1 1 0\n"
                                 "curve data hue 0 order 0 label y\n";
enum { POINTS = 40000 };

static double *numbers(void)
{
    double *xy = calloc(2 * POINTS, sizeof *xy);
    for (size_t i = 0; i < POINTS; i++) {
        xy[i] = 1e-3 * (double)i;
        xy[POINTS + i] = i % 777 ? sin(xy[i]) : NAN;
    }
    return xy;
}

/* A line with a descriptor, which is closed here. */
static void tell_with(struct viewer *v, const char *line, int fd)
{
    assert_true(nb_handover_push(v->fd, line, strlen(line), fd) == (ssize_t)strlen(line));
    close(fd);
}

/* Points in shared memory are the same as in lines. */
static void points_are_shared(void **state)
{
    (void)state;
    double *xy = numbers();
    const struct nb_shared_part part = {xy, 2 * POINTS * sizeof *xy};
    const int fd = nb_shared_new(&part, 1);
    struct viewer v;
    struct nb_buf text = {0};
    if (fd < 0)
        skip();
    start(&v, NULL);
    tell(&v, data_curve);
    tell_with(&v, "shared 40000\n", fd);
    tell(&v, "end\nsave 0.csv\nsave 0.png\n");
    expect(&v, "saved 0.csv");
    expect(&v, "saved 0.png");
    finish(&v);
    for (size_t i = 0; i < POINTS; i++) {
        nb_buf_add(&text, i % 8 ? "" : "bits ");
        nb_message_put_bits(&text, xy[i]);
        nb_message_put_bits(&text, xy[POINTS + i]);
        nb_buf_add(&text, i % 8 == 7 ? "\n" : "");
    }
    start(&v, NULL);
    tell(&v, data_curve);
    tell(&v, nb_buf_text(&text));
    tell(&v, "end\nsave 1.csv\nsave 1.png\n");
    expect(&v, "saved 1.csv");
    expect(&v, "saved 1.png");
    finish(&v);
    char command[4096];
    snprintf(command, sizeof command, "cd '%s' && cmp 0.csv 1.csv && cmp 0.png 1.png", folder);
    assert_int_equal(system(command), 0);
    nb_buf_free(&text);
    free(xy);
}

/* Memory that is not what its line says is no points, and nobody falls over it. */
static void what_is_no_points_is_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "shared 40001", "shared", "shared 1e9", "shared -1", "shared 9223372036854775807",
        "shared 0"};
    double *xy = numbers();
    const struct nb_shared_part part = {xy, 2 * POINTS * sizeof *xy};
    struct viewer v;
    start(&v, NULL);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char line[100], answer[100];
        const int fd = nb_shared_new(&part, 1);
        if (fd < 0)
            skip();
        snprintf(line, sizeof line, "%s\n", lines[i]);
        snprintf(answer, sizeof answer, "error malformed figure line '%s'", lines[i]);
        tell(&v, data_curve);
        tell_with(&v, line, fd);
        tell(&v, "end\nsave 0.csv\n");
        expect(&v, answer);
        expect(&v, "error nothing to save: the figure is empty");
    }
    /* No descriptor, and one that its owner could still cut short. */
    tell(&v, data_curve);
    tell(&v, "shared 40000\nend\n");
    expect(&v, "error malformed figure line 'shared 40000'");
    FILE *file = tmpfile();
    assert_int_equal(fwrite(xy, sizeof *xy, 2 * POINTS, file), 2 * POINTS);
    fflush(file);
    tell(&v, data_curve);
    tell_with(&v, "shared 40000\n", dup(fileno(file)));
    tell(&v, "end\n");
    expect(&v, "error malformed figure line 'shared 40000'");
    fclose(file);
    finish(&v);
    free(xy);
}

/* All of the window's code but the screen. */
static void a_window_shows_saves_and_ends(void **state)
{
    (void)state;
#ifdef HAVE_SDL
    struct viewer v;
    start(&v, "dummy");
    tell(&v, figure);
    tell(&v, "show\n");
    expect(&v, "ready");
    tell(&v, "save 0.png\n");
    expect(&v, "saved 0.png");
    tell(&v, figure);
    tell(&v, "show\nsave 1.png\n");
    expect(&v, "ready");
    expect(&v, "saved 1.png");
    finish(&v);
    start(&v, "dummy");
    tell(&v, figure);
    tell(&v, "show\nquit\n");
    expect(&v, "ready");
    finish(&v);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saves_are_the_same_to_the_byte),
        cmocka_unit_test(mistakes_are_answered),
        cmocka_unit_test(no_display_is_told),
        cmocka_unit_test(points_are_shared),
        cmocka_unit_test(what_is_no_points_is_refused),
        cmocka_unit_test(a_window_shows_saves_and_ends),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
