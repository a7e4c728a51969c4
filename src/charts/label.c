/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the legend calls a thing. */
#include "config.h"

#include "charts/label.h"

#include "base/i18n.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/show.h"

bool nb_text_of(struct nb_args *a, struct nb_value v, const char **text)
{
    struct nb_buf number = {0};
    *text = NULL;
    if (v.type == NB_ABSENT || v.type == NB_NONE)
        return true;
    if (v.type != NB_STRING && v.type != NB_NUMBER)
        return nb_err_set(a->err, NB_ERR_TYPE, _("expected a string, not %s"), nb_type_name(v));
    if (v.type == NB_STRING)
        *text = v.text->bytes;
    else if (nb_show(v, &a->in->settings, true, &number, a->err))
        *text = nb_string(&a->in->pool->gc, nb_buf_text(&number), number.len).text->bytes;
    nb_buf_free(&number);
    return a->err->kind == NB_OK;
}

bool nb_label_of(struct nb_args *a, struct nb_value v, const char **label)
{
    if (!nb_text_of(a, v, label))
        return false;
    if (*label && **label == '_')
        *label = "";
    return true;
}

bool nb_read_label(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    return nb_label_of(a, a->arg[k], field);
}

bool nb_read_text(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    return nb_text_of(a, a->arg[k], field);
}
