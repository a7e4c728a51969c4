/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a cell. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "kernel/cell.h"
#include "kernel/fields.h"
#include "kernel/host.h"

static struct json_object *new_status(const char *status)
{
    struct json_object *o = json_object_new_object();
    json_object_object_add(o, "status", json_object_new_string(status));
    return o;
}

struct json_object *nb_host_well(void)
{
    return new_status("ok");
}

bool nb_host_is_well(struct json_object *answer)
{
    return strcmp(nb_field_text(answer, "status", ""), "ok") == 0;
}

struct json_object *nb_host_abort(struct nb_host *h, const struct nb_envelope *e)
{
    (void)h;
    (void)e;
    return new_status("aborted");
}

static void add_lines(struct json_object *list, const char *text)
{
    while (*text) {
        const size_t len = strcspn(text, "\n");
        char *line = nb_xstrndup(text, len);
        json_object_array_add(list, nb_json_text(line));
        free(line);
        text += len + (text[len] == '\n');
    }
}

/* Adds what an error is to an object. */
static void add_error(const struct nb_host *h, const struct nb_err *err, const char *source,
                      struct json_object *o)
{
    struct nb_buf text = {0};
    struct json_object *lines = json_object_new_array();
    const bool interrupted = err->kind == NB_ERR_INTERRUPTED;
    nb_session_tell_error(h->session, err, source, 0, &text);
    add_lines(lines, nb_buf_text(&text));
    json_object_object_add(o, "ename",
                           json_object_new_string(interrupted ? "KeyboardInterrupt" : "error"));
    json_object_object_add(o, "evalue", nb_json_text(err->message));
    json_object_object_add(o, "traceback", lines);
    nb_buf_free(&text);
}

/* What a value is shown as. */
static struct json_object *value_of(struct nb_host *h, const char *source)
{
    struct nb_err err = {0};
    struct nb_buf text = {0};
    struct json_object *o;
    if (nb_session_ask(h->session, source, &text, &err)) {
        struct json_object *data = json_object_new_object();
        nb_buf_cut(&text, text.len - (text.len > 0 && text.bytes[text.len - 1] == '\n'));
        json_object_object_add(data, "text/plain", nb_json_text(nb_buf_text(&text)));
        o = nb_host_well();
        json_object_object_add(o, "data", data);
        json_object_object_add(o, "metadata", json_object_new_object());
    } else {
        o = new_status("error");
        add_error(h, &err, source, o);
    }
    nb_buf_free(&text);
    return o;
}

static struct json_object *values_of(struct nb_host *h, struct json_object *expressions)
{
    struct json_object *values = json_object_new_object();
    if (!expressions)
        return values;
    json_object_object_foreach(expressions, name, text)
        json_object_object_add(values, name, value_of(h, json_object_get_string(text)));
    return values;
}

/* exit() ends a console, which asks the kernel to end then; it does not by itself. */
static struct json_object *payload_of(struct nb_host *h)
{
    struct json_object *list = json_object_new_array();
    if (nb_session_wants_exit(h->session)) {
        struct json_object *o = json_object_new_object();
        json_object_object_add(o, "source", json_object_new_string("ask_exit"));
        json_object_object_add(o, "keepkernel", json_object_new_boolean(false));
        json_object_array_add(list, o);
        nb_session_stay(h->session);
    }
    return list;
}

/* The answer to a cell that has run; errors are told to all. */
static struct json_object *answer(struct nb_host *h, const struct nb_envelope *e,
                                  const struct nb_err *err, const char *source)
{
    struct json_object *o = new_status(err->kind == NB_OK ? "ok" : "error");
    if (err->kind != NB_OK) {
        struct json_object *told = json_object_new_object();
        add_error(h, err, source, o);
        add_error(h, err, source, told);
        nb_iopub_say(&h->iopub, "error", told, NULL);
    } else {
        json_object_object_add(o, "user_expressions",
                               values_of(h, nb_field_object(e->content, "user_expressions")));
        json_object_object_add(o, "payload", payload_of(h));
    }
    json_object_object_add(o, "execution_count", json_object_new_int(h->count));
    return o;
}

static void remember(struct nb_host *h, const char *code)
{
    h->ran = nb_grow(h->ran, &h->ran_cap, h->ran_count + 1, sizeof *h->ran);
    h->ran[h->ran_count++] = (struct nb_ran){h->count, nb_xstrdup(code)};
}

static void run(struct nb_host *h, const struct nb_cell_source *cell, struct nb_err *err)
{
    nb_interrupt_clear();
    if (cell->python)
        nb_session_set_python(h->session);
    nb_session_run(h->session, cell->source, err);
    nb_session_set_path(h->session, NULL);
    nb_interrupt_clear();
    clearerr(stdout);
    nb_streams_drain(&h->streams);
}

static void tell_input(struct nb_host *h, const char *code)
{
    struct json_object *o = json_object_new_object();
    json_object_object_add(o, "code", nb_json_text(code));
    json_object_object_add(o, "execution_count", json_object_new_int(h->count));
    nb_iopub_say(&h->iopub, "execute_input", o, NULL);
}

struct json_object *nb_host_execute(struct nb_host *h, const struct nb_envelope *e)
{
    const bool silent = nb_field_truth(e->content, "silent", false);
    const bool stored = !silent && nb_field_truth(e->content, "store_history", true);
    struct json_object *code = NULL;
    json_object_object_get_ex(e->content, "code", &code);
    nb_iopub_begin(&h->iopub, e, silent);
    /* As %3 counts: one that fails leaves its number to the next. */
    h->count = (int)nb_session_input_count(h->session) + 1;
    const char *text =
        json_object_is_type(code, json_type_string) ? json_object_get_string(code) : "";
    if (stored)
        remember(h, text);
    tell_input(h, text);
    struct nb_cell_source cell = {0};
    struct nb_err err = {0};
    if (json_object_is_type(code, json_type_string)) {
        nb_cell_source_read(&cell, code, e->metadata);
        run(h, &cell, &err);
    } else {
        nb_err_set(&err, NB_ERR_VALUE, _("a request without code"));
    }
    struct json_object *o = answer(h, e, &err, cell.source ? cell.source : "");
    nb_cell_source_fini(&cell);
    return o;
}
