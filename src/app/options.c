/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line. getopt_long's two tables are made from ours. */
#include "config.h"

#include "app/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "export/formats.h"

struct option_row {
    char letter; /* '\0': none */
    const char *name;
    const char *argument; /* its name in --help; NULL: takes none; "[PREFIX]": or none */
    const char *help;
    const char *listed; /* what stands for "%s" in help, from its table */
    bool (*apply)(struct nb_options *options, const char *argument);
};

static bool add_eval(struct nb_options *options, const char *argument)
{
    options->evals = nb_grow(options->evals, &options->eval_cap, options->eval_count + 1,
                             sizeof *options->evals);
    options->evals[options->eval_count++] = argument;
    return true;
}

static bool set_map(struct nb_options *options, const char *argument)
{
    options->map = argument;
    return true;
}

static bool set_output(struct nb_options *options, const char *argument)
{
    options->output = argument;
    return true;
}

static bool set_remake(struct nb_options *options, const char *argument)
{
    options->remake = argument;
    return true;
}

static bool set_theme(struct nb_options *options, const char *argument)
{
    options->theme = argument;
    return true;
}

static bool add_size(struct nb_options *options, const char *argument)
{
    options->sizes = nb_grow(options->sizes, &options->size_cap, options->size_count + 1,
                             sizeof *options->sizes);
    options->sizes[options->size_count++] = argument;
    return true;
}

static bool set_interactive(struct nb_options *options, const char *argument)
{
    (void)argument;
    return options->interactive = true;
}

static bool set_quiet(struct nb_options *options, const char *argument)
{
    (void)argument;
    return options->quiet = true;
}

static bool set_no_init(struct nb_options *options, const char *argument)
{
    (void)argument;
    return options->no_init = true;
}

static bool set_color(struct nb_options *options, const char *argument)
{
    static const struct {
        const char *name;
        enum nb_color_when when;
    } names[] = {
        {"auto", NB_COLOR_AUTO},
        {"always", NB_COLOR_ALWAYS},
        {"never", NB_COLOR_NEVER},
    };
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        if (strcmp(argument, names[i].name) == 0) {
            options->color = names[i].when;
            return true;
        }
    }
    fprintf(stderr, _("%s: invalid color '%s': it is auto, always or never\n"), PACKAGE, argument);
    return false;
}

static bool set_keep_going(struct nb_options *options, const char *argument)
{
    (void)argument;
    return options->keep_going = true;
}

static bool set_python(struct nb_options *options, const char *argument)
{
    (void)argument;
    return options->python = true;
}

static bool set_install_kernel(struct nb_options *options, const char *argument)
{
    options->prefix = argument;
    return options->install_kernel = true;
}

static bool set_help(struct nb_options *options, const char *argument)
{
    (void)argument;
    return options->help = true;
}

static bool set_version(struct nb_options *options, const char *argument)
{
    (void)argument;
    return options->version = true;
}

static const struct option_row rows[] = {
    {'e', "eval", N_("CODE"), N_("run CODE and print its results (repeatable)"), .apply = add_eval},
    {'m', "map", N_("EXPRS"),
     N_("write the values of EXPRS for each x,\n"
        "read from standard input, one a line"),
     .apply = set_map},
    {'o', "output", N_("FILE"),
     N_("write the last figure to FILE at the end:\n"
        "%s"),
     .listed = NB_FORMATS_TEXT, .apply = set_output},
    {0, "remake", N_("FILE"),
     N_("run the commands that FILE remembers and draw it\n"
        "again, to the -o FILE if there is one"),
     .apply = set_remake},
    {0, "theme", N_("NAME"), N_("with these colours and sizes"), .apply = set_theme},
    {0, "size", N_("WxH"), N_("of this size: 8x5in, 8.9x6cm (repeatable)"), .apply = add_size},
    {'k', "keep-going", NULL, N_("go on after an error, with status 1 at the end"),
     .apply = set_keep_going},
    {0, "python", NULL, N_("CODE and files are Python, as files that end in .py"),
     .apply = set_python},
    {'i', "interactive", NULL, N_("prompt after CODE and files"), .apply = set_interactive},
    {'q', "quiet", NULL, N_("prompt without a banner"), .apply = set_quiet},
    {0, "no-init", NULL, N_("skip the start-up file and saved settings"), .apply = set_no_init},
    {0, "color", N_("WHEN"), N_("color: auto, always or never"), .apply = set_color},
    {0, "install-kernel", N_("[PREFIX]"),
     N_("tell Jupyter that there is nabla for notebooks,\n"
        "for this user or in PREFIX"),
     .apply = set_install_kernel},
    {'h', "help", NULL, N_("print this help and exit"), .apply = set_help},
    {0, "version", NULL, N_("print the version and exit"), .apply = set_version},
};

