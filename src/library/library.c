/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an interpreter is given. */
#include "config.h"

#include "library/library.h"

#include "base/count.h"
#include "lang/prelude.h"
#include "lang/torch_module.h"
#include "python/python.h"

static const struct nb_builtins *const all[] = {
    &nb_basic_builtins,    &nb_tensor_builtins,       &nb_reduce_builtins, &nb_matrix_builtins,
    &nb_text_builtins,     &nb_close_builtins,        &nb_list_builtins,   &nb_order_builtins,
    &nb_jacobian_builtins, &nb_load_builtins,         &nb_gated_builtins,  &nb_format_builtins,
    &nb_torch_builtins,    &nb_printoptions_builtins, &nb_arith_builtins,  &nb_random_builtins,
    &nb_product_builtins,  &nb_numpy_builtins,        &nb_python_builtins, &nb_time_builtins,
    &nb_made_builtins,     &nb_autograd_builtins,     &nb_data_builtins,   &nb_whole_builtins,
    &nb_exact_builtins,    &nb_sums_builtins,         &nb_device_builtins, &nb_parameter_builtins,
};

struct nb_interp *nb_library_interp(FILE *out)
{
    struct nb_interp *in = nb_interp_new(out);
    nb_prelude_install(in->pool);
    for (size_t i = 0; i < NB_COUNT(all); i++)
        nb_interp_register(in, all[i], NULL);
    nb_layers_register(in);
    nb_python_install(in);
    return in;
}
