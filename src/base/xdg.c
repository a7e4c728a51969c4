/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the user's files are. */
#include "config.h"

#include "base/xdg.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"

char *nb_xdg_path(const char *variable, const char *fallback, const char *name)
{
    struct nb_buf path = {0};
    const char *folder = getenv(variable);
    const char *home = getenv("HOME");
    if (folder && folder[0] == '/')
        nb_buf_add(&path, folder);
    else if (home && home[0] == '/')
        nb_buf_printf(&path, "%s/%s", home, fallback);
    else
        return NULL;
    nb_buf_printf(&path, "/%s/%s", PACKAGE, name);
    return nb_buf_take(&path);
}

void nb_xdg_make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700); /* one that is there fails, and should */
        *slash = '/';
    }
}
