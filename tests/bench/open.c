/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a command to its first picture: ms of the clock until the screen, which Xvfb keeps in a
 * file, shows colours; nabla's window in turns with a bare one of SDL of the same size. The least
 * and the median of n runs.
 *
 *     open SCREEN NABLA [RUNS]
 *     open --bare */
#include "config.h"

#include <SDL.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 1000, HEIGHT = 640, STANDARD_RUNS = 15, MOST_RUNS = 101, PATIENCE_MS = 20000 };

/* A window, a picture in it. */
static int show_bare(void)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return 1;
    SDL_Window *w = SDL_CreateWindow("bare", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                                     WIDTH, HEIGHT, SDL_WINDOW_RESIZABLE);
    SDL_Surface *s = w ? SDL_GetWindowSurface(w) : NULL;
    if (!s)
        return 1;
    SDL_FillRect(s, NULL, SDL_MapRGB(s->format, 255, 255, 255));
    SDL_FillRect(s, &(SDL_Rect){0, 0, WIDTH / 2, HEIGHT}, SDL_MapRGB(s->format, 31, 119, 180));
    SDL_UpdateWindowSurface(w);
    for (SDL_Event e; SDL_WaitEvent(&e) && e.type != SDL_QUIT;)
        if (e.type == SDL_WINDOWEVENT && e.window.event == SDL_WINDOWEVENT_EXPOSED)
            SDL_UpdateWindowSurface(w);
    SDL_Quit();
    return 0;
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static void wait_a_little(void)
{
    nanosleep(&(struct timespec){0, 500000}, NULL);
}

/* The screen's pixels, behind a header. */
struct screen {
    const uint32_t *pixels;
    size_t count;
};

static bool open_screen(struct screen *s, const char *path)
{
    struct stat about;
    const int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &about) != 0)
        return false;
    s->count = (size_t)about.st_size / sizeof *s->pixels;
    s->pixels = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    return s->pixels != MAP_FAILED;
}

/* Whether there are two colours beside black, a picture's, in its second half but for the end. */
static bool has_picture(const struct screen *s)
{
    enum { STEP = 7 };
    uint32_t first = 0;
    for (size_t i = s->count / 2; i < s->count - s->count / 4; i += STEP) {
        const uint32_t color = s->pixels[i] & 0xFFFFFF;
        if (color != 0 && first != 0 && color != first)
            return true;
        first = color != 0 ? color : first;
    }
    return false;
}

static bool wait_for(const struct screen *s, bool picture)
{
    const double end = now_ms() + PATIENCE_MS;
    while (has_picture(s) != picture && now_ms() < end)
        wait_a_little();
    return has_picture(s) == picture;
}

/* ms from the start of a command until there is a picture; less than 0: there was none. */
static double time_of(const struct screen *s, char *const command[])
{
    if (!wait_for(s, false))
        return -1;
    const double start = now_ms();
    const pid_t pid = fork();
    if (pid == 0) {
        execv(command[0], command);
        _exit(127);
    }
    const double took = wait_for(s, true) ? now_ms() - start : -1;
    kill(pid, SIGTERM);
    waitpid(pid, NULL, 0);
    return took;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    struct screen s;
    double took[2][MOST_RUNS];
    if (argc == 2 && strcmp(argv[1], "--bare") == 0)
        return show_bare();
    if (argc < 3 || !open_screen(&s, argv[1]))
        return 2;
    int runs = argc > 3 ? atoi(argv[3]) : STANDARD_RUNS;
    runs = runs < 1 ? 1 : runs > MOST_RUNS ? MOST_RUNS : runs;
    char *bare[] = {argv[0], "--bare", NULL};
    char *plot[] = {argv[2], "-e", "plot(silu)", "-e", "show()", NULL};
    for (int i = 0; i < runs; i++) {
        took[0][i] = time_of(&s, bare);
        took[1][i] = time_of(&s, plot);
        if (took[0][i] < 0 || took[1][i] < 0) {
            fprintf(stderr, "%s: no picture\n", took[0][i] < 0 ? "bare window" : "nabla");
            return 1;
        }
    }
    for (int i = 0; i < 2; i++)
        qsort(took[i], (size_t)runs, sizeof **took, compare);
    printf("ms to the first picture  bare window %.1f (least %.1f)  plot(silu) %.1f (least %.1f)  "
           "%.2f times\n",
           took[0][runs / 2], took[0][0], took[1][runs / 2], took[1][0],
           took[1][runs / 2] / took[0][runs / 2]);
    return 0;
}
