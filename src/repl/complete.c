/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Tab offers. The session knows what there is; the files are Readline's. */
#include "config.h"

#include "repl/complete.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "base/xalloc.h"
#include "repl/listing.h"
#include "repl/redraw.h"
#include "typing/complete.h"
#include "typing/word.h"

/* Readline's completion callbacks carry no context, so these are it. */
static struct nb_session *current;
static struct nb_listing offers;
static size_t next_offer;

/* Readline copies the text, but asks for it without const. */
static char *choose_breaks(void)
{
    return (char *)nb_word_breaks(rl_line_buffer, (size_t)rl_point);
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
    const char quote = nb_word_quote(rl_line_buffer, (size_t)rl_point);
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
    rl_completer_quote_characters = NULL; /* a ' may be a derivative: see nb_word_quote */
}

void nb_complete_end(void)
{
    nb_listing_free(&offers);
}
