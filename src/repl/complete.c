/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Tab offers. The session knows the names; the files are Readline's. */
#include "config.h"

#include "repl/complete.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "base/xalloc.h"
#include "repl/redraw.h"
#include "session/session.h"

/* What ends a word of the language, and of a file name inside quotes. */
static const char name_breaks[] = " \t\n\"'`@$><=;|&{}()[]+-*/%^,:!~?.";
static const char file_breaks[] = "\"'";

struct names {
    char **items;
    size_t count, cap, next;
};

/* Readline's completion callbacks carry no context, so this is it. */
static struct nb_session *current;

/* A ' after a name, a number or a closing bracket is a derivative. */
static bool is_prime(const char *line, size_t at)
{
    if (line[at] != '\'' || at == 0)
        return false;
    unsigned char before = (unsigned char)line[at - 1];
    return isalnum(before) || before >= 0x80 || strchr("_)]'", before);
}

/* The quote of the string that is open at the end of line[0..len), or 0. */
static char open_quote(const char *line, size_t len)
{
    char quote = '\0';
    for (size_t i = 0; i < len; i++) {
        if (quote && line[i] == '\\')
            i++;
        else if (quote && line[i] == quote)
            quote = '\0';
        else if (!quote && (line[i] == '"' || (line[i] == '\'' && !is_prime(line, i))))
            quote = line[i];
    }
    return quote;
}

static char quote_at_point(void)
{
    return open_quote(rl_line_buffer, (size_t)rl_point);
}

/* Readline copies the text, but asks for it without const. */
static char *choose_breaks(void)
{
    return (char *)(quote_at_point() ? file_breaks : name_breaks);
}

static void collect(const char *name, void *context)
{
    struct names *names = context;
    names->items = nb_grow(names->items, &names->cap, names->count + 1, sizeof *names->items);
    names->items[names->count++] = nb_xstrdup(name);
}

/* Readline's generator: state 0 starts, each call gives one name away. */
static char *next_name(const char *prefix, int state)
{
    static struct names names; /* kept between the calls of one completion */
    if (state == 0) {
        char *line = nb_xstrndup(rl_line_buffer, (size_t)rl_point);
        nb_session_complete(current, line, prefix, collect, &names);
        free(line);
    }
    if (names.next < names.count)
        return names.items[names.next++];
    free(names.items);
    names = (struct names){0};
    return NULL;
}

static char **complete(const char *text, int start, int end)
{
    (void)start;
    (void)end;
    char quote = quote_at_point();
    rl_attempted_completion_over = 1;       /* no file names where a name should be */
    rl_completion_append_character = quote; /* none after a name */
    return rl_completion_matches(text, quote ? rl_filename_completion_function : next_name);
}

/* The list stands below the line, which is drawn again below it. */
static void list_matches(char **matches, int count, int longest)
{
    nb_redraw_settle();
    rl_display_match_list(matches, count, longest);
    nb_redraw_forget();
    rl_forced_update_display();
}

void nb_complete_install(struct nb_session *session)
{
    current = session;
    rl_attempted_completion_function = complete;
    rl_completion_word_break_hook = choose_breaks;
    rl_completion_display_matches_hook = list_matches;
    rl_completer_quote_characters = NULL; /* a ' may be a derivative: see open_quote */
}
