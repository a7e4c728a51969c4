/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parts.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/language.h"
#include "base/place.h"

enum { MOST_PLACES = 4, CANNOT_RUN = 126 };

struct part {
    const char *program;
    const char *beside[MOST_PLACES]; /* us: where we are installed, or built, or all in one */
    const char *otherwise;           /* where configure wanted it */
};

#define PART(folder, name)                                                                         \
    {                                                                                              \
        "nabla-" name,                                                                             \
            {"../libexec/nabla/" name ".so", "../" folder "/" name ".so", name ".so", NULL},       \
            PKGLIBEXECDIR "/" name ".so"                                                           \
    }

static const struct part parts[] = {
    PART("viewer", "view"),
    PART("viewer", "draw"),
    PART("digits", "digits"),
    PART("kernel", "kernel"),
};

static const struct part *find_part(const char *called)
{
    const char *slash = strrchr(called, '/');
    for (size_t i = 0; i < NB_COUNT(parts); i++)
        if (strcmp(slash ? slash + 1 : called, parts[i].program) == 0)
            return &parts[i];
    return NULL;
}

/* The part's main(), or NULL. It stays loaded. */
static int (*load(const char *path))(int, char **)
{
    void *object = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    void *symbol = object ? dlsym(object, "main") : NULL;
    int (*start)(int, char **) = NULL;
    memcpy(&start, &symbol, sizeof start); /* ISO C has no such cast */
    return start;
}

bool nb_parts_run(int argc, char **argv, int *status)
{
    const struct part *part = argc > 0 ? find_part(argv[0]) : NULL;
    if (!part)
        return false;
    char *path = nb_place_of(part->beside, part->otherwise);
    int (*const start)(int, char **) = load(path);
    free(path);
    if (start) {
        *status = start(argc, argv);
        return true;
    }
    const char *cause = dlerror();
    nb_language_begin();
    fprintf(stderr, _("%s: a part of it cannot be loaded: %s\n"), part->program, cause);
    *status = CANNOT_RUN;
    return true;
}
