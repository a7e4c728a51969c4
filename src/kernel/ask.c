/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What front-ends ask about a text that is typed, and about the kernel. */
#include "config.h"

#include <fnmatch.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "kernel/fields.h"
#include "kernel/files.h"
#include "kernel/host.h"
#include "typing/complete.h"
#include "typing/word.h"

/* The byte before which the cursor stands, which is counted in characters. */
static size_t byte_of(const char *text, int characters)
{
    size_t at = 0;
    for (int i = 0; i < characters && text[at]; i++)
        do
            at++;
        while (((unsigned char)text[at] & 0xC0) == 0x80);
    return at;
}

static int character_of(const char *text, size_t at)
{
    int n = 0;
    for (size_t i = 0; i < at; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

struct offers {
    struct json_object *matches, *kinds;
};

static void take(const struct nb_offer *offer, void *ctx)
{
    const struct offers *o = ctx;
    struct json_object *kind = json_object_new_object();
    json_object_array_add(o->matches, nb_json_text(offer->text));
    json_object_object_add(kind, "text", nb_json_text(offer->text));
    json_object_object_add(kind, "type", nb_json_text(""));
    json_object_object_add(kind, "signature", nb_json_text(offer->doc ? offer->doc : ""));
    json_object_array_add(o->kinds, kind);
}

struct json_object *nb_host_complete(struct nb_host *h, const struct nb_envelope *e)
{
    const char *code = nb_field_text(e->content, "code", "");
    const size_t point = byte_of(code, nb_field_int(e->content, "cursor_pos", 0));
    const size_t start = nb_word_start(code, point);
    struct offers offers = {json_object_new_array(), json_object_new_array()};
    struct json_object *o = nb_host_well(), *metadata = json_object_new_object();
    char *line = nb_xstrndup(code, point);
    if (nb_session_complete(h->session, line, line + start, take, &offers) ==
        NB_COMPLETES_WITH_FILES)
        nb_files_offer(line + start, take, &offers);
    free(line);
    json_object_object_add(metadata, "_jupyter_types_experimental", offers.kinds);
    json_object_object_add(o, "matches", offers.matches);
    json_object_object_add(o, "cursor_start", json_object_new_int(character_of(code, start)));
    json_object_object_add(o, "cursor_end", json_object_new_int(character_of(code, point)));
    json_object_object_add(o, "metadata", metadata);
    return o;
}

/* What help says of what stands there. */
static bool help(struct nb_host *h, const char *code, size_t point, struct nb_buf *text)
{
    struct nb_span span;
    struct nb_err err = {0};
    struct nb_buf source = {0};
    if (!nb_word_subject(code, point, &span))
        return false;
    nb_buf_add(&source, "help(\"");
    nb_buf_addn(&source, code + span.start, span.end - span.start);
    nb_buf_add(&source, "\")");
    const bool good = nb_session_ask(h->session, nb_buf_text(&source), text, &err);
    nb_buf_free(&source);
    return good && text->len > 0;
}

struct json_object *nb_host_inspect(struct nb_host *h, const struct nb_envelope *e)
{
    const char *code = nb_field_text(e->content, "code", "");
    const size_t point = byte_of(code, nb_field_int(e->content, "cursor_pos", 0));
    struct json_object *o = nb_host_well(), *data = json_object_new_object();
    struct nb_buf text = {0};
    const bool found = help(h, code, point, &text);
    if (found)
        json_object_object_add(data, "text/plain", nb_json_text(nb_buf_text(&text)));
    json_object_object_add(o, "found", json_object_new_boolean(found));
    json_object_object_add(o, "data", data);
    json_object_object_add(o, "metadata", json_object_new_object());
    nb_buf_free(&text);
    return o;
}

/* A last line that is empty ends a block, as at the prompt. */
static bool ends_blank(const char *code)
{
    const char *newline = strrchr(code, '\n');
    return newline && newline[1 + strspn(newline + 1, " \t")] == '\0';
}

struct json_object *nb_host_is_complete(struct nb_host *h, const struct nb_envelope *e)
{
    const char *code = nb_field_text(e->content, "code", "");
    struct json_object *o = json_object_new_object();
    const bool goes_on = nb_session_incomplete(h->session, code, ends_blank(code));
    json_object_object_add(o, "status",
                           json_object_new_string(goes_on ? "incomplete" : "complete"));
    if (goes_on) {
        struct nb_buf indent = {0};
        nb_buf_fill(&indent, ' ', nb_session_indentation(code));
        json_object_object_add(o, "indent", nb_json_text(nb_buf_text(&indent)));
        nb_buf_free(&indent);
    }
    return o;
}

static void add_ran(struct json_object *list, const struct nb_ran *ran, bool output)
{
    struct json_object *entry = json_object_new_array(), *text = nb_json_text(ran->code);
    json_object_array_add(entry, json_object_new_int(1));
    json_object_array_add(entry, json_object_new_int(ran->number));
    if (output) {
        struct json_object *pair = json_object_new_array();
        json_object_array_add(pair, text);
        json_object_array_add(pair, NULL);
        text = pair;
    }
    json_object_array_add(entry, text);
    json_object_array_add(list, entry);
}

/* Whether the cell is one that is asked for: by its number, or by a pattern of a shell's. */
static bool is_asked(const struct nb_ran *ran, struct json_object *asked)
{
    const char *access = nb_field_text(asked, "hist_access_type", "tail");
    if (strcmp(access, "range") == 0)
        return ran->number >= nb_field_int(asked, "start", 0) &&
               ran->number < nb_field_int(asked, "stop", INT32_MAX);
    return strcmp(access, "search") != 0 ||
           fnmatch(nb_field_text(asked, "pattern", "*"), ran->code, 0) == 0;
}

struct json_object *nb_host_history(struct nb_host *h, const struct nb_envelope *e)
{
    struct json_object *o = nb_host_well(), *list = json_object_new_array();
    const bool range = strcmp(nb_field_text(e->content, "hist_access_type", "tail"), "range") == 0;
    int left = range ? INT32_MAX : nb_field_int(e->content, "n", INT32_MAX);
    size_t from = h->ran_count;
    while (from > 0 && left > 0)
        left -= is_asked(&h->ran[--from], e->content);
    for (size_t i = from; i < h->ran_count; i++)
        if (is_asked(&h->ran[i], e->content))
            add_ran(list, &h->ran[i], nb_field_truth(e->content, "output", false));
    json_object_object_add(o, "history", list);
    return o;
}

static struct json_object *language_info(void)
{
    static const char *const fields[][2] = {
        {"name", PACKAGE},
        {"version", PACKAGE_VERSION},
        {"mimetype", "text/x-" PACKAGE},
        {"file_extension", ".nab"},
        /* What front-ends know that comes closest. */
        {"pygments_lexer", "python"},
        {"codemirror_mode", "python"},
        {"nbconvert_exporter", "script"},
    };
    struct json_object *o = json_object_new_object();
    for (size_t i = 0; i < NB_COUNT(fields); i++)
        json_object_object_add(o, fields[i][0], json_object_new_string(fields[i][1]));
    return o;
}

struct json_object *nb_host_info(struct nb_host *h, const struct nb_envelope *e)
{
    (void)h;
    (void)e;
    struct json_object *o = nb_host_well();
    json_object_object_add(o, "protocol_version", json_object_new_string(NB_JUPYTER_PROTOCOL));
    json_object_object_add(o, "implementation", json_object_new_string(PACKAGE));
    json_object_object_add(o, "implementation_version", json_object_new_string(PACKAGE_VERSION));
    json_object_object_add(o, "language_info", language_info());
    json_object_object_add(
        o, "banner", json_object_new_string(_(PACKAGE_STRING "   help() lists what there is")));
    json_object_object_add(o, "debugger", json_object_new_boolean(false));
    json_object_object_add(o, "help_links", json_object_new_array());
    return o;
}
