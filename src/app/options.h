/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: one table of options, which is also what --help prints. */
#ifndef NB_APP_OPTIONS_H
#define NB_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum nb_color_when {
    NB_COLOR_AUTO,
    NB_COLOR_ALWAYS,
    NB_COLOR_NEVER,
};

struct nb_options {
    const char **evals; /* the CODE of each -e, in order */
    size_t eval_count, eval_cap;
    char **files; /* borrowed from argv */
    size_t file_count;
    const char *map;            /* NULL without -m */
    const char *output;         /* NULL without -o */
    const char *remake, *theme; /* NULL without --remake, --theme */
    const char *prefix;         /* of --install-kernel=PREFIX, or NULL */
    const char **sizes;         /* the SIZE of each --size */
    size_t size_count, size_cap;
    enum nb_color_when color;
    bool interactive, quiet, no_init, keep_going, python;
    bool install_kernel, help, version;
};

/* Reads argv into *options, zeroed before; false when the usage is wrong, and
 * then a message has been printed. */
bool nb_options_read(struct nb_options *options, int argc, char **argv);
void nb_options_fini(struct nb_options *options);

void nb_options_print_help(void);
void nb_options_print_version(void);

/* Whether escapes for color are wanted: --color decides, then NO_COLOR, TERM
 * and whether both output streams are terminals. */
bool nb_options_want_color(const struct nb_options *options);

#endif
