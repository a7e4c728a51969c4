/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places beside the running program. */
#include "config.h"

#include "base/place.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/posix.h"
#include "base/xalloc.h"

/* The folder of the running program, with a final '/'; of a link, that of the
 * program itself. Empty where the system does not say. */
static void own_folder(struct nb_buf *out)
{
    char path[4096];
    if (!nb_posix_own_path(path, sizeof path))
        return;
    const char *slash = strrchr(path, '/');
    nb_buf_addn(out, path, (size_t)(slash - path) + 1);
}

char *nb_place_of(const char *const *beside, const char *fixed)
{
    for (; *beside; beside++) {
        struct nb_buf path = {0};
        own_folder(&path);
        bool known = path.len > 0;
        nb_buf_add(&path, *beside);
        char *candidate = nb_buf_take(&path);
        if (known && access(candidate, F_OK) == 0)
            return candidate;
        free(candidate);
    }
    return nb_xstrdup(fixed);
}
