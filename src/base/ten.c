/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of powers of ten. */
#include "config.h"

#include "base/ten.h"

#include <assert.h>

#include "base/powers_of_ten.h"

struct nb_wide nb_ten(int k)
{
    assert(NB_TEN_FIRST <= k && k <= NB_TEN_LAST);
    return powers[k - NB_TEN_FIRST];
}
