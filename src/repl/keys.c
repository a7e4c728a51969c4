/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands in the place of Readline's. Each does what is new and leaves the rest to the one
 * it stands for. Readline's search asks which command a key has, so that it must find its
 * own there. */
#include "config.h"

#include "repl/keys.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "base/count.h"
#include "repl/block.h"
#include "repl/pasted.h"
#include "repl/redraw.h"
#include "session/session.h"

/* Readline's commands carry no context, so this is it. */
static struct {
    struct nb_session *session;
    bool ours;     /* the commands here are in the keymaps */
    bool complete; /* Enter found the input so */
    bool walking;  /* the last key was Up or Down */
    bool all;      /* and they go to all inputs */
    bool took;     /* the last suggestion was taken whole */
    bool told;     /* why the input goes on */
} keys;

static bool is_blank(const char *text, size_t len)
{
    return strspn(text, " \t\n") >= len;
}

/* More is there to be read: it was not typed by hand. */
static bool is_pasting(void)
{
    struct pollfd fd = {.fd = fileno(rl_instream), .events = POLLIN};
    return poll(&fd, 1, 0) > 0;
}

/* ---- Enter ---- */

static int forward_char(int count, int key);
static int end_of_line(int count, int key);

/* An input that came back from the history as it is there. */
static bool is_recalled(void)
{
    const HIST_ENTRY *entry = current_history();
    if (entry)
        return strcmp(entry->line, rl_line_buffer) == 0;
    return keys.took && (rl_last_func == forward_char || rl_last_func == end_of_line);
}

static bool is_complete(void)
{
    if (rl_end == 0 || (is_recalled() && !nb_block_has_below()))
        return true;
    if (nb_block_has_below())
        return false;
    const size_t start = nb_block_line_start();
    const bool blank = is_blank(rl_line_buffer + start, (size_t)rl_end - start);
    char *source = nb_pasted_strip(rl_line_buffer);
    const bool open = nb_session_incomplete(keys.session, source, blank);
    free(source);
    return !open;
}

static int break_line(int count, int key)
{
    (void)count;
    (void)key;
    char *before = strndup(rl_line_buffer, (size_t)rl_point);
    nb_block_break(is_pasting() || !before ? 0 : nb_session_indentation(before));
    free(before);
    return 0;
}

/* On an empty line, once: which bracket is open. */
static void tell_open(void)
{
    const size_t start = nb_block_line_start();
    if (keys.told || is_pasting() || !nb_block_has_above() ||
        !is_blank(rl_line_buffer + start, (size_t)rl_end - start))
        return;
    char *hint = nb_session_open_hint(keys.session, rl_line_buffer);
    if (!hint)
        return;
    nb_redraw_erase();
    fputs(hint, rl_outstream);
    nb_redraw_forget();
    nb_redraw_now();
    keys.told = true;
    free(hint);
}

static int enter(int count, int key)
{
    if (!nb_redraw_is_on())
        return rl_newline(count, key);
    if (!is_complete()) {
        tell_open();
        return break_line(count, key);
    }
    keys.complete = true;
    nb_redraw_leave();
    return rl_newline(count, key);
}

bool nb_keys_complete(void)
{
    const bool complete = keys.complete;
    keys.complete = false;
    return complete;
}

/* Who indents by hand, or pastes, begins at the margin: the blanks that were put there go. */
static int type_blank(int count, int key)
{
    const int start = (int)nb_block_line_start();
    if ((rl_last_func == enter || rl_last_func == break_line) && nb_block_in_margin()) {
        rl_delete_text(start, rl_point);
        rl_point = start;
    }
    return rl_insert(count, key);
}

/* Ctrl-D in an empty line of a block drops the block. */
static int delete_or_drop(int count, int key)
{
    const bool at_end = rl_point == rl_end && nb_block_has_above();
    const size_t start = nb_block_line_start();
    if (!at_end || !is_blank(rl_line_buffer + start, (size_t)rl_end - start))
        return rl_delete(count, key);
    nb_redraw_leave();
    rl_replace_line("", 1);
    keys.complete = true;
    return rl_newline(count, key);
}

/* ---- Suggestions ---- */

