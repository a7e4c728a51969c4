/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats of few digits: dtype=, emulate(f, dtype), ulp_error(f, x, dtype). */
#ifndef NB_LANG_FORMAT_H
#define NB_LANG_FORMAT_H

#include "lang/call.h"
#include "value/elements.h"
#include "value/interp.h"

/* The format that a dtype names, by a text or as torch.float16: the row that rounds
 * to it, NULL for None. False sets err. */
bool nb_dtype_of(struct nb_value v, struct nb_span span, const struct nb_op **format,
                 struct nb_err *err);
/* The names of all formats. */
void nb_format_words(void (*visit)(const char *word, void *ctx), void *ctx);
/* What a dtype= asks for: a format, or in a file of Python what kind of elements. */
struct nb_dtype {
    const struct nb_op *format; /* NULL: none */
    bool typed;
    enum nb_elements elements;
};
bool nb_dtype_read(struct nb_interp *in, struct nb_value v, struct nb_span span,
                   struct nb_dtype *dtype, struct nb_err *err);
/* What is numeric as such; anything else as it is. */
struct nb_value nb_in_dtype(struct nb_interp *in, struct nb_value v, const struct nb_dtype *dtype);
/* Calls an emulation, or what is its error. NB_ABSENT sets err. */
struct nb_value nb_emulate_call(struct nb_interp *in, struct nb_function *f,
                                const struct nb_actual *given, size_t count, struct nb_span span,
                                struct nb_err *err);
struct nb_value nb_ulp_error_call(struct nb_interp *in, struct nb_function *f,
                                  const struct nb_actual *given, size_t count, struct nb_span span,
                                  struct nb_err *err);

#endif