enum {
    ROWS = NB_COUNT(rows),
    FIRST_LONG = 256, /* getopt_long's value of row 0; no letter is that large */
    HELP_COLUMN = 24,
    HELP_MAX = 500,
};

/* The leading ':' leaves what is said of errors to complain(). */
static void make_tables(char *letters, struct option *names)
{
    *letters++ = ':';
    for (int i = 0; i < ROWS; i++) {
        const struct option_row *row = &rows[i];
        names[i] = (struct option){
            .name = row->name,
            .has_arg = !row->argument            ? no_argument
                       : row->argument[0] == '[' ? optional_argument
                                                 : required_argument,
            .val = FIRST_LONG + i,
        };
        if (row->letter)
            *letters++ = row->letter;
        if (row->letter && row->argument)
            *letters++ = ':';
    }
    *letters = '\0';
    names[ROWS] = (struct option){0};
}

static bool is_ambiguous(const char *argument)
{
    const size_t len = strcspn(argument, "=");
    int count = 0;
    for (int i = 0; i < ROWS && strncmp(argument, "--", 2) == 0; i++)
        count += strncmp(argument + 2, rows[i].name, len - 2) == 0;
    return count > 1;
}

/* What is wrong with an argument, as GNU programs have it, in the user's language. */
static void complain(int value, const char *argument)
{
    const bool letter = optopt > 0 && optopt < FIRST_LONG;
    if (value == ':' && letter)
        fprintf(stderr, _("%s: option requires an argument -- '%c'\n"), PACKAGE, optopt);
    else if (value == ':')
        fprintf(stderr, _("%s: option '%s' requires an argument\n"), PACKAGE, argument);
    else if (letter)
        fprintf(stderr, _("%s: invalid option -- '%c'\n"), PACKAGE, optopt);
    else if (optopt)
        fprintf(stderr, _("%s: option '--%s' doesn't allow an argument\n"), PACKAGE,
                rows[optopt - FIRST_LONG].name);
    else if (is_ambiguous(argument))
        fprintf(stderr, _("%s: option '%s' is ambiguous\n"), PACKAGE, argument);
    else
        fprintf(stderr, _("%s: unrecognized option '%s'\n"), PACKAGE, argument);
}

/* The row of a value that getopt_long returned; NULL for its '?' and ':'. */
static const struct option_row *find_row(int value)
{
    if (value >= FIRST_LONG)
        return &rows[value - FIRST_LONG];
    for (int i = 0; i < ROWS; i++)
        if (rows[i].letter == value)
            return &rows[i];
    return NULL;
}

/* --remake is alone but for its own options, and they are for it; --install-kernel is alone. */
static bool is_one_thing(const struct nb_options *o)
{
    const bool other = o->eval_count > 0 || o->file_count > 0 || o->map || o->interactive;
    if (o->install_kernel && (other || o->remake || o->output)) {
        fprintf(stderr, _("%s: --install-kernel takes no code and files\n"), PACKAGE);
        return false;
    }
    if (o->remake ? !other : !o->theme && o->size_count == 0)
        return true;
    fprintf(stderr,
            o->remake ? _("%s: --remake takes no other code and files\n")
                      : _("%s: --theme and --size belong to --remake\n"),
            PACKAGE);
    return false;
}

