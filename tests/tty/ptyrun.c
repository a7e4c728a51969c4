/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ptyrun SCRIPT: plays a person at a terminal.
 *
 * Runs $NABLA on a pseudo-terminal as the lines of the script say, one command
 * a line; '#' begins a comment:
 *
 *     env NAME=VALUE      for the program ($TMP in it: a folder of this run)
 *     write PATH TEXT     makes a file
 *     start ARGUMENTS     starts the program; again: after the last one ended
 *     send TEXT           types: \r \n \t \e \\ \s (blank) \xHH; ^C is control-C
 *     expect TEXT         waits up to 5 s until TEXT comes after the last match
 *     row N TEXT          waits up to 5 s until the row N below (-1: above) the cursor's shows
 *                         TEXT and no more
 *     cursor TEXT         ... until TEXT, whole, stands left of the cursor in its row
 *     shows TEXT          ... until some row of the screen has TEXT in it
 *     hides TEXT          ... until none has
 *     looks FACE TEXT     ... until the last TEXT on the screen has this graphic rendition,
 *                         "1;31"; "-": none
 *     refuse TEXT         TEXT has not come since the match before the last one
 *     signal NAME         INT TERM HUP WINCH STOP CONT KILL
 *     hangup              the terminal is closed
 *     resize ROWS COLUMNS    also before start
 *     sleep SECONDS
 *     idle SECONDS        the program and its children use no processor time
 *                         for so long
 *     run COMMAND         a shell command, which must succeed; $CHILD is the
 *                         program's process
 *     deny COMMAND        one that must say no, with status 1: grep that finds nothing, cmp
 *                         of files that differ; where there is no file, that is no no
 *     cooked              the terminal echoes and has lines again
 *     exit STATUS         waits up to 5 s until the program ends with it
 *     file PATH TEXT      the file has TEXT
 *     mode PATH OCTAL     the file has this mode
 *     skip-unless readline    exit 77 where nabla is built without
 *
 * What row, cursor, shows, hides and looks see is the screen of a terminal (screen.h); what
 * came up to then, the next expect does not find. For expect and refuse, escape sequences and
 * carriage returns in the program's output are dropped before it is compared. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "tests/tty/screen.h"

enum {
    PATIENCE_MS = 5000, /* for what should come at once, on a busy machine */
    MAX_ARGUMENTS = 16,
    SKIPPED = 77,
};

struct run {
    const char *script;
    size_t line;
    char folder[64];
    pid_t child; /* 0: none runs */
    int terminal;
    struct nb_buf seen; /* the output, without escapes */
    size_t matched;     /* up to where the last `expect` has read it */
    size_t before;      /* and the one before it */
    enum { PLAIN, ESCAPE, CSI, OSC } state;
    struct winsize size;
    struct nb_terminal screen;
};

__attribute__((noreturn, format(printf, 2, 3))) static void fail(struct run *r, const char *format,
                                                                 ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%zu: ", r->script, r->line);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\n--- the terminal since the last match:\n%s\n---\n--- before it:\n%.*s\n",
            nb_buf_text(&r->seen) + r->matched, (int)r->matched, nb_buf_text(&r->seen));
    if (r->child)
        kill(r->child, SIGKILL);
    exit(1);
}

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* One byte of output: into `seen` unless it is part of an escape sequence. */
static void see(struct run *r, char c)
{
    switch (r->state) {
    case PLAIN:
        if (c == '\033')
            r->state = ESCAPE;
        else if (c != '\r' && c != '\a')
            nb_buf_addc(&r->seen, c);
        break;
    case ESCAPE:
        r->state = c == '[' ? CSI : c == ']' ? OSC : PLAIN;
        break;
    case CSI:
        if (c >= '@' && c <= '~')
            r->state = PLAIN;
        break;
    case OSC:
        if (c == '\a' || c == '\\')
            r->state = PLAIN;
        break;
    }
}

/* Reads for at most so long; false when nothing came or the terminal is gone. */
static bool listen_for(struct run *r, long long ms)
{
    struct pollfd fd = {.fd = r->terminal, .events = POLLIN};
    if (poll(&fd, 1, (int)(ms > 0 ? ms : 0)) <= 0)
        return false;
    char chunk[4096];
    ssize_t n = read(r->terminal, chunk, sizeof chunk);
    for (ssize_t i = 0; i < n; i++)
        see(r, chunk[i]);
    if (n > 0)
        nb_terminal_write(&r->screen, chunk, (size_t)n);
    return n > 0;
}

