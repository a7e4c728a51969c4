/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What src/base/posix.h and coroutine.h promise, whichever way this system has it:
 * test_posix_without is the same test over their replacements. */
#include "config.h"

#include "base/posix.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/coroutine.h"

static bool closes(int fd)
{
    return fcntl(fd, F_GETFD) == FD_CLOEXEC;
}

static void close_both(const int pair[2])
{
    close(pair[0]);
    close(pair[1]);
}

static void test_pairs(void **state)
{
    (void)state;
    int pair[2];
    char got[3] = "";
    assert_true(nb_posix_sockets(pair));
    assert_true(closes(pair[0]) && closes(pair[1]));
    assert_int_equal(nb_posix_send_bytes(pair[0], "ab", 2), 2);
    assert_int_equal(read(pair[1], got, 2), 2);
    assert_string_equal(got, "ab");
    close_both(pair);
    assert_true(nb_posix_pipe(pair));
    assert_true(closes(pair[0]) && closes(pair[1]));
    close_both(pair);
}

/* None is left: errors are the system's. */
static void test_no_descriptors(void **state)
{
    (void)state;
    struct rlimit usual, none;
    int pair[2];
    getrlimit(RLIMIT_NOFILE, &usual);
    none = usual;
    none.rlim_cur = 0;
    setrlimit(RLIMIT_NOFILE, &none);
    const bool sockets = nb_posix_sockets(pair), sockets_errno = errno == EMFILE;
    const bool ends = nb_posix_pipe(pair), ends_errno = errno == EMFILE;
    setrlimit(RLIMIT_NOFILE, &usual);
    assert_false(sockets || ends);
    assert_true(sockets_errno && ends_errno);
}

static volatile sig_atomic_t heard;

static void hear(int number)
{
    (void)number;
    heard++;
}

static void listen_to(int number)
{
    struct sigaction action = {.sa_handler = hear};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
    heard = 0;
}

/* A partner that is gone is an error and no signal; one that was waiting goes on waiting. */
static void test_gone(void **state)
{
    (void)state;
    int pair[2];
    sigset_t broken, before, waiting;
    listen_to(SIGPIPE);
    assert_true(nb_posix_sockets(pair));
    close(pair[1]);
    assert_int_equal(nb_posix_send_bytes(pair[0], "a", 1), -1);
    assert_int_equal(errno, EPIPE);
    assert_int_equal(heard, 0);
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, &before);
    raise(SIGPIPE);
    assert_int_equal(nb_posix_send_bytes(pair[0], "a", 1), -1);
    sigpending(&waiting);
    assert_int_equal(sigismember(&waiting, SIGPIPE), 1);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    assert_int_equal(heard, 1);
    signal(SIGPIPE, SIG_DFL);
    close(pair[0]);
}

/* A full socket does not wait. */
static void test_full(void **state)
{
    (void)state;
    static char many[1 << 16];
    int pair[2];
    ssize_t n;
    assert_true(nb_posix_sockets(pair));
    do
        n = nb_posix_send_bytes(pair[0], many, sizeof many);
    while (n > 0);
    assert_true(errno == EAGAIN || errno == EWOULDBLOCK);
    close_both(pair);
}

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(2 * sizeof(int))];
};

/* Descriptors that come with a byte are closed in programs that are started. */
static void test_descriptors(void **state)
{
    (void)state;
    int pair[2], sent[2] = {dup(0), dup(1)}, came[2];
    char byte = 'x';
    union control control = {0};
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof control.bytes};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof sent);
    memcpy(CMSG_DATA(head), sent, sizeof sent);
    assert_true(nb_posix_sockets(pair));
    assert_int_equal(nb_posix_send(pair[0], &message), 1);
    control = (union control){0};
    message.msg_controllen = sizeof control.bytes;
    assert_int_equal(nb_posix_receive(pair[1], &message), 1);
    head = CMSG_FIRSTHDR(&message);
    assert_true(head && head->cmsg_type == SCM_RIGHTS);
    memcpy(came, CMSG_DATA(head), sizeof came);
    assert_true(closes(came[0]) && closes(came[1]));
    close_both(sent);
    close_both(came);
    close_both(pair);
}

static const struct timespec at_once = {0, 0}, soon = {0, 20000000};

static void test_poll(void **state)
{
    (void)state;
    int ends[2];
    sigset_t mask;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    assert_true(nb_posix_pipe(ends));
    struct pollfd p[] = {
        {ends[0], POLLIN, 0x7f}, {-1, POLLIN | POLLOUT, 0x7f}, {ends[1], POLLOUT, 0x7f}};
    assert_int_equal(nb_posix_poll(p, 1, &at_once, &mask), 0);
    assert_int_equal(p[0].revents, 0);
    assert_int_equal(nb_posix_poll(p, 1, &soon, &mask), 0);
    assert_int_equal(nb_posix_poll(p, 3, NULL, &mask), 1);
    assert_int_equal(p[0].revents, 0);
    assert_int_equal(p[1].revents, 0);
    assert_int_equal(p[2].revents, POLLOUT);
    assert_int_equal(write(ends[1], "a", 1), 1);
    assert_int_equal(nb_posix_poll(p, 3, NULL, &mask), 2);
    assert_int_equal(p[0].revents, POLLIN);
    assert_int_equal(nb_posix_poll(NULL, 0, &soon, &mask), 0);
    close(ends[1]);
    assert_int_equal(nb_posix_poll(p, 1, NULL, &mask), 1);
    assert_true(p[0].revents & POLLIN);
    close(ends[0]);
    assert_int_equal(nb_posix_poll(p, 1, NULL, &mask), 1);
    assert_int_equal(p[0].revents, POLLNVAL);
}

