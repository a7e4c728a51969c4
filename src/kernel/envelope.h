/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of Jupyter's protocol, version 5.3, on ZeroMQ sockets: who they are for, a signature,
 * and four JSON objects. */
#ifndef NB_KERNEL_ENVELOPE_H
#define NB_KERNEL_ENVELOPE_H

#include <stdbool.h>
#include <stddef.h>

#define NB_JUPYTER_PROTOCOL "5.3"

struct json_object;

/* What all messages of a kernel have in common. Never changes, so that threads may share it. */
struct nb_post {
    const char *key; /* borrowed; "": nothing is signed */
    char *session;
};

void nb_post_init(struct nb_post *p, const char *key);
void nb_post_fini(struct nb_post *p);

struct nb_frame_bytes {
    char *bytes;
    size_t len;
};

struct nb_envelope {
    struct nb_frame_bytes *frames; /* all, as they came */
    size_t count, cap;
    size_t to;          /* so many of them say whom an answer is for */
    const char *header; /* JSON; what answers name as their parent */
    char *type;         /* "execute_request" */
    struct json_object *content, *metadata;
};

/* Reads one message; false: it was malformed, its signature is wrong, or (interrupted) there is
 * none. The envelope is to be freed in any case. */
bool nb_envelope_receive(struct nb_envelope *e, const struct nb_post *p, void *socket);
void nb_envelope_free(struct nb_envelope *e);

/* Answers the envelope with a message of the same type, "..._reply". The content is taken. */
void nb_envelope_answer(const struct nb_envelope *e, const struct nb_post *p, void *socket,
                        struct json_object *content);
/* Tells all who listen. The parent is the header of what it belongs to; content and metadata,
 * which may be NULL, are taken. */
void nb_envelope_publish(const struct nb_post *p, void *socket, const char *type,
                         const char *parent, struct json_object *content,
                         struct json_object *metadata);

#endif