/* In place: what the escapes of a script stand for. Returns the length. */
static size_t unescape(char *text)
{
    static const char letters[] = "rnte\\s", meant[] = "\r\n\t\033\\ ";
    char *out = text;
    for (const char *p = text; *p; p++) {
        const char *letter;
        if (*p == '^' && p[1] >= '@' && p[1] <= '_') {
            *out++ = (char)(*++p - '@');
        } else if (*p == '\\' && p[1] == 'x') {
            char hex[3] = {p[2], p[2] ? p[3] : '\0', '\0'};
            *out++ = (char)strtol(hex, NULL, 16);
            p += 1 + strlen(hex);
        } else if (*p == '\\' && p[1] && (letter = strchr(letters, p[1]))) {
            *out++ = meant[letter - letters];
            p++;
        } else {
            *out++ = *p;
        }
    }
    *out = '\0';
    return (size_t)(out - text);
}

/* The text with every $TMP replaced by the run's folder. */
static char *expand(const struct run *r, const char *text)
{
    struct nb_buf out = {0};
    for (const char *at; (at = strstr(text, "$TMP")); text = at + 4) {
        nb_buf_addn(&out, text, (size_t)(at - text));
        nb_buf_add(&out, r->folder);
    }
    nb_buf_add(&out, text);
    return nb_buf_take(&out);
}

/* Cuts the first word off; the rest begins after its blanks. */
static char *next_word(char **rest)
{
    char *word = *rest + strspn(*rest, " ");
    size_t len = strcspn(word, " ");
    *rest = word + len;
    if (**rest)
        *(*rest)++ = '\0';
    return word;
}

static void do_env(struct run *r, char *rest)
{
    char *value = strchr(rest, '=');
    if (!value)
        fail(r, "env NAME=VALUE");
    *value++ = '\0';
    setenv(rest, value, 1);
}

static void do_write(struct run *r, char *rest)
{
    char *path = next_word(&rest);
    size_t len = unescape(rest);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    FILE *out = fopen(path, "w");
    if (!out || fwrite(rest, 1, len, out) != len || fclose(out) != 0)
        fail(r, "cannot write %s", path);
}

/* Whoever ignores or blocks some, as nohup does: the program starts with none. */
static void reset_signals(void)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGTSTP};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], SIG_DFL);
}

static void do_start(struct run *r, char *rest)
{
    static char program[] = "nabla";
    char *argv[MAX_ARGUMENTS + 1] = {program};
    for (size_t n = 1; *rest && n < MAX_ARGUMENTS; n++)
        argv[n] = next_word(&rest);
    if (r->child)
        fail(r, "the last one still runs");
    r->matched = r->before = r->seen.len;
    const char *path = getenv("NABLA");
    nb_terminal_fini(&r->screen);
    nb_terminal_init(&r->screen, r->size.ws_row, r->size.ws_col);
    r->child = forkpty(&r->terminal, NULL, NULL, &r->size);
    if (r->child == 0) {
        reset_signals();
        execv(path ? path : "src/app/nabla", argv);
        perror("cannot run nabla");
        _exit(127);
    }
    if (r->child < 0)
        fail(r, "forkpty: %s", strerror(errno));
}

static void do_send(struct run *r, char *rest)
{
    size_t len = unescape(rest);
    for (size_t sent = 0; sent < len;) {
        ssize_t n = write(r->terminal, rest + sent, len - sent);
        if (n < 0)
            fail(r, "cannot type: %s", strerror(errno));
        sent += (size_t)n;
        listen_for(r, 0);
    }
}

static void do_expect(struct run *r, char *rest)
{
    unescape(rest);
    long long end = now_ms() + PATIENCE_MS;
    for (;;) {
        const char *text = nb_buf_text(&r->seen);
        const char *found = strstr(text + r->matched, rest);
        if (found) {
            r->before = r->matched;
            r->matched = (size_t)(found - text) + strlen(rest);
            return;
        }
        if (!listen_for(r, end - now_ms())) /* time is up, or the program gone */
            fail(r, "did not see: %s", rest);
    }
}

