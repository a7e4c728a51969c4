/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods of texts. */
#include "config.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "lang/iterate.h"
#include "python/format.h"
#include "python/python.h"
#include "value/convert.h"
#include "value/text.h"

static const char *self(const struct nb_args *a)
{
    return a->arg[0].text->bytes;
}

static struct nb_value text(struct nb_args *a, const char *s, size_t len)
{
    return nb_string(&a->in->pool->gc, s, len);
}

static struct nb_value taken(struct nb_args *a, struct nb_buf *b)
{
    struct nb_value v = a->err->kind == NB_OK ? text(a, nb_buf_text(b), b->len) : NB_FAILED;
    nb_buf_free(b);
    return v;
}

/* By the name of the method, letter by letter. */
static struct nb_value in_case(struct nb_args *a)
{
    const char *name = strchr(a->builtin->name, '.') + 1;
    struct nb_buf b = {0};
    bool begins = true;
    size_t used;
    for (const char *s = self(a); *s; s += used) {
        const wint_t c = nb_utf8_decode(s, strlen(s), &used);
        char letter[5];
        const bool up = strcmp(name, "upper") == 0 ||
                        (strcmp(name, "swapcase") == 0 && iswlower(c)) ||
                        (begins && (strcmp(name, "title") == 0 || strcmp(name, "capitalize") == 0));
        nb_utf8_encode(up ? towupper(c) : towlower(c), letter);
        nb_buf_add(&b, letter);
        begins = strcmp(name, "title") == 0 && !iswalpha(c);
    }
    return taken(a, &b);
}

static struct nb_value stripped(struct nb_args *a)
{
    const char *name = strchr(a->builtin->name, '.') + 1, *signs = " \t\n\r\f\v", *s = self(a);
    if (!nb_arg_text(a, 1, &signs))
        return NB_FAILED;
    size_t len = strlen(s);
    if (name[0] != 'r') {
        const size_t n = strspn(s, signs);
        s += n;
        len -= n;
    }
    while (name[0] != 'l' && len > 0 && strchr(signs, s[len - 1]))
        len--;
    return text(a, s, len);
}

/* At blanks, however many. */
static void split_at_blanks(struct nb_args *a, struct nb_list *out, double most)
{
    const char *s = self(a);
    for (s += strspn(s, " \t\n\r"); *s; s += strspn(s, " \t\n\r")) {
        const size_t len = out->count >= most ? strlen(s) : strcspn(s, " \t\n\r");
        nb_list_push(&a->in->pool->gc, out, text(a, s, len));
        s += len;
    }
}

static struct nb_value split(struct nb_args *a)
{
    const char *sep = NULL, *s = self(a), *next;
    double most = -1;
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, 0);
    if (!nb_arg_text(a, 1, &sep) || !nb_arg_number(a, 2, &most))
        return NB_FAILED;
    most = most < 0 ? INFINITY : most;
    if (!sep) {
        split_at_blanks(a, list.list, most);
        return list;
    }
    if (!*sep) {
        nb_py_raise(a->in, a->err, "ValueError", "empty separator");
        return NB_FAILED;
    }
    for (; (double)list.list->count < most && (next = strstr(s, sep)); s = next + strlen(sep))
        nb_list_push(&a->in->pool->gc, list.list, text(a, s, (size_t)(next - s)));
    nb_list_push(&a->in->pool->gc, list.list, text(a, s, strlen(s)));
    return list;
}

static struct nb_value lines(struct nb_args *a)
{
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, 0);
    for (const char *s = self(a); *s;) {
        const size_t len = strcspn(s, "\r\n"), ends = strncmp(s + len, "\r\n", 2) == 0 ? 2 : 1;
        nb_list_push(&a->in->pool->gc, list.list, text(a, s, len));
        s += len + (s[len] ? ends : 0);
    }
    return list;
}

static struct nb_value join(struct nb_args *a)
{
    size_t count;
    struct nb_buf b = {0};
    if (!nb_iterable_count(a->arg[1], &count, a->err))
        return NB_FAILED;
    for (size_t i = 0; i < count && a->err->kind == NB_OK; i++) {
        struct nb_value item = nb_iterable_item(a->in, a->arg[1], i);
        if (item.type != NB_STRING) {
            nb_py_raise(a->in, a->err, "TypeError",
                        "sequence item %zu: expected str instance, %s found", i,
                        nb_py_type_name(item));
            break;
        }
        nb_buf_add(&b, i > 0 ? self(a) : "");
        nb_buf_addn(&b, item.text->bytes, item.text->len);
    }
    return taken(a, &b);
}

