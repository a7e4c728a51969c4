/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clipboard's picture. */
#include "config.h"

#include "viewer/clipboard.h"

#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "export/export.h"
#include "plot/scene.h"

extern char **environ;

/* Runs a program that keeps the file's content; it goes to the background by itself. */
static bool run(char *const argv[])
{
    pid_t pid;
    int status;
    if (posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ) != 0)
        return false;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool hand_over(char *path)
{
    struct nb_buf line = {0};
    nb_buf_printf(&line, "exec wl-copy --type image/png <'%s'", path);
    char *const wayland[] = {"sh", "-c", line.bytes, NULL};
    char *const x11[] = {"xclip", "-selection", "clipboard", "-t", "image/png", "-i", path, NULL};
    const char *display = getenv("WAYLAND_DISPLAY");
    const bool done = (display && *display && run(wayland)) || run(x11);
    nb_buf_free(&line);
    return done;
}

bool nb_clipboard_take(const struct nb_figure *figure)
{
    struct nb_err err = {0};
    struct nb_save plain;
    char folder[] = "/tmp/nabla-XXXXXX", path[sizeof folder + 16];
    if (!mkdtemp(folder))
        return false;
    snprintf(path, sizeof path, "%s/plot.png", folder);
    nb_save_init(&plain);
    struct nb_scene *scene = nb_scene_new(figure);
    const bool done = nb_export(scene, path, &plain, &err) && hand_over(path);
    nb_scene_free(scene);
    unlink(path);
    rmdir(folder);
    return done;
}
