/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch's modules: nn.LeakyReLU(0.1) is a function that remembers its
 * arguments, nn.Sequential(...) one function after the other. */
#ifndef NB_LANG_TORCH_MODULE_H
#define NB_LANG_TORCH_MODULE_H

#include "lang/call.h"
#include "value/layer.h"

void nb_layers_register(struct nb_interp *in);
/* Calls the module. NB_ABSENT sets err. */
struct nb_value nb_layer_call(struct nb_interp *in, struct nb_layer *layer,
                              const struct nb_actual *actuals, size_t count, struct nb_span span,
                              struct nb_err *err);

#endif
