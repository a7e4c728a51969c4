/* SPDX-License-Identifier: GPL-3.0-or-later */
/* [who...] <IDS|MSG> signature header parent metadata content [buffers...] */
#include "config.h"

#include "kernel/envelope.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#include <glib.h>
#include <json-c/json.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "kernel/fields.h"

enum { SIGNATURE, HEADER, PARENT, METADATA, CONTENT, PARTS };

static const char delimiter[] = "<IDS|MSG>";

void nb_post_init(struct nb_post *p, const char *key)
{
    char *session = g_uuid_string_random();
    p->key = key;
    p->session = nb_xstrdup(session);
    g_free(session);
}

void nb_post_fini(struct nb_post *p)
{
    free(p->session);
}

/* Of the four objects, in hexadecimal; the caller's to g_free(). */
static char *sign(const struct nb_post *p, const struct nb_frame_bytes *objects)
{
    if (!*p->key)
        return g_strdup("");
    GHmac *hmac = g_hmac_new(G_CHECKSUM_SHA256, (const guchar *)p->key, strlen(p->key));
    for (size_t i = 0; i < PARTS - HEADER; i++)
        g_hmac_update(hmac, (const guchar *)objects[i].bytes, (gssize)objects[i].len);
    char *text = g_strdup(g_hmac_get_string(hmac));
    g_hmac_unref(hmac);
    return text;
}

/* Takes as long for a signature that is nearly right as for another. */
static bool is_signed(const struct nb_post *p, const struct nb_frame_bytes *parts)
{
    char *expected = sign(p, parts + HEADER);
    const size_t len = strlen(expected);
    unsigned char differs = parts[SIGNATURE].len != len && *p->key;
    const size_t both = differs ? 0 : len;
    for (size_t i = 0; i < both; i++)
        differs |= (unsigned char)(expected[i] ^ parts[SIGNATURE].bytes[i]);
    g_free(expected);
    return !differs;
}

/* The next frame; false: there is none. `more`: others of the message follow. */
static bool receive_frame(struct nb_envelope *e, void *socket, bool *more)
{
    zmq_msg_t m;
    zmq_msg_init(&m);
    int got;
    do
        got = zmq_msg_recv(&m, socket, *more ? 0 : ZMQ_DONTWAIT);
    while (got < 0 && zmq_errno() == EINTR);
    *more = got >= 0 && zmq_msg_more(&m);
    if (got >= 0) {
        const size_t len = zmq_msg_size(&m);
        e->frames = nb_grow(e->frames, &e->cap, e->count + 1, sizeof *e->frames);
        e->frames[e->count++] = (struct nb_frame_bytes){nb_xstrndup(zmq_msg_data(&m), len), len};
    }
    zmq_msg_close(&m);
    return got >= 0;
}

/* One of the objects, or NULL. */
static struct json_object *parse(const struct nb_frame_bytes *frame)
{
    struct json_object *o =
        strlen(frame->bytes) == frame->len ? json_tokener_parse(frame->bytes) : NULL;
    if (json_object_is_type(o, json_type_object))
        return o;
    json_object_put(o);
    return NULL;
}

static bool read_parts(struct nb_envelope *e, const struct nb_frame_bytes *parts)
{
    struct json_object *header = parse(&parts[HEADER]);
    const char *type = nb_field_text(header, "msg_type", NULL);
    e->header = parts[HEADER].bytes;
    e->type = type ? nb_xstrdup(type) : NULL;
    json_object_put(header);
    e->metadata = parse(&parts[METADATA]);
    e->content = parse(&parts[CONTENT]);
    return e->type && e->content;
}

static bool is_delimiter(const struct nb_frame_bytes *f)
{
    return f->len == strlen(delimiter) && memcmp(f->bytes, delimiter, f->len) == 0;
}

bool nb_envelope_receive(struct nb_envelope *e, const struct nb_post *p, void *socket)
{
    *e = (struct nb_envelope){0};
    for (bool more = false; receive_frame(e, socket, &more) && more;)
        continue;
    while (e->to < e->count && !is_delimiter(&e->frames[e->to]))
        e->to++;
    if (e->count < e->to + 1 + PARTS)
        return false;
    const struct nb_frame_bytes *parts = e->frames + e->to + 1;
    return is_signed(p, parts) && read_parts(e, parts);
}

void nb_envelope_free(struct nb_envelope *e)
{
    for (size_t i = 0; i < e->count; i++)
        free(e->frames[i].bytes);
    free(e->frames);
    free(e->type);
    json_object_put(e->content);
    json_object_put(e->metadata);
}

static void send_frame(void *socket, const char *bytes, size_t len, bool more)
{
    int sent;
    do
        sent = zmq_send(socket, bytes, len, more ? ZMQ_SNDMORE : 0);
    while (sent < 0 && zmq_errno() == EINTR);
}

/* The caller's to json_object_put(). */
static struct json_object *new_header(const struct nb_post *p, const char *type)
{
    struct json_object *o = json_object_new_object();
    char *id = g_uuid_string_random();
    GDateTime *now = g_date_time_new_now_utc();
    char *date = g_date_time_format_iso8601(now);
    json_object_object_add(o, "msg_id", json_object_new_string(id));
    json_object_object_add(o, "session", json_object_new_string(p->session));
    json_object_object_add(o, "username", json_object_new_string("kernel"));
    json_object_object_add(o, "date", json_object_new_string(date));
    json_object_object_add(o, "msg_type", json_object_new_string(type));
    json_object_object_add(o, "version", json_object_new_string(NB_JUPYTER_PROTOCOL));
    g_free(id);
    g_free(date);
    g_date_time_unref(now);
    return o;
}

static struct nb_frame_bytes text_of(struct json_object *o)
{
    size_t len = 0;
    const char *text = json_object_to_json_string_length(
        o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &len);
    return (struct nb_frame_bytes){(char *)text, len};
}

/* What follows those that say whom it is for. */
static void send_parts(const struct nb_post *p, void *socket, const char *type, const char *parent,
                       struct json_object *content, struct json_object *metadata)
{
    struct json_object *header = new_header(p, type);
    struct json_object *about = metadata ? metadata : json_object_new_object();
    const struct nb_frame_bytes parts[] = {
        text_of(header), {(char *)parent, strlen(parent)}, text_of(about), text_of(content)};
    char *signature = sign(p, parts);
    send_frame(socket, delimiter, strlen(delimiter), true);
    send_frame(socket, signature, strlen(signature), true);
    for (size_t i = 0; i < PARTS - HEADER; i++)
        send_frame(socket, parts[i].bytes, parts[i].len, i + 1 < PARTS - HEADER);
    g_free(signature);
    json_object_put(header);
    json_object_put(about);
    json_object_put(content);
}

void nb_envelope_answer(const struct nb_envelope *e, const struct nb_post *p, void *socket,
                        struct json_object *content)
{
    struct nb_buf type = {0};
    const char *request = strstr(e->type, "_request");
    nb_buf_addn(&type, e->type, request ? (size_t)(request - e->type) : strlen(e->type));
    nb_buf_add(&type, "_reply");
    for (size_t i = 0; i < e->to; i++)
        send_frame(socket, e->frames[i].bytes, e->frames[i].len, true);
    send_parts(p, socket, nb_buf_text(&type), e->header, content, NULL);
    nb_buf_free(&type);
}

void nb_envelope_publish(const struct nb_post *p, void *socket, const char *type,
                         const char *parent, struct json_object *content,
                         struct json_object *metadata)
{
    send_frame(socket, type, strlen(type), true);
    send_parts(p, socket, type, parent, content, metadata);
}