static void do_refuse(struct run *r, char *rest)
{
    unescape(rest);
    while (listen_for(r, 0))
        ;
    if (strstr(nb_buf_text(&r->seen) + r->before, rest))
        fail(r, "should not have seen: %s", rest);
}

static void print_screen(const struct run *r)
{
    for (size_t y = 0; y < r->screen.rows; y++) {
        char *text = nb_terminal_text(&r->screen, y, 0, r->screen.columns);
        if (text[0] || y == r->screen.y)
            fprintf(stderr, "%c %s\n", y == r->screen.y ? '>' : '|', text);
        free(text);
    }
    fprintf(stderr, "the cursor is in column %zu\n", r->screen.x);
}

/* Waits until the screen is as it should be. */
static void wait_for_screen(struct run *r, bool (*holds)(const struct run *r, const char *text),
                            const char *text)
{
    const long long end = now_ms() + PATIENCE_MS;
    while (!holds(r, text)) {
        if (listen_for(r, end - now_ms()))
            continue;
        print_screen(r);
        fail(r, "the screen is not so: %s", text);
    }
    r->before = r->matched;
    r->matched = r->seen.len;
}

static bool has_row(const struct run *r, const char *rest)
{
    char *end;
    const long y = (long)r->screen.y + strtol(rest, &end, 10);
    if (y < 0 || y >= (long)r->screen.rows)
        return false;
    char *text = nb_terminal_text(&r->screen, (size_t)y, 0, r->screen.columns);
    const bool good = strcmp(text, end + (*end == ' ')) == 0;
    free(text);
    return good;
}

static bool has_cursor(const struct run *r, const char *rest)
{
    char *text = nb_terminal_text(&r->screen, r->screen.y, 0, r->screen.x);
    size_t wanted = strlen(rest), blanks = 0;
    while (wanted > 0 && rest[wanted - 1] == ' ') /* the text ends before them */
        wanted--, blanks++;
    const bool good = strlen(text) == wanted && strncmp(text, rest, wanted) == 0;
    free(text);
    size_t column = blanks;
    for (size_t x = 0; x < r->screen.columns; x++) {
        const struct nb_glyph *g = &r->screen.row[r->screen.y].glyphs[x];
        if (x < r->screen.x && g->text[0] && strcmp(g->text, " ") != 0)
            column = x + (g->width == 2 ? 2 : 1) + blanks;
    }
    return good && column == r->screen.x;
}

/* The row and column of the last place where the text stands. */
static bool find_on_screen(const struct run *r, const char *text, size_t *y, size_t *x)
{
    for (*y = r->screen.rows; (*y)-- > 0;)
        for (*x = r->screen.columns; (*x)-- > 0;) {
            char *rest = nb_terminal_text(&r->screen, *y, *x, r->screen.columns);
            const bool found = strncmp(rest, text, strlen(text)) == 0;
            free(rest);
            if (found)
                return true;
        }
    return false;
}

static bool has_text(const struct run *r, const char *text)
{
    size_t y, x;
    return find_on_screen(r, text, &y, &x);
}

static bool has_not(const struct run *r, const char *text)
{
    return !has_text(r, text);
}

static bool has_look(const struct run *r, const char *rest)
{
    size_t len = strcspn(rest, " "), y, x;
    const char *text = rest + len + 1;
    if (!find_on_screen(r, text, &y, &x))
        return false;
    char look[NB_LOOK_BYTES] = "";
    if (strncmp(rest, "- ", 2) != 0)
        snprintf(look, sizeof look, "%.*s", (int)len, rest);
    for (const char *p = text; *p; x++) {
        const struct nb_glyph *g = &r->screen.row[y].glyphs[x];
        if (*p != ' ' && strcmp(g->look, look) != 0)
            return false;
        p += g->text[0] ? strlen(g->text) : 1;
        x += g->width == 2;
    }
    return true;
}

static void do_row(struct run *r, char *rest)
{
    unescape(rest);
    wait_for_screen(r, has_row, rest);
}

static void do_cursor(struct run *r, char *rest)
{
    unescape(rest);
    wait_for_screen(r, has_cursor, rest);
}

static void do_shows(struct run *r, char *rest)
{
    unescape(rest);
    wait_for_screen(r, has_text, rest);
}

static void do_hides(struct run *r, char *rest)
{
    unescape(rest);
    wait_for_screen(r, has_not, rest);
}

