/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes in words. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "value/changes.h"
#include "value/show.h"

enum { MOST_TOLD = 6 };

static void begin_item(struct nb_buf *out, size_t *told)
{
    if ((*told)++ > 0)
        nb_buf_add(out, ", ");
}

/* A plain number, as it prints; everything else is as it was. */
static void tell_value(struct nb_interp *in, const char *name, struct nb_value v,
                       struct nb_buf *out)
{
    struct nb_buf text = {0};
    struct nb_err err = {0};
    if (nb_is_plain(v) && nb_show(v, &in->settings, false, &text, &err))
        nb_buf_printf(out, _("%s is %s again"), name, nb_buf_text(&text));
    else
        nb_buf_printf(out, _("%s is as it was"), name);
    nb_buf_free(&text);
}

static void tell_name(const struct nb_held *h, struct nb_interp *in, struct nb_buf *out)
{
    const struct nb_value *v = nb_symtab_get(&in->globals, h->name);
    if (!v)
        nb_buf_printf(out, _("%s is gone"), h->name);
    else if (h->v.type == NB_ABSENT)
        nb_buf_printf(out, _("%s is back"), h->name);
    else
        tell_value(in, h->name, *v, out);
}

static void tell_settings(const struct nb_changes *c, struct nb_interp *in, size_t *told,
                          struct nb_buf *out)
{
    const struct nb_setting *row;
    const size_t before = *told;
    struct nb_buf value = {0};
    for (size_t i = 0; (row = nb_setting_at(i)); i++) {
        if (nb_settings_value(&c->settings, row) == nb_settings_value(&in->settings, row))
            continue;
        nb_buf_clear(&value);
        nb_settings_print(&in->settings, row, &value);
        begin_item(out, told);
        nb_buf_printf(out, _("%s is %s again"), row->name, nb_buf_text(&value));
    }
    nb_buf_free(&value);
    if (*told > before)
        return;
    begin_item(out, told); /* of NumPy's arrays */
    nb_buf_add(out, _("settings are as they were"));
}

void nb_changes_tell(const struct nb_changes *c, struct nb_interp *in, struct nb_buf *out)
{
    size_t told = 0;
    for (size_t i = 0; i < c->count && i < MOST_TOLD; i++) {
        begin_item(out, &told);
        tell_name(&c->names[i], in, out);
    }
    if (c->count > MOST_TOLD)
        nb_buf_printf(out, _(" and %zu more"), c->count - MOST_TOLD);
    if (c->count == 0 && c->list_count > 0) {
        begin_item(out, &told);
        nb_buf_add(out, _("a list is as it was"));
    }
    if (c->of_settings)
        tell_settings(c, in, &told, out);
}
