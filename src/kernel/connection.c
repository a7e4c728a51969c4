/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kernel/connection.h"

#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#include <json-c/json.h>

#include "base/i18n.h"
#include "base/outfile.h"
#include "base/xalloc.h"
#include "kernel/fields.h"

static const char *const port_names[NB_PORTS] = {
    [NB_PORT_SHELL] = "shell_port", [NB_PORT_IOPUB] = "iopub_port",
    [NB_PORT_STDIN] = "stdin_port", [NB_PORT_CONTROL] = "control_port",
    [NB_PORT_BEAT] = "hb_port",
};

static bool read_fields(struct nb_connection *c, struct json_object *o, struct nb_err *err)
{
    bool whole = json_object_is_type(o, json_type_object);
    for (int i = 0; whole && i < NB_PORTS; i++) {
        c->ports[i] = nb_field_int(o, port_names[i], 0);
        whole = c->ports[i] > 0;
    }
    const char *scheme = whole ? nb_field_text(o, "signature_scheme", "hmac-sha256") : "";
    if (!whole)
        return nb_err_set(err, NB_ERR_FILE, _("this is no connection file of Jupyter's"));
    if (strcmp(scheme, "hmac-sha256") != 0)
        return nb_err_set(err, NB_ERR_FILE, _("signatures are hmac-sha256, not '%s'"), scheme);
    c->transport = nb_xstrdup(nb_field_text(o, "transport", "tcp"));
    c->ip = nb_xstrdup(nb_field_text(o, "ip", "127.0.0.1"));
    c->key = nb_xstrdup(nb_field_text(o, "key", ""));
    return true;
}

bool nb_connection_read(struct nb_connection *c, const char *path, struct nb_err *err)
{
    char *text = nb_read_file(path, err);
    if (!text)
        return false;
    struct json_object *o = json_tokener_parse(text);
    const bool good = read_fields(c, o, err);
    json_object_put(o);
    free(text);
    return good;
}

void nb_connection_fini(struct nb_connection *c)
{
    free(c->transport);
    free(c->ip);
    free(c->key);
}

void *nb_connection_listen(const struct nb_connection *c, void *zmq, int type, enum nb_port port,
                           struct nb_err *err)
{
    enum { MILLISECONDS_LEFT = 1000 };
    const int left = MILLISECONDS_LEFT, any = 0;
    void *socket = zmq_socket(zmq, type);
    struct nb_buf address = {0};
    const char between = strcmp(c->transport, "ipc") == 0 ? '-' : ':';
    nb_buf_printf(&address, "%s://%s%c%d", c->transport, c->ip, between, c->ports[port]);
    /* What is said at last is still sent; and nothing is dropped where a reader is slow. */
    zmq_setsockopt(socket, ZMQ_LINGER, &left, sizeof left);
    zmq_setsockopt(socket, ZMQ_SNDHWM, &any, sizeof any);
    if (zmq_bind(socket, nb_buf_text(&address)) != 0) {
        nb_err_set(err, NB_ERR_FILE, _("cannot listen at %s: %s"), nb_buf_text(&address),
                   zmq_strerror(zmq_errno()));
        zmq_close(socket);
        socket = NULL;
    }
    nb_buf_free(&address);
    return socket;
}
