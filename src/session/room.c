/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal has, by the system and by the environment. */
#include "config.h"

#include "session/room.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>

enum { USUAL_COLUMNS = 80, USUAL_ROWS = 24, LEFT_ROWS = 4, LEAST_ROWS = 5, MOST_ROWS = 40 };

/* A size from the environment; 0: none is there. */
static size_t from_environment(const char *name)
{
    const char *text = getenv(name);
    char *end = NULL;
    const unsigned long n = text ? strtoul(text, &end, 10) : 0;
    return end && *end == '\0' && n <= NB_SCREEN_MOST ? n : 0;
}

static size_t first_of(size_t a, size_t b, size_t c)
{
    return a ? a : b ? b : c;
}

/* A figure leaves a few rows for the command above and the prompt below, and is not higher
 * than its width would have it. */
static size_t rows_of(size_t rows, size_t columns)
{
    size_t most = columns / 4 > 12 ? columns / 4 : 12;
    most = most < MOST_ROWS ? most : MOST_ROWS;
    return rows < most ? rows : most;
}

static size_t colors(void)
{
    const char *term = getenv("TERM"), *color = getenv("COLORTERM");
    if (color && (strcmp(color, "truecolor") == 0 || strcmp(color, "24bit") == 0))
        return NB_SCREEN_TRUE_COLOR;
    if (term && strstr(term, "direct"))
        return NB_SCREEN_TRUE_COLOR;
    return term && (strstr(term, "256") || strstr(term, "kitty")) ? 256 : 16;
}

/* COLORFGBG is "15;0", the last being the paper, where a terminal sets it. */
static enum nb_screen_paper paper(void)
{
    const char *text = getenv("COLORFGBG");
    const char *last = text ? strrchr(text, ';') : NULL;
    if (!last || last[1] < '0' || last[1] > '9')
        return NB_PAPER_UNKNOWN;
    const int color = atoi(last + 1);
    return color < 7 || color == 8 ? NB_PAPER_DARK : NB_PAPER_LIGHT;
}

/* The room that there is, and the size of a sign where the terminal says how large it is. */
static void find_room(struct nb_screen *screen, int fd)
{
    struct winsize size = {0};
    if (ioctl(fd, TIOCGWINSZ, &size) != 0)
        size = (struct winsize){0};
    const size_t columns = first_of(size.ws_col, from_environment("COLUMNS"), USUAL_COLUMNS);
    const size_t rows = first_of(size.ws_row, from_environment("LINES"), USUAL_ROWS);
    screen->columns = columns < NB_SCREEN_MOST ? columns : NB_SCREEN_MOST;
    screen->rows = rows > LEFT_ROWS + LEAST_ROWS ? rows - LEFT_ROWS : LEAST_ROWS;
    screen->rows = screen->rows < NB_SCREEN_MOST ? screen->rows : NB_SCREEN_MOST;
    const size_t w = size.ws_xpixel / columns, h = size.ws_ypixel / rows;
    if (w >= NB_CELL_LEAST && h >= NB_CELL_LEAST && w <= NB_CELL_MOST && h <= NB_CELL_MOST) {
        screen->cell_w = w;
        screen->cell_h = h;
    }
}

void nb_room_look(struct nb_screen *screen, int fd, bool color)
{
    nb_screen_plain(screen);
    find_room(screen, fd);
    screen->rows = rows_of(screen->rows, screen->columns);
    screen->colors = color ? colors() : 0;
    screen->paper = paper();
    if (strcasecmp(nl_langinfo(CODESET), "UTF-8") != 0)
        screen->kind = NB_SCREEN_ASCII;
}

void nb_room_look_for_picture(struct nb_screen *screen, int fd, enum nb_screen_kind kind)
{
    const char *tmux = getenv("TMUX");
    nb_screen_plain(screen);
    find_room(screen, fd);
    screen->kind = kind;
    screen->wrapped = tmux && *tmux;
}