static struct nb_value replace(struct nb_args *a)
{
    const char *old = "", *new = "", *s = self(a), *next;
    struct nb_buf b = {0};
    double most = -1;
    if (!nb_arg_text(a, 1, &old) || !nb_arg_text(a, 2, &new) || !nb_arg_number(a, 3, &most))
        return NB_FAILED;
    for (; *old && most != 0 && (next = strstr(s, old)); s = next + strlen(old), most--) {
        nb_buf_addn(&b, s, (size_t)(next - s));
        nb_buf_add(&b, new);
    }
    nb_buf_add(&b, s);
    return taken(a, &b);
}

/* Whether one of the texts stands at the beginning, or at the end. */
static struct nb_value stands(struct nb_args *a)
{
    const bool end = strstr(a->builtin->name, "ends") != NULL;
    struct nb_value of = a->arg[1];
    const size_t count = of.type == NB_TUPLE ? of.list->count : 1, len = strlen(self(a));
    for (size_t i = 0; i < count; i++) {
        struct nb_value part = of.type == NB_TUPLE ? of.list->items[i] : of;
        if (part.type != NB_STRING)
            return nb_fail(a, NB_ERR_TYPE, _("expected a string, not %s"), nb_type_name(part));
        const size_t n = part.text->len;
        if (n <= len && strncmp(self(a) + (end ? len - n : 0), part.text->bytes, n) == 0)
            return nb_true_or_false(true);
    }
    return nb_true_or_false(false);
}

/* Letters before a byte. */
static double letters_before(const char *s, const char *at)
{
    double count = 0;
    for (; s < at; s++)
        count += ((unsigned char)*s & 0xC0) != 0x80;
    return count;
}

static const char *last(const char *s, const char *part)
{
    const char *found = NULL;
    for (const char *next; (next = strstr(s, part)) && *part; s = next + 1)
        found = next;
    return found;
}

static struct nb_value find(struct nb_args *a)
{
    const char *part = "", *name = strchr(a->builtin->name, '.') + 1;
    if (!nb_arg_text(a, 1, &part))
        return NB_FAILED;
    const char *at = name[0] == 'r' ? last(self(a), part) : strstr(self(a), part);
    if (at || strstr(name, "find"))
        return nb_whole(at ? letters_before(self(a), at) : -1);
    nb_py_raise(a->in, a->err, "ValueError", "substring not found");
    return NB_FAILED;
}

static struct nb_value count_of(struct nb_args *a)
{
    const char *part = "", *s = self(a);
    double count = 0;
    if (!nb_arg_text(a, 1, &part))
        return NB_FAILED;
    for (; *part && (s = strstr(s, part)); s += strlen(part))
        count++;
    return nb_whole(count);
}

/* In a field of a width. */
static struct nb_value placed(struct nb_args *a)
{
    const char *name = strchr(a->builtin->name, '.') + 1, *fill = " ";
    double width = 0;
    struct nb_buf b = {0};
    if (!nb_arg_number(a, 1, &width) || !nb_arg_text(a, 2, &fill))
        return NB_FAILED;
    const size_t letters = nb_text_letters(a->arg[0].text);
    const size_t room = width > (double)letters ? (size_t)width - letters : 0;
    if (room > NB_TEXT_LONGEST)
        return nb_fail(a, NB_ERR_SIZE, _("a string of %zu bytes is too long"), room);
    const size_t left = strcmp(name, "ljust") == 0   ? 0
                        : strcmp(name, "rjust") == 0 ? room
                                                     : room / 2 + (room & (size_t)width & 1);
    for (size_t i = 0; i < left; i++)
        nb_buf_add(&b, fill);
    nb_buf_add(&b, self(a));
    for (size_t i = left; i < room; i++)
        nb_buf_add(&b, fill);
    return taken(a, &b);
}

