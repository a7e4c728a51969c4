/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hand WORDS: does them (partner.h) to the window of a nabla that somebody else has started. */
#include "config.h"

#include "tests/window/partner.h"

int main(int argc, char **argv)
{
    struct partner p = {.fd = -1, .fed = -1};
    partner_find(&p);
    for (int i = 1; i < argc; i++)
        partner_do(&p, argv[i]);
    return 0;
}
