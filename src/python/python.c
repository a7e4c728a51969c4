/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python as a dialect: who does what. */
#include "config.h"

#include "python/python.h"

#include "base/count.h"

static struct nb_value name(struct nb_interp *in, const char *word)
{
    return nb_py_exception_class(in, word);
}

static const struct nb_way python = {
    .eval = nb_py_eval,
    .run = nb_py_run,
    .call = nb_py_call_object,
    .kept = nb_py_kept,
    .name = name,
    .member = nb_py_source_member,
};

void nb_python_install(struct nb_interp *in)
{
    static const struct nb_builtins *const all[] = {
        &nb_py_core_builtins,     &nb_py_dict_builtins,   &nb_py_reflect_builtins,
        &nb_py_sequence_builtins, &nb_py_source_builtins, &nb_py_text_builtins,
        &nb_py_torch_builtins,
    };
    for (size_t i = 0; i < NB_COUNT(all); i++)
        nb_interp_register(in, all[i], NULL);
    in->dialect = &python;
    in->settings.show_object = nb_py_show;
    in->settings.show_ctx = in;
}