/* Takes so many bytes of what is suggested; false: nothing is. */
static bool take_suggestion(size_t (*measure)(const char *rest))
{
    const char *rest = nb_redraw_suggestion();
    keys.took = rest && measure == strlen;
    if (!rest)
        return false;
    char *taken = strndup(rest, measure(rest));
    if (taken)
        rl_insert_text(taken);
    free(taken);
    return true;
}

/* A word with what stands before it. */
static size_t word_length(const char *rest)
{
    static const char breaks[] = " \t\n\"'`@$><=;|&{}()[]+-*/%^,:!~?.";
    const size_t before = strspn(rest, breaks);
    return before + strcspn(rest + before, breaks);
}

static int forward_char(int count, int key)
{
    return count == 1 && take_suggestion(strlen) ? 0 : rl_forward_char(count, key);
}

static int forward_word(int count, int key)
{
    return count == 1 && take_suggestion(word_length) ? 0 : rl_forward_word(count, key);
}

static int end_of_line(int count, int key)
{
    if (take_suggestion(strlen))
        return 0;
    if (!nb_block_has_below())
        return rl_end_of_line(count, key);
    rl_point = (int)nb_block_line_end();
    return 0;
}

/* ---- Lines of a block ---- */

static int beginning_of_line(int count, int key)
{
    (void)count;
    (void)key;
    rl_point = (int)nb_block_line_start();
    return 0;
}

/* At the end of a line it joins it with the next one. */
static int kill_line(int count, int key)
{
    if (!nb_block_has_below() || count < 0)
        return rl_kill_line(count, key);
    const size_t end = nb_block_line_end();
    return rl_kill_text(rl_point, (int)end + (end == (size_t)rl_point));
}

static int discard_line(int count, int key)
{
    if (!nb_block_has_above())
        return rl_unix_line_discard(count, key);
    const int start = (int)nb_block_line_start(), from = start - (start == rl_point);
    rl_kill_text(from, rl_point);
    rl_point = from;
    return 0;
}

static int backspace(int count, int key)
{
    if (count != 1 || !nb_block_in_margin() || nb_block_line_start() == (size_t)rl_point)
        return rl_rubout(count, key);
    nb_block_outdent();
    return 0;
}

static int outdent(int count, int key)
{
    (void)count;
    (void)key;
    nb_block_outdent();
    return 0;
}

static int tab(int count, int key)
{
    if (nb_block_in_margin()) {
        nb_block_indent();
        return 0;
    }
    if (rl_last_func == tab) /* it asks whether it was itself, and then lists */
        rl_last_func = rl_complete;
    return rl_complete(count, key);
}

/* ---- Up and Down: in the block, then among the inputs that begin as this one does ---- */

static int walk(rl_command_func_t *search, rl_command_func_t *all, int count, int key)
{
    if (keys.walking)
        rl_last_func = search; /* it goes on only after itself */
    else
        keys.all = is_recalled();
    const int result = keys.all ? all(count, key) : search(count, key);
    rl_point = rl_end;
    return result;
}

static bool was_walking(rl_command_func_t *up, rl_command_func_t *down)
{
    return rl_last_func == up || rl_last_func == down;
}

static int down(int count, int key);

static int up(int count, int key)
{
    keys.walking = was_walking(up, down);
    if (!nb_block_has_above())
        return walk(rl_history_search_backward, rl_get_previous_history, count, key);
    nb_block_up();
    return 0;
}

static int down(int count, int key)
{
    keys.walking = was_walking(up, down);
    if (!nb_block_has_below())
        return walk(rl_history_search_forward, rl_get_next_history, count, key);
    nb_block_down();
    return 0;
}

/* ---- The rest ---- */

/* One empty line at the end, which ends a block, is as good as several. */
static void cut_empty_lines(char *text)
{
    size_t len = strlen(text);
    while (len > 1 && text[len - 1] == '\n' && text[len - 2] == '\n')
        text[--len] = '\0';
}

/* The prompts of a session that was copied go at once. */
static int paste(int count, int key)
{
    const int start = rl_point;
    const int result = rl_bracketed_paste_begin(count, key);
    if (rl_point <= start)
        return result;
    char *text = rl_copy_text(start, rl_point), *stripped = nb_pasted_strip(text);
    cut_empty_lines(stripped);
    if (strcmp(text, stripped) != 0) {
        rl_begin_undo_group();
        rl_delete_text(start, rl_point);
        rl_point = start;
        rl_insert_text(stripped);
        rl_end_undo_group();
    }
    free(text);
    free(stripped);
    return result;
}