static void do_looks(struct run *r, char *rest)
{
    unescape(rest);
    wait_for_screen(r, has_look, rest);
}

static void do_signal(struct run *r, char *rest)
{
    static const struct {
        const char *name;
        int number;
    } names[] = {
        {"INT", SIGINT},   {"TERM", SIGTERM}, {"HUP", SIGHUP},   {"WINCH", SIGWINCH},
        {"STOP", SIGSTOP}, {"CONT", SIGCONT}, {"KILL", SIGKILL},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(rest, names[i].name) == 0) {
            kill(r->child, names[i].number);
            return;
        }
    }
    fail(r, "unknown signal %s", rest);
}

static void do_hangup(struct run *r, char *rest)
{
    (void)rest;
    close(r->terminal);
    r->terminal = open("/dev/null", O_RDONLY);
}

static void do_resize(struct run *r, char *rest)
{
    r->size.ws_row = (unsigned short)atoi(next_word(&rest));
    r->size.ws_col = (unsigned short)atoi(rest);
    if (!r->child)
        return;
    while (listen_for(r, 0)) /* it was written for the old size */
        ;
    nb_terminal_resize(&r->screen, r->size.ws_row, r->size.ws_col);
    ioctl(r->terminal, TIOCSWINSZ, &r->size);
}

/* Goes on reading: a terminal that nobody reads stops the program. */
static void do_sleep(struct run *r, char *rest)
{
    long long end = now_ms() + (long long)(1000 * atof(rest));
    for (long long left; (left = end - now_ms()) > 0;)
        if (!listen_for(r, left) && end > now_ms())
            poll(NULL, 0, (int)(end - now_ms()));
}

/* Processor time of the child so far, in clock ticks: fields 14 and 15 of its
 * stat, counted from the ')' that ends its name. */
static unsigned long ticks_of(struct run *r, long pid)
{
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    FILE *in = fopen(path, "r");
    if (!in) {
        fprintf(stderr, "no %s: skipped\n", path);
        kill(r->child, SIGKILL);
        exit(SKIPPED);
    }
    size_t n = fread(text, 1, sizeof text - 1, in);
    fclose(in);
    text[n] = '\0';
    char *field = strrchr(text, ')');
    for (int i = 2; field && i < 14; i++)
        field = strchr(field + 1, ' ');
    if (!field)
        fail(r, "cannot read %s", path);
    unsigned long user = strtoul(field, &field, 10);
    return user + strtoul(field, NULL, 10);
}

/* The program and, where the kernel lists them, its children: the viewer. */
static unsigned long used_ticks(struct run *r)
{
    char path[96];
    unsigned long ticks = ticks_of(r, r->child);
    snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", (long)r->child, (long)r->child);
    FILE *in = fopen(path, "r");
    long pid;
    while (in && fscanf(in, "%ld", &pid) == 1)
        ticks += ticks_of(r, pid);
    if (in)
        fclose(in);
    return ticks;
}

static void do_idle(struct run *r, char *rest)
{
    unsigned long before = used_ticks(r);
    do_sleep(r, rest);
    unsigned long used = used_ticks(r) - before;
    if (used > 0)
        fail(r, "used %lu ticks of processor time while idle", used);
}

static void do_cooked(struct run *r, char *rest)
{
    (void)rest;
    struct termios mode;
    if (tcgetattr(r->terminal, &mode) != 0)
        fail(r, "tcgetattr: %s", strerror(errno));
    if (!(mode.c_lflag & ICANON) || !(mode.c_lflag & ECHO))
        fail(r, "the terminal was left in raw mode");
}