static struct nb_value zero_filled(struct nb_args *a)
{
    double width = 0;
    struct nb_buf b = {0};
    if (!nb_arg_number(a, 1, &width))
        return NB_FAILED;
    const char *s = self(a);
    const size_t len = strlen(s), sign = *s == '-' || *s == '+';
    nb_buf_addn(&b, s, sign);
    if (width > (double)len && width < 1e6)
        nb_buf_fill(&b, '0', (size_t)width - len);
    nb_buf_add(&b, s + sign);
    return taken(a, &b);
}

static struct nb_value consists(struct nb_args *a)
{
    const char *name = strchr(a->builtin->name, '.') + 1;
    bool all = *self(a) != '\0', cased = false;
    for (const char *s = self(a); *s; s++) {
        const unsigned char c = (unsigned char)*s;
        const bool letter = isalpha(c) || c >= 0x80;
        cased |= isalpha(c) != 0;
        all = all && (strcmp(name, "isalpha") == 0   ? letter
                      : strcmp(name, "isalnum") == 0 ? letter || isdigit(c)
                      : strcmp(name, "isspace") == 0 ? isspace(c) != 0
                      : strcmp(name, "isupper") == 0 ? !islower(c)
                      : strcmp(name, "islower") == 0 ? !isupper(c)
                                                     : isdigit(c) != 0);
    }
    const bool by_case = strstr(name, "er") != NULL;
    return nb_true_or_false(all && (!by_case || cased));
}

/* The value that a field of format means: {}, {0}, {name}, and their .attribute and [index]. */
static struct nb_value field_value(struct nb_args *a, const char *name, size_t len, size_t *next)
{
    const size_t head = strcspn(name, ".[");
    const size_t n = head < len ? head : len;
    struct nb_value v = NB_FAILED;
    const struct nb_dict *named = a->keywords;
    if (n == 0 || isdigit((unsigned char)*name)) {
        const size_t i = n == 0 ? (*next)++ : (size_t)strtoul(name, NULL, 10);
        if (i >= a->nrest)
            nb_py_raise(a->in, a->err, "IndexError",
                        "Replacement index %zu out of range for positional args tuple", i);
        else
            v = nb_now(a->rest[i]);
    } else {
        struct nb_value key = text(a, name, n);
        const struct nb_value *found = named ? nb_dict_find(named, key) : NULL;
        if (found)
            v = nb_now(*found);
        else
            nb_py_raise(a->in, a->err, "KeyError", "%s", key.text->bytes);
    }
    if (v.type != NB_ABSENT && n < len && name[n] == '[') {
        const char *index = name + n + 1;
        const bool digits = isdigit((unsigned char)*index);
        struct nb_value key = digits ? nb_whole((double)strtoul(index, NULL, 10))
                                     : text(a, index, strcspn(index, "]"));
        size_t count = 0;
        const struct nb_value *found = v.type == NB_DICT ? nb_dict_find(v.dict, key) : NULL;
        if (v.type == NB_DICT)
            return found ? nb_now(*found) : NB_FAILED;
        return digits && nb_iterable_count(v, &count, a->err) && key.num < (double)count
                   ? nb_iterable_item(a->in, v, (size_t)key.num)
                   : NB_FAILED;
    }
    if (v.type == NB_FUNCTION && n < len && name[n] == '.') {
        char attribute[64];
        snprintf(attribute, sizeof attribute, "%.*s", (int)(len - n - 1), name + n + 1);
        return nb_py_attribute(a->in, v, attribute, a->err);
    }
    return v;
}

/* The brace that closes a field, whose format may hold fields. */
static const char *field_end(const char *s)
{
    int depth = 0;
    for (; *s; s++) {
        depth += (*s == '{') - (*s == '}');
        if (depth == 0)
            return s;
    }
    return NULL;
}

/* A format, its own fields filled in. */
static struct nb_value filled(struct nb_args *a, const char *s, size_t *next)
{
    struct nb_buf b = {0};
    while (*s && a->err->kind == NB_OK) {
        const size_t len = *s == '{' ? strcspn(s + 1, "}") : 0;
        if (*s != '{') {
            nb_buf_addc(&b, *s++);
            continue;
        }
        struct nb_value v = field_value(a, s + 1, len, next);
        if (v.type != NB_ABSENT)
            nb_py_format(a->in, v, false, "", &b, a->err);
        s += len + 1 + (s[len + 1] == '}');
    }
    return taken(a, &b);
}