static int clear_screen(int count, int key)
{
    if (!nb_redraw_is_on())
        return rl_clear_screen(count, key);
    fputs("\033[H\033[2J", rl_outstream);
    nb_redraw_forget();
    nb_redraw_now();
    return 0;
}

static int refresh(int count, int key)
{
    if (!nb_redraw_is_on())
        return rl_refresh_line(count, key);
    nb_redraw_erase();
    nb_redraw_now();
    return 0;
}

static const struct {
    rl_command_func_t *readlines, *ours;
} commands[] = {
    {rl_newline, enter},
    {rl_forward_char, forward_char},
    {rl_forward_word, forward_word},
    {rl_end_of_line, end_of_line},
    {rl_beg_of_line, beginning_of_line},
    {rl_kill_line, kill_line},
    {rl_unix_line_discard, discard_line},
    {rl_rubout, backspace},
    {rl_delete, delete_or_drop},
    {rl_complete, tab},
    {rl_history_search_backward, up},
    {rl_history_search_forward, down},
    {rl_bracketed_paste_begin, paste},
    {rl_clear_screen, clear_screen},
    {rl_clear_display, clear_screen},
    {rl_refresh_line, refresh},
};

static rl_command_func_t *other_of(rl_command_func_t *now, bool ours)
{
    for (size_t i = 0; i < NB_COUNT(commands); i++)
        if (now == (ours ? commands[i].readlines : commands[i].ours))
            return ours ? commands[i].ours : commands[i].readlines;
    return now;
}

/* Where a key leads to more keys, the map of those is kept as if it were a command. */
static Keymap map_behind(const KEYMAP_ENTRY *entry)
{
    Keymap map;
    memcpy(&map, &entry->function, sizeof map);
    return map;
}

static void exchange(Keymap map, bool ours)
{
    for (int i = 0; i < KEYMAP_SIZE; i++) {
        if (map[i].type == ISKMAP && map[i].function)
            exchange(map_behind(&map[i]), ours);
        else if (map[i].type == ISFUNC)
            map[i].function = other_of(map[i].function, ours);
    }
    if (map[' '].type == ISFUNC && map[' '].function == (ours ? rl_insert : type_blank))
        map[' '].function = ours ? type_blank : rl_insert;
}

void nb_keys_follow(void)
{
    const bool ours = !RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH);
    if (ours == keys.ours)
        return;
    exchange(emacs_standard_keymap, ours);
    exchange(vi_insertion_keymap, ours);
    exchange(vi_movement_keymap, ours);
    keys.ours = ours;
}

void nb_keys_renew(void)
{
    keys.ours = keys.told = false;
}

void nb_keys_bind(struct nb_session *session)
{
    static const struct {
        const char *keys;
        rl_command_func_t *command;
    } bindings[] = {
        {"\033[A", rl_history_search_backward},
        {"\033OA", rl_history_search_backward},
        {"\033[B", rl_history_search_forward},
        {"\033OB", rl_history_search_forward},
        /* Escape, and then the key: else it is Escape twice, which completes. */
        {"\033\033[A", rl_history_search_backward},
        {"\033\033OA", rl_history_search_backward},
        {"\033\033[B", rl_history_search_forward},
        {"\033\033OB", rl_history_search_forward},
        {"\033\033[C", rl_forward_char},
        {"\033\033OC", rl_forward_char},
        {"\033\033[D", rl_backward_char},
        {"\033\033OD", rl_backward_char},
        {"\033[1;3C", rl_forward_word},
        {"\033[1;3D", rl_backward_word},
        {"\033[1;5C", rl_forward_word},
        {"\033[1;5D", rl_backward_word},
        {"\033[Z", outdent},
        {"\033\r", break_line},
    };
    Keymap maps[] = {emacs_standard_keymap, vi_insertion_keymap};
    keys.session = session;
    for (size_t m = 0; m < NB_COUNT(maps); m++)
        for (size_t i = 0; i < NB_COUNT(bindings); i++)
            if (m == 0 || !strchr("\r\033", bindings[i].keys[1])) /* vi: Escape is a key alone */
                rl_bind_keyseq_in_map(bindings[i].keys, bindings[i].command, maps[m]);
}