/* The status as a shell gives it: 128 and the signal for one that was killed. */
static int shell_status(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void do_exit(struct run *r, char *rest)
{
    int status;
    long long end = now_ms() + PATIENCE_MS;
    while (waitpid(r->child, &status, WNOHANG) == 0) {
        if (now_ms() >= end)
            fail(r, "has not ended");
        if (!listen_for(r, 20))
            poll(NULL, 0, 5);
    }
    while (listen_for(r, 0))
        ;
    r->child = 0;
    close(r->terminal);
    if (shell_status(status) != atoi(rest))
        fail(r, "ended with %d", shell_status(status));
}

static void do_file(struct run *r, char *rest)
{
    const char *path = next_word(&rest);
    unescape(rest);
    char text[65536] = "";
    FILE *in = fopen(path, "r");
    if (!in)
        fail(r, "no file %s", path);
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    if (!strstr(text, rest))
        fail(r, "%s has no '%s', but:\n%s", path, rest, text);
}

static void do_mode(struct run *r, char *rest)
{
    const char *path = next_word(&rest);
    struct stat st;
    if (stat(path, &st) != 0)
        fail(r, "no file %s", path);
    if ((st.st_mode & 0777) != (mode_t)strtoul(rest, NULL, 8))
        fail(r, "%s has mode %o", path, (unsigned)st.st_mode & 0777);
}

static void do_skip_unless(struct run *r, char *rest)
{
    bool readline = false;
#ifdef HAVE_READLINE
    readline = true;
#endif
    if (strcmp(rest, "readline") != 0)
        fail(r, "unknown feature %s", rest);
    if (!readline)
        exit(SKIPPED);
}

static int run_shell(struct run *r, const char *command)
{
    char pid[24];
    snprintf(pid, sizeof pid, "%ld", (long)r->child);
    setenv("CHILD", pid, 1);
    return system(command);
}

static void do_run(struct run *r, char *rest)
{
    if (run_shell(r, rest) != 0)
        fail(r, "failed: %s", rest);
}

static void do_deny(struct run *r, char *rest)
{
    const int status = run_shell(r, rest);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 1)
        fail(r, "did not say no: %s", rest);
}

static const struct {
    const char *name;
    void (*run)(struct run *r, char *rest);
} commands[] = {
    {"env", do_env},       {"write", do_write},   {"start", do_start},
    {"send", do_send},     {"expect", do_expect}, {"refuse", do_refuse},
    {"signal", do_signal}, {"resize", do_resize}, {"sleep", do_sleep},
    {"idle", do_idle},     {"cooked", do_cooked}, {"exit", do_exit},
    {"file", do_file},     {"mode", do_mode},     {"skip-unless", do_skip_unless},
    {"run", do_run},       {"deny", do_deny},     {"hangup", do_hangup},
    {"row", do_row},       {"cursor", do_cursor}, {"shows", do_shows},
    {"hides", do_hides},   {"looks", do_looks},
};

static void run_line(struct run *r, char *line)
{
    char *text = expand(r, line);
    char *rest = text;
    const char *name = next_word(&rest);
    size_t i = 0;
    while (i < sizeof commands / sizeof commands[0] && strcmp(name, commands[i].name) != 0)
        i++;
    if (i == sizeof commands / sizeof commands[0])
        fail(r, "unknown command %s", name);
    commands[i].run(r, rest);
    free(text);
}

/* The same for every user and machine: no inputrc, history and start-up file but
 * those that the script makes. */
static void set_environment(const char *folder)
{
    setenv("TERM", "xterm", 1);
    setenv("HOME", folder, 1);
    setenv("INPUTRC", "/dev/null", 1);
    static const char *const unset[] = {"NABLA_HISTORY", "XDG_STATE_HOME", "XDG_CONFIG_HOME",
                                        "NO_COLOR",      "COLUMNS",        "LINES"};
    for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
        unsetenv(unset[i]);
}

static void remove_folder(const char *folder)
{
    struct nb_buf command = {0};
    nb_buf_printf(&command, "rm -rf '%s'", folder);
    if (system(nb_buf_text(&command)) != 0)
        fprintf(stderr, "cannot remove %s\n", folder);
    nb_buf_free(&command);
}

int main(int argc, char **argv)
{
    struct run r = {.script = argc == 2 ? argv[1] : "",
                    .folder = "/tmp/ptyrun.XXXXXX",
                    .size = {.ws_row = 24, .ws_col = 80}};
    FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!in || !mkdtemp(r.folder)) {
        fprintf(stderr, "usage: ptyrun SCRIPT\n");
        return 2;
    }
    setlocale(LC_CTYPE, "C.UTF-8"); /* for the widths of letters */
    set_environment(r.folder);
    char line[4096];
    while (fgets(line, sizeof line, in)) {
        r.line++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && line[0] != '#')
            run_line(&r, line);
    }
    fclose(in);
    if (r.child)
        fail(&r, "the program still runs: end the script with exit");
    nb_buf_free(&r.seen);
    nb_terminal_fini(&r.screen);
    remove_folder(r.folder);
    return 0;
}