bool nb_options_read(struct nb_options *options, int argc, char **argv)
{
    char letters[2 * ROWS + 2];
    struct option names[ROWS + 1];
    make_tables(letters, names);
    for (int value; (value = getopt_long(argc, argv, letters, names, NULL)) != -1;) {
        const struct option_row *row = find_row(value);
        if (!row)
            complain(value, argv[optind - 1]);
        if (!row || !row->apply(options, optarg)) {
            fprintf(stderr, _("Try '%s --help' for more information.\n"), PACKAGE);
            return false;
        }
        if (options->help || options->version) /* the rest is not looked at */
            return true;
    }
    options->files = argv + optind;
    options->file_count = (size_t)(argc - optind);
    return is_one_thing(options);
}

void nb_options_fini(struct nb_options *options)
{
    free(options->evals);
    free(options->sizes);
    *options = (struct nb_options){0};
}

/* "=CODE", "[=PREFIX]" */
static int print_argument(const char *argument)
{
    const bool needless = argument[0] == '[';
    printf("%s=%s", needless ? "[" : "", argument + needless);
    return 1 + (int)nb_utf8_columns(argument, strlen(argument));
}

/* "  -e, --eval=CODE   run CODE"; further lines of the help start below its first. */
static void print_row(const struct option_row *row)
{
    int used = row->letter ? printf("  -%c, --%s", row->letter, row->name)
                           : printf("      --%s", row->name);
    if (row->argument)
        used += print_argument(_(row->argument));
    if (used > HELP_COLUMN - 2) {
        putchar('\n');
        used = 0;
    }
    int pad = HELP_COLUMN - used;
    char help[HELP_MAX];
    snprintf(help, sizeof help, _(row->help), row->listed);
    for (const char *line = help; *line;) {
        size_t len = strcspn(line, "\n");
        printf("%*s%.*s\n", pad, "", (int)len, line);
        line += len + (line[len] == '\n');
        pad = HELP_COLUMN;
    }
}

void nb_options_print_help(void)
{
    printf(_("Usage: %s [OPTION]... [FILE]...\n"), PACKAGE);
    fputs(_("Evaluate activation functions and their gradients, and plot them.\n"
            "\n"
            "Runs each CODE, then each FILE; '-' is standard input. Without any of them\n"
            "it prompts, or runs standard input where that is no terminal.\n"
            "\n"),
          stdout);
    for (int i = 0; i < ROWS; i++)
        print_row(&rows[i]);
    fputs(_("\n"
            "Examples:\n"
            "  nabla                                prompt; help() lists what there is\n"
            "  nabla -e \"gelu'(1)\"                  the derivative of GELU at 1\n"
            "  nabla -e 'plot(silu)' -o silu.pdf    a figure\n"
            "\n"
            "Exit status: 0 good, 1 an error in the code, 2 wrong usage, 130 interrupted.\n"),
          stdout);
}

void nb_options_print_version(void)
{
    puts(PACKAGE_STRING);
    printf(_("Copyright (C) 2026 the nabla authors.\n"
             "License GPLv3+: GNU GPL version 3 or later <%s>.\n"
             "This is free software: you are free to change and redistribute it.\n"
             "There is NO WARRANTY, to the extent permitted by law.\n"),
           "https://gnu.org/licenses/gpl.html");
}

bool nb_options_want_color(const struct nb_options *options)
{
    if (options->color != NB_COLOR_AUTO)
        return options->color == NB_COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    if ((no_color && *no_color) || !term || strcmp(term, "dumb") == 0)
        return false;
    return isatty(STDOUT_FILENO) && isatty(STDERR_FILENO);
}
