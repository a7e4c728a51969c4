/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each program is linked by itself. */
#include "config.h"

#include "app/parts.h"

bool nb_parts_run(int argc, char **argv, int *status)
{
    (void)argc;
    (void)argv;
    (void)status;
    return false;
}
