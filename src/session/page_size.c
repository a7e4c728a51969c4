/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths, heights, pixels an inch. */
#include "config.h"

#include "session/page_size.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "figure/figure.h"
#include "figure/save.h"
#include "study/interval_arg.h"
#include "value/convert.h"

static const double least = 0.1; /* inches */
enum { MOST = NB_FIGURE_MOST_INCHES };

static const struct {
    const char *name;
    double inches;
} units[] = {{"cm", 1 / 2.54}, {"mm", 1 / 25.4}, {"in", 1}, {"pt", 1 / 72.0}};

static void skip_blanks(const char **p)
{
    *p += strspn(*p, " \t");
}

/* A number and its unit; *unit stays where none is written. */
static bool read_length(const char **p, double *length, double *unit)
{
    char *end;
    skip_blanks(p);
    if (!isdigit((unsigned char)**p) && **p != '.')
        return false;
    *length = strtod(*p, &end);
    *p = end;
    skip_blanks(p);
    for (size_t i = 0; i < NB_COUNT(units); i++)
        if (strncmp(*p, units[i].name, 2) == 0) {
            *unit = units[i].inches;
            *p += 2;
        }
    skip_blanks(p);
    return true;
}

static bool skip_times(const char **p)
{
    static const char *const signs[] = {"x", "X", "*", ",", "×"};
    for (size_t i = 0; i < NB_COUNT(signs); i++)
        if (strncmp(*p, signs[i], strlen(signs[i])) == 0) {
            *p += strlen(signs[i]);
            return true;
        }
    return false;
}

static bool is_possible(const double inches[2])
{
    return inches[0] >= least && inches[1] >= least && inches[0] <= MOST && inches[1] <= MOST;
}

/* A unit behind the second length alone is that of both. */
bool nb_page_size(const char *text, double inches[2], struct nb_err *err)
{
    double unit[2] = {0, 0};
    const char *p = text;
    if (!read_length(&p, &inches[0], &unit[0]) || !skip_times(&p) ||
        !read_length(&p, &inches[1], &unit[1]) || *p)
        return nb_err_set(err, NB_ERR_VALUE,
                          _("'%.40s' is no size: write \"8.9cm x 6cm\", in cm, mm, in or pt"),
                          text);
    unit[1] = unit[1] > 0 ? unit[1] : 1;
    unit[0] = unit[0] > 0 ? unit[0] : unit[1];
    inches[0] *= unit[0];
    inches[1] *= unit[1];
    return is_possible(inches) ||
           nb_err_set(err, NB_ERR_VALUE, _("a side of a figure has %g to %d inches"), least, MOST);
}

bool nb_read_page_size(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    double *size = field;
    const char *text = NULL;
    size[0] = size[1] = 0;
    return nb_arg_text(a, k, &text) && (!text || nb_page_size(text, size, a->err));
}

bool nb_read_figsize(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    double *size = field;
    size[0] = size[1] = 0;
    if (!nb_given(a, k))
        return true;
    if (!nb_interval_arg_pair(a, k, size))
        return false;
    return is_possible(size) ||
           nb_err_set(a->err, NB_ERR_VALUE,
                      _("figsize is a width and a height in inches, from %g to %d"), least, MOST);
}

/* "figure" is matplotlib's word for the figure's own. */
bool nb_read_dpi(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    double *dpi = field;
    *dpi = 0;
    if (!nb_given(a, k) ||
        (a->arg[k].type == NB_STRING && strcmp(a->arg[k].text->bytes, "figure") == 0))
        return true;
    if (!nb_arg_number(a, k, dpi))
        return false;
    return (*dpi >= 1 && *dpi <= NB_SAVE_MOST_DPI) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("dpi is pixels an inch, from 1 to %d"),
                      NB_SAVE_MOST_DPI);
}
