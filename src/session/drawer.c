/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/drawer.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/place.h"
#include "base/posix.h"
#include "base/xalloc.h"

extern char **environ;

enum { CHILD_FD = 3 };

struct program {
    const char *const *beside; /* us: where we are installed, or built */
    const char *otherwise;     /* where configure wanted it */
};

static const char *const view_places[] = {"../libexec/nabla/nabla-view", "../viewer/nabla-view",
                                          "nabla-view", NULL};
static const char *const draw_places[] = {"../libexec/nabla/nabla-draw", "../viewer/nabla-draw",
                                          "nabla-draw", NULL};
static const struct program programs[] = {
    [NB_DRAWER_WINDOW] = {view_places, PKGLIBEXECDIR "/nabla-view"},
    [NB_DRAWER_FILES] = {draw_places, PKGLIBEXECDIR "/nabla-draw"},
};

/* nabla-draw in the folder of the viewer that is named; where there is none, that one. */
static char *beside_named(const char *named)
{
    const char *slash = strrchr(named, '/');
    struct nb_buf path = {0};
    nb_buf_addn(&path, named, slash ? (size_t)(slash + 1 - named) : 0);
    nb_buf_add(&path, "nabla-draw");
    if (access(nb_buf_text(&path), X_OK) == 0)
        return nb_buf_take(&path);
    nb_buf_free(&path);
    return nb_xstrdup(named);
}

/* The caller frees it. */
static char *program_path(enum nb_drawer drawer)
{
    const char *named = getenv("NABLA_VIEW");
    if (named && *named)
        return drawer == NB_DRAWER_FILES ? beside_named(named) : nb_xstrdup(named);
    char *path = nb_place_of(programs[drawer].beside, programs[drawer].otherwise);
    if (drawer != NB_DRAWER_FILES || access(path, X_OK) == 0)
        return path;
    free(path);
    return program_path(NB_DRAWER_WINDOW);
}

/* The child gets the socket as descriptor 3 and nothing else of ours. Its own
 * process group keeps the terminal's Ctrl-C from it; Xlib's and SDL's chatter
 * must not appear in the middle of the prompt. */
static int spawn(const char *path, int child_end, pid_t *pid)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, child_end, CHILD_FD);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const char *slash = strrchr(path, '/');
    char *name = nb_xstrdup(slash ? slash + 1 : path), number[] = "3";
    char *argv[] = {name, number, NULL};
    int failure = posix_spawn(pid, path, &files, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    free(name);
    return failure;
}

pid_t nb_drawer_start(enum nb_drawer drawer, int *fd, struct nb_err *err)
{
    int pair[2];
    pid_t pid = 0;
    if (!nb_posix_sockets(pair)) {
        nb_err_set(err, NB_ERR_FILE, _("cannot start the viewer: %s"), nb_i18n_cause(errno));
        return 0;
    }
    /* dup2 onto itself would leave the close-on-exec flag on. */
    const int child_end = fcntl(pair[1], F_DUPFD_CLOEXEC, CHILD_FD + 1);
    close(pair[1]);
    char *path = program_path(drawer);
    const int failure = spawn(path, child_end, &pid);
    close(child_end);
    *fd = pair[0];
    if (failure) {
        nb_err_set(err, NB_ERR_FILE, _("cannot start the viewer '%s': %s"), path,
                   nb_i18n_cause(failure));
        nb_err_hint(err, _("NABLA_VIEW in the environment says where nabla-view is"));
        close(*fd);
        *fd = -1;
        pid = 0;
    }
    free(path);
    return pid;
}
