/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the user's files are. */
#include "config.h"

#include "repl/xdg.h"

#include <stddef.h>
#include <stdlib.h>

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
