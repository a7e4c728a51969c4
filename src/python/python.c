/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python as a dialect: who does what. */
#include "config.h"

#include "python/walk.h"

#include <string.h>

#include "base/count.h"

static struct nb_value name(struct nb_interp *in, const char *word)
{
    static const char *const alone[][2] = {{"Ellipsis", "ellipsis"},
                                           {"NotImplemented", "NotImplementedType"}};
    for (size_t i = 0; i < NB_COUNT(alone); i++)
        if (strcmp(alone[i][0], word) == 0)
            return nb_object_new(&in->pool->gc, nb_py_own_class(in, alone[i][1]));
    return nb_py_exception_class(in, word);
}

static const struct nb_way python = {
    .eval = nb_py_eval,
    .run = nb_py_run,
    .call = nb_py_call_object,
    .kept = nb_py_kept,
    .generate = nb_py_generate,
    .items = nb_py_walk_all,
    .name = name,
    .member = nb_py_source_member,
};

void nb_python_install(struct nb_interp *in)
{
    static const struct nb_builtins *const all[] = {
        &nb_py_core_builtins,    &nb_py_dict_builtins,     &nb_py_generator_builtins,
        &nb_py_reflect_builtins, &nb_py_sequence_builtins, &nb_py_set_builtins,
        &nb_py_source_builtins,  &nb_py_text_builtins,     &nb_py_text_more_builtins,
        &nb_py_walk_builtins,
    };
    for (size_t i = 0; i < NB_COUNT(all); i++)
        nb_interp_register(in, all[i], NULL);
    in->dialect = &python;
    in->settings.show_object = nb_py_show;
    in->settings.show_ctx = in;
}