/* The end of who writes is news for who reads. */
static void test_end(void **state)
{
    (void)state;
    int ends[2];
    sigset_t mask;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    assert_true(nb_posix_pipe(ends));
    close(ends[1]);
    struct pollfd p = {ends[0], POLLIN, 0};
    assert_int_equal(nb_posix_poll(&p, 1, NULL, &mask), 1);
    assert_true(p.revents & (POLLIN | POLLHUP));
    close(ends[0]);
}

/* A signal that came while it was blocked ends the wait. */
static void test_signal(void **state)
{
    (void)state;
    sigset_t held, outside;
    sigemptyset(&held);
    sigaddset(&held, SIGUSR1);
    sigprocmask(SIG_BLOCK, &held, &outside);
    listen_to(SIGUSR1);
    raise(SIGUSR1);
    assert_int_equal(heard, 0);
    assert_int_equal(nb_posix_poll(NULL, 0, NULL, &outside), -1);
    assert_int_equal(errno, EINTR);
    assert_int_equal(heard, 1);
    sigprocmask(SIG_SETMASK, &outside, NULL);
    signal(SIGUSR1, SIG_DFL);
}

static void test_own_path(void **state)
{
    (void)state;
    char path[4096], few[4];
    assert_true(nb_posix_own_path(path, sizeof path));
    assert_int_equal(path[0], '/');
    assert_non_null(strstr(path, "test_posix"));
    assert_int_equal(access(path, X_OK), 0);
    assert_false(nb_posix_own_path(few, sizeof few));
}

static void test_screen(void **state)
{
    (void)state;
    setenv("SSH_CONNECTION", "here there", 1);
    assert_false(nb_posix_has_screen());
    unsetenv("SSH_CONNECTION");
#ifdef NB_OWN_SCREEN
    assert_true(nb_posix_has_screen());
#else
    assert_false(nb_posix_has_screen());
#endif
}

enum { STACK = 1 << 20, STEPS = 1000 };

struct counting {
    struct nb_coroutine *at;
    int count;
    bool over;
    struct counting *other; /* entered at every step; or NULL */
};

static void count(void *ctx)
{
    struct counting *c = ctx;
    volatile char deep[STACK / 2];
    deep[0] = deep[sizeof deep - 1] = 1;
    for (int i = 0; i < STEPS; i++) {
        c->count += deep[0];
        if (c->other)
            nb_coroutine_enter(c->other->at);
        nb_coroutine_leave(c->at);
    }
    c->over = true;
}

static void test_coroutine(void **state)
{
    (void)state;
    struct counting inner = {0}, outer = {.other = &inner};
    inner.at = nb_coroutine_new(STACK, count, &inner);
    outer.at = nb_coroutine_new(STACK, count, &outer);
    assert_non_null(inner.at);
    assert_int_equal(inner.count, 0);
    for (int i = 1; i <= STEPS; i++) {
        nb_coroutine_enter(outer.at);
        assert_int_equal(outer.count, i);
        assert_int_equal(inner.count, i);
        assert_false(outer.over);
    }
    nb_coroutine_enter(inner.at);
    assert_true(inner.over);
    outer.other = NULL;
    nb_coroutine_enter(outer.at);
    assert_true(outer.over);
    nb_coroutine_free(outer.at);
    nb_coroutine_free(inner.at);
}

/* One that has not begun, one in the middle; and none. */
static void test_given_up(void **state)
{
    (void)state;
    struct counting c = {0}, none = {0};
    c.at = nb_coroutine_new(STACK, count, &c);
    none.at = nb_coroutine_new(STACK, count, &none);
    nb_coroutine_enter(c.at);
    nb_coroutine_free(c.at);
    nb_coroutine_free(none.at);
    nb_coroutine_free(NULL);
    assert_int_equal(c.count, 1);
    assert_int_equal(none.count, 0);
    assert_false(c.over);
    assert_null(nb_coroutine_new((size_t)1 << 62, count, &c));
}

static void wait_inside(void *ctx)
{
    sigset_t mask;
    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    sigdelset(&mask, SIGUSR1);
    kill(getpid(), SIGUSR1); /* for the process: whoever lets it in */
    *(int *)ctx = nb_posix_poll(NULL, 0, NULL, &mask);
}

/* Ctrl-C reaches who waits inside of one. */
static void test_signal_inside(void **state)
{
    (void)state;
    int said = 0;
    sigset_t held, before, after;
    sigemptyset(&held);
    sigaddset(&held, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &held, &before);
    listen_to(SIGUSR1);
    struct nb_coroutine *c = nb_coroutine_new(STACK, wait_inside, &said);
    nb_coroutine_enter(c);
    assert_int_equal(said, -1);
    assert_int_equal(heard, 1);
    nb_coroutine_free(c);
    pthread_sigmask(SIG_SETMASK, &before, &after);
    assert_int_equal(sigismember(&after, SIGUSR1), 1);
    assert_int_equal(sigismember(&after, SIGUSR2), 0);
    signal(SIGUSR1, SIG_DFL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),         cmocka_unit_test(test_no_descriptors),
        cmocka_unit_test(test_gone),          cmocka_unit_test(test_full),
        cmocka_unit_test(test_descriptors),   cmocka_unit_test(test_poll),
        cmocka_unit_test(test_end),           cmocka_unit_test(test_signal),
        cmocka_unit_test(test_own_path),      cmocka_unit_test(test_screen),
        cmocka_unit_test(test_coroutine),     cmocka_unit_test(test_given_up),
        cmocka_unit_test(test_signal_inside),
    };
    alarm(60);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
