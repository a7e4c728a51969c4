/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kernel/iopub.h"

#include <stdlib.h>

#include <json-c/json.h>

#include "base/xalloc.h"

void nb_iopub_init(struct nb_iopub *p, const struct nb_post *post, void *socket)
{
    *p = (struct nb_iopub){.post = post, .socket = socket, .parent = nb_xstrdup("{}")};
    pthread_mutex_init(&p->lock, NULL);
}

void nb_iopub_fini(struct nb_iopub *p)
{
    pthread_mutex_destroy(&p->lock);
    free(p->parent);
}

void nb_iopub_begin(struct nb_iopub *p, const struct nb_envelope *request, bool muted)
{
    pthread_mutex_lock(&p->lock);
    free(p->parent);
    p->parent = nb_xstrdup(request->header);
    p->muted = muted;
    pthread_mutex_unlock(&p->lock);
}

void nb_iopub_answer(struct nb_iopub *p, const struct nb_envelope *request, const char *type,
                     struct json_object *content)
{
    pthread_mutex_lock(&p->lock);
    nb_envelope_publish(p->post, p->socket, type, request->header, content, NULL);
    pthread_mutex_unlock(&p->lock);
}

void nb_iopub_status(struct nb_iopub *p, const struct nb_envelope *request, const char *state)
{
    struct json_object *content = json_object_new_object();
    json_object_object_add(content, "execution_state", json_object_new_string(state));
    nb_iopub_answer(p, request, "status", content);
}

void nb_iopub_say(struct nb_iopub *p, const char *type, struct json_object *content,
                  struct json_object *metadata)
{
    pthread_mutex_lock(&p->lock);
    if (!p->muted) {
        nb_envelope_publish(p->post, p->socket, type, p->parent, content, metadata);
    } else {
        json_object_put(content);
        json_object_put(metadata);
    }
    pthread_mutex_unlock(&p->lock);
}