/* "{:.2f} {name}".format(...) */
static struct nb_value format(struct nb_args *a)
{
    struct nb_buf b = {0};
    size_t next = 0;
    for (const char *s = self(a); *s && a->err->kind == NB_OK;) {
        const bool twice = (*s == '{' || *s == '}') && s[1] == *s;
        if (*s != '{' || twice) {
            nb_buf_addc(&b, *s);
            s += twice ? 2 : 1;
            continue;
        }
        const char *end = field_end(s), *name = s + 1;
        if (!end) {
            nb_py_raise(a->in, a->err, "ValueError", "Single '{' encountered in format string");
            break;
        }
        const size_t len = strcspn(name, ":!}");
        const bool repr = name[len] == '!' && name[len + 1] == 'r';
        const char *colon = memchr(name, ':', (size_t)(end - name));
        struct nb_value spec =
            text(a, colon ? colon + 1 : "", colon ? (size_t)(end - colon - 1) : 0);
        struct nb_value v = field_value(a, name, len, &next);
        if (v.type != NB_ABSENT && strchr(spec.text->bytes, '{'))
            spec = filled(a, spec.text->bytes, &next);
        if (spec.type == NB_ABSENT)
            break;
        if (v.type == NB_ABSENT && a->err->kind == NB_OK)
            nb_py_raise(a->in, a->err, "ValueError", "invalid field in format string");
        if (v.type != NB_ABSENT)
            nb_py_format(a->in, v, repr, spec.text->bytes, &b, a->err);
        s = end + 1;
    }
    return taken(a, &b);
}

#define METHOD(method, parameters, function, what)                                                 \
    {                                                                                              \
        .name = "Text." method, .params = "text" parameters, .run = function, .doc = what          \
    }

static const struct nb_builtin rows[] = {
    METHOD("upper", "", in_case, N_("In capital letters.")),
    METHOD("lower", "", in_case, N_("In small letters.")),
    METHOD("casefold", "", in_case, N_("In small letters.")),
    METHOD("swapcase", "", in_case, N_("Small letters as capital ones, and those as small.")),
    METHOD("title", "", in_case, N_("Each word with a capital letter.")),
    METHOD("capitalize", "", in_case, N_("With a capital letter first.")),
    METHOD("strip", ", chars=", stripped, N_("Without blanks at its ends.")),
    METHOD("lstrip", ", chars=", stripped, N_("Without blanks at its beginning.")),
    METHOD("rstrip", ", chars=", stripped, N_("Without blanks at its end.")),
    METHOD("split", ", sep=, maxsplit=", split, N_("The parts between separators.")),
    METHOD("splitlines", "", lines, N_("Its lines.")),
    METHOD("join", ", items", join, N_("Texts joined, with this one between them.")),
    METHOD("replace", ", old, new, count=", replace, N_("With other words in place of some.")),
    METHOD("startswith", ", prefix", stands, N_("Whether it begins so.")),
    METHOD("endswith", ", suffix", stands, N_("Whether it ends so.")),
    METHOD("find", ", part", find, N_("Where a part begins, or -1.")),
    METHOD("rfind", ", part", find, N_("Where a part begins last, or -1.")),
    METHOD("index", ", part", find, N_("Where a part begins.")),
    METHOD("count", ", part", count_of, N_("How often a part occurs.")),
    METHOD("center", ", width, fillchar=", placed, N_("In the middle of a field.")),
    METHOD("ljust", ", width, fillchar=", placed, N_("On the left of a field.")),
    METHOD("rjust", ", width, fillchar=", placed, N_("On the right of a field.")),
    METHOD("zfill", ", width", zero_filled, N_("With zeros before it.")),
    METHOD("isdigit", "", consists, N_("Whether there are but digits.")),
    METHOD("isnumeric", "", consists, N_("Whether there are but digits.")),
    METHOD("isalpha", "", consists, N_("Whether there are but letters.")),
    METHOD("isalnum", "", consists, N_("Whether there are but letters and digits.")),
    METHOD("isspace", "", consists, N_("Whether there are but blanks.")),
    METHOD("isupper", "", consists, N_("Whether letters are capital.")),
    METHOD("islower", "", consists, N_("Whether letters are small.")),
    {.name = "Text.format",
     .params = "text, *values",
     .keywords = true,
     .run = format,
     .doc = N_("With values in its fields.")},
};

const struct nb_builtins nb_py_text_builtins = NB_BUILTINS(rows, NULL);
