/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kernel/files.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"

static void offer(const char *folder, size_t len, const char *name,
                  void (*take)(const struct nb_offer *offer, void *ctx), void *ctx)
{
    struct nb_buf path = {0};
    struct stat about;
    nb_buf_addn(&path, folder, len);
    nb_buf_add(&path, name);
    if (stat(nb_buf_text(&path), &about) == 0 && S_ISDIR(about.st_mode))
        nb_buf_addc(&path, '/');
    take(&(struct nb_offer){.text = nb_buf_text(&path), .shown = name}, ctx);
    nb_buf_free(&path);
}

void nb_files_offer(const char *word, void (*take)(const struct nb_offer *offer, void *ctx),
                    void *ctx)
{
    const char *slash = strrchr(word, '/'), *name = slash ? slash + 1 : word;
    struct nb_buf folder = {0};
    struct dirent **found = NULL;
    nb_buf_addn(&folder, word, (size_t)(name - word));
    const int count = scandir(folder.len ? nb_buf_text(&folder) : ".", &found, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *file = found[i]->d_name;
        const bool hidden =
            file[0] == '.' && (name[0] != '.' || !strcmp(file, ".") || !strcmp(file, ".."));
        if (!hidden && strncmp(file, name, strlen(name)) == 0)
            offer(word, (size_t)(name - word), file, take, ctx);
        free(found[i]);
    }
    free(found);
    nb_buf_free(&folder);
}
