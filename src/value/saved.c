/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of saved settings. */
#include "config.h"

#include "value/saved.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/outfile.h"
#include "base/xalloc.h"
#include "base/xdg.h"

static const char opening[] = "set(";

char *nb_saved_path(void)
{
    return nb_xdg_path("XDG_CONFIG_HOME", ".config", NB_SAVED_SETTINGS);
}

char *nb_saved_text(void)
{
    struct nb_err err = {0};
    char *path = nb_saved_path();
    char *text = path && access(path, F_OK) == 0 ? nb_read_file(path, &err) : NULL;
    free(path);
    return text ? text : nb_xstrdup("");
}

/* The value in a line of the setting; NULL: the line is another one. */
static const char *value_in(const char *line, const char *name, size_t *len)
{
    const size_t n = strlen(name);
    if (strncmp(line, opening, strlen(opening)) != 0)
        return NULL;
    line += strlen(opening);
    if (strncmp(line, name, n) != 0 || line[n] != '=')
        return NULL;
    *len = strcspn(line + n + 1, ")\n");
    return line + n + 1;
}

static const char *next_line(const char *line)
{
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

const char *nb_saved_value(const char *text, const char *name, size_t *len)
{
    const char *value = NULL;
    for (const char *line = text; *line && !value; line = next_line(line))
        value = value_in(line, name, len);
    return value;
}

/* Whether the line is about one of the chosen. */
static bool is_chosen(const char *line, const bool *chosen)
{
    const struct nb_setting *row;
    size_t len;
    for (size_t i = 0; (row = nb_setting_at(i)); i++)
        if (chosen[i] && value_in(line, row->name, &len))
            return true;
    return false;
}

static void add_lines(const struct nb_settings *s, const bool *chosen, const char *old,
                      struct nb_buf *out)
{
    const struct nb_setting *row;
    for (const char *line = old, *next; *line; line = next) {
        next = next_line(line);
        if (!is_chosen(line, chosen))
            nb_buf_addn(out, line, (size_t)(next - line));
    }
    if (out->len > 0 && out->bytes[out->len - 1] != '\n')
        nb_buf_addc(out, '\n');
    for (size_t i = 0; (row = nb_setting_at(i)); i++) {
        if (!chosen[i] || nb_settings_is_standard(s, row))
            continue;
        nb_buf_printf(out, "%s%s=", opening, row->name);
        nb_settings_print(s, row, out);
        nb_buf_add(out, ")\n");
    }
}

static bool write_text(char *path, const struct nb_buf *text, struct nb_err *err)
{
    if (text->len > 0) {
        nb_xdg_make_folders(path);
        return nb_write_file(path, text->bytes, text->len, err);
    }
    if (unlink(path) == 0 || errno == ENOENT)
        return true;
    return nb_err_set(err, NB_ERR_FILE, _("cannot write '%s': %s"), path, nb_i18n_cause(errno));
}

bool nb_saved_write(const struct nb_settings *s, const bool *chosen, struct nb_err *err)
{
    struct nb_buf text = {0};
    char *path = nb_saved_path();
    if (!path)
        return nb_err_set(err, NB_ERR_FILE,
                          _("no folder for settings: neither XDG_CONFIG_HOME nor HOME names one"));
    char *old = access(path, F_OK) == 0 ? nb_read_file(path, err) : nb_xstrdup("");
    if (old)
        add_lines(s, chosen, old, &text);
    const bool ok = old && write_text(path, &text, err);
    nb_buf_free(&text);
    free(old);
    free(path);
    return ok;
}
