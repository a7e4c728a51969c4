/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kernel/fields.h"

#include <stddef.h>

#include <glib.h>
#include <json-c/json.h>

static struct json_object *field(struct json_object *o, const char *name, enum json_type type)
{
    struct json_object *value = NULL;
    const bool there =
        json_object_is_type(o, json_type_object) && json_object_object_get_ex(o, name, &value);
    return there && json_object_is_type(value, type) ? value : NULL;
}

const char *nb_field_text(struct json_object *o, const char *name, const char *usual)
{
    struct json_object *value = field(o, name, json_type_string);
    return value ? json_object_get_string(value) : usual;
}

int nb_field_int(struct json_object *o, const char *name, int usual)
{
    struct json_object *value = field(o, name, json_type_int);
    return value ? json_object_get_int(value) : usual;
}

bool nb_field_truth(struct json_object *o, const char *name, bool usual)
{
    struct json_object *value = field(o, name, json_type_boolean);
    return value ? json_object_get_boolean(value) : usual;
}

struct json_object *nb_field_object(struct json_object *o, const char *name)
{
    return field(o, name, json_type_object);
}

struct json_object *nb_json_text(const char *text)
{
    char *valid = g_utf8_make_valid(text, -1);
    struct json_object *json = json_object_new_string(valid);
    g_free(valid);
    return json;
}
