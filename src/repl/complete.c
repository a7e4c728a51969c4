/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Tab offers. The session knows what there is; the files are Readline's. */
#include "config.h"

#include "repl/complete.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "base/xalloc.h"
#include "repl/listing.h"
#include "repl/redraw.h"
#include "typing/complete.h"

/* What ends a word of the language, and of a file name inside quotes; and of a name of a
 * symbol, \^2. */
static const char name_breaks[] = " \t\n\"'`@$><=;|&{}()[]+-*/%^,:!~?.";
static const char file_breaks[] = "\"'";
static const char symbol_breaks[] = " \t\n\"'`@$><=;|&{}()[]+*/%,:!~?.";

/* Readline's completion callbacks carry no context, so these are it. */
static struct nb_session *current;
static struct nb_listing offers;
static size_t next_offer;

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

/* Whether the cursor is behind \^2 or the like. */
static bool is_raised(void)
{
    int at = rl_point;
    while (at > 0 &&
           (isalnum((unsigned char)rl_line_buffer[at - 1]) || rl_line_buffer[at - 1] == '-'))
        at--;
    return at > 1 && rl_line_buffer[at - 1] == '^' && rl_line_buffer[at - 2] == '\\';
}

/* Readline copies the text, but asks for it without const. */
static char *choose_breaks(void)
{
    if (quote_at_point())
        return (char *)file_breaks;
    return (char *)(is_raised() ? symbol_breaks : name_breaks);
}

static void collect(const struct nb_offer *offer, void *ctx)
{
    nb_listing_add(ctx, offer->text, offer->shown, offer->doc);
}

/* Readline's generator: state 0 starts, each call gives one text away. */
static char *next_text(const char *word, int state)
{
    (void)word;
    next_offer = state == 0 ? 0 : next_offer;
    return next_offer < offers.count ? nb_xstrdup(offers.items[next_offer++].text) : NULL;
}

/* A list of one stands below the line, too; Readline would print it where the cursor is. */
static bool list_one(void)
{
    if (rl_completion_type != '?' || offers.count != 1)
        return false;
    nb_redraw_leave();
    nb_listing_print(&offers, rl_outstream);
    nb_redraw_forget();
    nb_redraw_now();
    return true;
}

static char **complete(const char *text, int start, int end)
{
    (void)start;
    (void)end;
    const char quote = quote_at_point();
    char *line = nb_xstrndup(rl_line_buffer, (size_t)rl_point);
    nb_listing_clear(&offers);
    const enum nb_completes with = nb_session_complete(current, line, text, collect, &offers);
    free(line);
    nb_listing_order(&offers);
    rl_attempted_completion_over = 1;       /* no file names where a name should be */
    rl_completion_append_character = quote; /* none after a name */
    rl_sort_completion_matches = with == NB_COMPLETES_WITH_FILES;
    if (with == NB_COMPLETES_WITH_FILES)
        return rl_completion_matches(text, rl_filename_completion_function);
    return list_one() ? NULL : rl_completion_matches(text, next_text);
}

/* The list stands below the line, which is drawn again below it. */
static void list_matches(char **matches, int count, int longest)
{
    (void)longest;
    if (offers.count == 0) /* files: their names alone */
        for (int i = 1; i <= count; i++) {
            const char *slash = strrchr(matches[i], '/');
            nb_listing_add(&offers, matches[i], slash && slash[1] ? slash + 1 : matches[i], NULL);
        }
    if (nb_redraw_is_on())
        nb_redraw_leave();
    else
        rl_crlf();
    nb_listing_print(&offers, rl_outstream);
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

void nb_complete_end(void)
{
    nb_listing_free(&offers);
}
