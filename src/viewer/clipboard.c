/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clipboard's picture. It goes from memory that has no name, so nothing is left of it
 * however the program ends. */
#include "config.h"

#include "viewer/clipboard.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/shared.h"
#include "base/xalloc.h"
#include "export/export.h"
#include "plot/scene.h"

extern char **environ;

/* A program that takes a picture from its input and goes to the background with it. */
struct keeper {
    const char *package, *display; /* whose it is; the variable that names what it needs */
    char *argv[7];
};

static const struct keeper keepers[] = {
    {"wl-clipboard", "WAYLAND_DISPLAY", {"wl-copy", "--type", "image/png", NULL}},
    {"xclip", "DISPLAY", {"xclip", "-selection", "clipboard", "-t", "image/png", NULL}},
};
enum { KEEPER_COUNT = sizeof keepers / sizeof *keepers };

/* Runs it with that input; 0, or what errno says of a program that cannot be run, or -1 where
 * it ran and failed. */
static int run(const struct keeper *k, int input)
{
    pid_t pid;
    int status;
    posix_spawn_file_actions_t files;
    lseek(input, 0, SEEK_SET);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    const int failure = posix_spawnp(&pid, k->argv[0], &files, NULL, k->argv, environ);
    posix_spawn_file_actions_destroy(&files);
    if (failure)
        return failure;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0
                                                                                            : -1;
}

/* The first program that keeps it; the desktop's own come first. */
static bool hand_over(int picture, struct nb_err *err)
{
    const struct keeper *missing = NULL, *failed = NULL;
    for (size_t i = 0; i < KEEPER_COUNT; i++) {
        const struct keeper *k = &keepers[i];
        const char *display = getenv(k->display);
        const int result = display && *display ? run(k, picture) : ENODEV;
        if (result == 0)
            return true;
        if (result == ENOENT && !missing)
            missing = k;
        else if (result != ENOENT && result != ENODEV)
            failed = k;
    }
    if (failed)
        return nb_err_set(err, NB_ERR_FILE, _("not copied: %s failed"), failed->argv[0]);
    if (missing)
        return nb_err_set(err, NB_ERR_FILE, _("not copied: install %s"), missing->package);
    return nb_err_set(err, NB_ERR_FILE, _("not copied: there is no clipboard"));
}

bool nb_clipboard_take(const struct nb_figure *figure, struct nb_err *err)
{
    struct nb_save how;
    struct nb_buf bytes = {0};
    nb_save_init(&how);
    how.format = nb_xstrdup("png");
    struct nb_scene *scene = nb_scene_new(figure);
    bool done = nb_export_bytes(scene, &how, &bytes, err);
    nb_scene_free(scene);
    nb_save_fini(&how);
    const int picture =
        done ? nb_shared_new(&(struct nb_shared_part){nb_buf_text(&bytes), bytes.len}, 1) : -1;
    if (done && picture < 0)
        nb_err_set(err, NB_ERR_SIZE, _("not copied: there is no memory left"));
    done = picture >= 0 && hand_over(picture, err);
    if (picture >= 0)
        close(picture);
    nb_buf_free(&bytes);
    return done;
}
