/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of what is said. */
#include "config.h"

#include "figure/said.h"

#include <string.h>

#define NAME(name) #name,
static const char *const names[] = {NB_SAID_ROWS(NAME)};

unsigned nb_said_find(const char *name, size_t len)
{
    for (size_t i = 0; i < NB_SAID_COUNT; i++)
        if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0)
            return 1u << i;
    return 0;
}

void nb_said_write(unsigned said, struct nb_buf *out)
{
    for (size_t i = 0; i < NB_SAID_COUNT; i++)
        if (said & 1u << i)
            nb_buf_printf(out, " %s", names[i]);
}

unsigned nb_said_read(const char *text)
{
    unsigned said = 0;
    while (*(text += strspn(text, " "))) {
        const size_t len = strcspn(text, " ");
        said |= nb_said_find(text, len);
        text += len;
    }
    return said;
}
