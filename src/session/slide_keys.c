/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of a terminal: ESC [ C is an arrow, as is ESC O C, ESC [ 1 ; 2 C the same with Shift. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "session/slide.h"

enum { MANY = 10 };

static enum nb_slide_key named(char letter, bool more, int *steps)
{
    switch (letter) {
    case 'C':
        *steps = more ? MANY : 1;
        return NB_SLIDE_STEP;
    case 'D':
        *steps = more ? -MANY : -1;
        return NB_SLIDE_STEP;
    case 'A':
        *steps = MANY;
        return NB_SLIDE_STEP;
    case 'B':
        *steps = -MANY;
        return NB_SLIDE_STEP;
    case 'H':
        return NB_SLIDE_HOME;
    default:
        return NB_SLIDE_NONE;
    }
}

/* ESC [ NUMBERS LETTER; 1 ~ and 7 ~ are Home, too. */
static size_t take_sequence(const char *text, size_t len, enum nb_slide_key *key, int *steps)
{
    size_t end = 2;
    while (end < len && (isdigit((unsigned char)text[end]) || text[end] == ';'))
        end++;
    if (end == len)
        return 0;
    const bool home = text[end] == '~' && end == 3 && (text[2] == '1' || text[2] == '7');
    *key = home ? NB_SLIDE_HOME : named(text[end], end > 2, steps);
    return end + 1;
}

static size_t take_escape(const char *text, size_t len, bool all, enum nb_slide_key *key,
                          int *steps)
{
    if (len == 1 && all) {
        *key = NB_SLIDE_END;
        return 1;
    }
    const size_t used = len < 3                            ? 0
                        : text[1] == '[' || text[1] == 'O' ? take_sequence(text, len, key, steps)
                                                           : 2;
    return used == 0 && all ? len : used;
}

size_t nb_slide_take(const char *text, size_t len, bool all, enum nb_slide_key *key, int *steps)
{
    *key = NB_SLIDE_NONE;
    *steps = 0;
    switch (*text) {
    case '\033':
        return take_escape(text, len, all, key, steps);
    case ' ':
        *key = NB_SLIDE_PLAY;
        return 1;
    case '\t':
        *key = NB_SLIDE_OTHER;
        return 1;
    case 'q':
    case '\r':
    case '\n':
    case '\004': /* the end of input */
        *key = NB_SLIDE_END;
        return 1;
    default:
        return 1;
    }
}
