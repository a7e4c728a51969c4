/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Films, by ffmpeg: it reads raw frames from a socket and writes into the file that was
 * opened here, which gets its name when all went well. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/posix.h"
#include "base/xalloc.h"
#include "export/movie.h"

extern char **environ;

enum {
    CHILD_FILE = 3,
    MOST_ARGUMENTS = 48,
    MOST_WORDS = 300, /* of what ffmpeg says */
};

struct film {
    pid_t pid;
    int to, from; /* frames; what it says */
    struct nb_buf said;
};

/* Of each kind, what makes the same bytes every time: no dates, no versions, one thread. */
#define ALWAYS "-an -map_metadata -1 -fflags +bitexact -flags:v +bitexact -threads 1"
static const struct {
    const char *extension, *arguments;
} codecs[] = {
    {".mp4", ALWAYS " -c:v libx264 -preset medium -crf 18 -pix_fmt yuv420p -movflags +faststart "
                    "-f mp4"},
    {".webm",
     ALWAYS " -c:v libvpx-vp9 -deadline good -cpu-used 4 -crf 24 -b:v 0 -pix_fmt yuv420p -f webm"},
};

/* The words of `text`, which is cut, behind those that are there. */
static size_t add_words(char **argv, size_t count, char *text)
{
    char *rest = NULL;
    for (char *word = strtok_r(text, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        argv[count++] = word;
    return count;
}

static int spawn_ffmpeg(const struct nb_movie *m, struct film *film, int in, int out)
{
    const char *extension = strrchr(m->path, '.');
    const char *codec = codecs[strcasecmp(extension, codecs[1].extension) == 0].arguments;
    struct nb_buf before = {0}, comment = {0};
    nb_buf_printf(
        &before,
        "ffmpeg -nostdin -y -loglevel error -f rawvideo -pix_fmt bgr0 -s %dx%d -r %.17g -i pipe:0",
        m->width, m->height, m->fps);
    nb_buf_printf(&comment, "comment=%s%s%s", PACKAGE_STRING, m->recipe ? "\n" : "",
                  m->recipe ? m->recipe : "");
    char *first = nb_buf_take(&before), *second = nb_xstrdup(codec);
    char *told = nb_buf_take(&comment), option[] = "-metadata", file[] = "/dev/fd/3";
    char *argv[MOST_ARGUMENTS];
    size_t count = add_words(argv, 0, first);
    count = add_words(argv, count, second);
    argv[count++] = option;
    argv[count++] = told;
    argv[count++] = file;
    argv[count] = NULL;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, 0);
    posix_spawn_file_actions_adddup2(&files, out, 1);
    posix_spawn_file_actions_adddup2(&files, out, 2);
    posix_spawn_file_actions_adddup2(&files, m->file->fd, CHILD_FILE);
    const int failure = posix_spawnp(&film->pid, "ffmpeg", &files, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&files);
    free(first);
    free(second);
    free(told);
    return failure;
}

/* dup2 onto itself would leave the close-on-exec flag on; above all that the child gets. */
static int moved_up(int fd)
{
    const int up = fcntl(fd, F_DUPFD_CLOEXEC, CHILD_FILE + 1);
    close(fd);
    return up;
}

static bool begin(struct nb_movie *m, struct nb_err *err)
{
    int frames[2], said[2];
    struct film *film = nb_xcalloc(1, sizeof *film);
    *film = (struct film){.to = -1, .from = -1};
    m->state = film;
    if (!nb_posix_sockets(frames))
        return nb_err_set(err, NB_ERR_FILE, _("cannot start ffmpeg: %s"), nb_i18n_cause(errno));
    if (!nb_posix_sockets(said)) {
        close(frames[0]);
        close(frames[1]);
        return nb_err_set(err, NB_ERR_FILE, _("cannot start ffmpeg: %s"), nb_i18n_cause(errno));
    }
    m->file->fd = moved_up(m->file->fd);
    frames[1] = moved_up(frames[1]);
    said[1] = moved_up(said[1]);
    film->to = frames[0];
    film->from = said[0];
    const int failure = spawn_ffmpeg(m, film, frames[1], said[1]);
    close(frames[1]);
    close(said[1]);
    if (failure == ENOENT)
        return nb_err_set(
            err, NB_ERR_FILE,
            _("cannot write '%s': there is no ffmpeg here; install the package ffmpeg, or "
              "write a .gif or .apng"),
            m->path);
    return !failure ||
           nb_err_set(err, NB_ERR_FILE, _("cannot start ffmpeg: %s"), nb_i18n_cause(failure));
}

/* Reads what ffmpeg says, of which the end is kept; false when it has closed its end. */
static bool hear(struct film *film)
{
    char text[512];
    const ssize_t n = recv(film->from, text, sizeof text, MSG_DONTWAIT);
    if (n > 0)
        nb_buf_addn(&film->said, text, (size_t)n);
    if (film->said.len > MOST_WORDS)
        nb_buf_drop(&film->said, film->said.len - MOST_WORDS);
    return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Sends bytes, and listens meanwhile; false when ffmpeg does not want more. */
static bool send_bytes(struct film *film, const unsigned char *bytes, size_t len)
{
    while (len > 0) {
        struct pollfd p[] = {{film->to, POLLOUT, 0}, {film->from, POLLIN, 0}};
        if (poll(p, 2, -1) < 0 && errno != EINTR)
            return false;
        if (p[1].revents && !hear(film))
            return false;
        if (!p[0].revents)
            continue;
        const ssize_t n = nb_posix_send_bytes(film->to, bytes, len);
        if (n < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        bytes += n > 0 ? n : 0;
        len -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool add(struct nb_movie *m, const struct nb_movie_frame *f, struct nb_err *err)
{
    (void)err; /* why it stopped, its last words tell */
    struct film *film = m->state;
    for (int y = 0; y < f->height; y++)
        if (!send_bytes(film, f->pixels + (ptrdiff_t)y * f->stride, 4 * (size_t)f->width))
            return false;
    return true;
}

/* Waits for its end. It ends when its frames do; killed where they were not all sent. */
static bool wait_for(struct film *film, bool whole)
{
    int status = 0;
    close(film->to);
    if (!whole)
        kill(film->pid, SIGTERM);
    struct pollfd p = {film->from, POLLIN, 0};
    while (poll(&p, 1, -1) < 0 || hear(film))
        continue;
    while (waitpid(film->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool end(struct nb_movie *m, struct nb_err *err)
{
    struct film *film = m->state;
    bool good = film->pid > 0;
    if (film->pid > 0)
        good = wait_for(film, m->added == m->count && err->kind == NB_OK);
    else if (film->to >= 0)
        close(film->to);
    if (film->from >= 0)
        close(film->from);
    const char *said = nb_buf_text(&film->said);
    if (!good && *said)
        nb_err_set(err, NB_ERR_FILE, _("cannot write '%s': ffmpeg says: %.*s"), m->path,
                   (int)strcspn(said, "\n"), said);
    else if (!good)
        nb_err_set(err, NB_ERR_FILE, _("cannot write '%s': ffmpeg failed"), m->path);
    nb_buf_free(&film->said);
    free(film);
    return good;
}

const struct nb_movie_kind nb_movie_ffmpeg = {begin, add, end};
