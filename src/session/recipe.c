/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipes: put together from what was run. */
#include "config.h"

#include "session/recipe.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"

static const char python_mark[] = "# a script of Python", save_mark[] = "# savefig ",
                  base_mark[] = "# figures from ", number_mark[] = "# figure ";

struct nb_past_source {
    char *text, *script; /* NULL: the text */
    size_t *figures;     /* ends with 0 */
    size_t saves;
    bool taken_back;
    size_t aside; /* so many inputs were taken back that it may hang on */
};

void nb_past_add(struct nb_past *past, const char *source, size_t *figures, size_t saves)
{
    past->list = nb_grow(past->list, &past->cap, past->count + 1, sizeof *past->list);
    past->list[past->count++] =
        (struct nb_past_source){nb_xstrdup(source), NULL, figures, saves, false, 0};
}

void nb_past_free(struct nb_past *past)
{
    for (size_t i = 0; i < past->count; i++) {
        free(past->list[i].text);
        free(past->list[i].script);
        free(past->list[i].figures);
    }
    free(past->list);
    *past = (struct nb_past){0};
}

size_t nb_past_count(const struct nb_past *past)
{
    return past->count;
}

const char *nb_past_text(const struct nb_past *past, size_t k)
{
    assert(k < past->count);
    return past->list[k].text;
}

const char *nb_past_script(const struct nb_past *past, size_t k)
{
    assert(k < past->count);
    return past->list[k].script ? past->list[k].script : past->list[k].text;
}

void nb_past_rewrite(struct nb_past *past, size_t k, char *script)
{
    assert(k < past->count);
    free(past->list[k].script);
    past->list[k].script = script;
}

void nb_past_take_back(struct nb_past *past, size_t k, size_t end, bool taken_back)
{
    assert(k < end && end <= past->count);
    past->list[k].taken_back = taken_back;
    for (size_t i = k; i < end; i++)
        past->list[i].aside += taken_back ? 1 : (size_t)-1;
}

bool nb_past_is_aside(const struct nb_past *past, size_t k)
{
    assert(k < past->count);
    return past->list[k].aside > 0;
}

bool nb_past_is_taken_back(const struct nb_past *past, size_t k)
{
    assert(k < past->count);
    return past->list[k].taken_back;
}

static bool is_of_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static size_t name_length(const char *s)
{
    size_t len = 0;
    while (is_of_name(s[len]))
        len++;
    return len;
}

static bool has_name(const char *text, const char *name, size_t len)
{
    for (size_t n; *text; text += n > 0 ? n : 1) {
        n = name_length(text);
        if (n == len && strncmp(text, name, n) == 0)
            return true;
    }
    return false;
}

/* Whether what is up to the line's "=", outside of brackets, is a name in the text. */
static bool line_defines(const char *line, size_t len, const char *text)
{
    const char *end = line + len, *equals = line;
    while (equals < end && (*equals != '=' || equals[1] == '='))
        equals += 1 + (*equals == '=');
    int depth = 0;
    for (size_t n; line < equals && equals<end; line += n> 0 ? n : 1) {
        depth += *line == '(' || *line == '[';
        depth -= *line == ')' || *line == ']';
        n = name_length(line);
        if (n > 0 && depth == 0 && has_name(text, line, n))
            return true;
    }
    return false;
}

static bool begins(const char *line, size_t len, const char *word)
{
    const size_t n = strlen(word);
    return len > n && strncmp(line, word, n) == 0 && !is_of_name(line[n]);
}

/* Settings and imports hold for all that follows. */
static bool line_matters(const char *line, size_t len, const char *text)
{
    static const char *const always[] = {"import", "from", "set", "theme", "torch", "load", "np"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (begins(line, len, always[i]))
            return true;
    if (begins(line, len, "def") || begins(line, len, "class"))
        return has_name(text, line + strcspn(line, " ") + 1,
                        name_length(line + strcspn(line, " ") + 1));
    return line_defines(line, len, text);
}

static bool matters(const char *source, const char *text)
{
    for (const char *line = source; *line;) {
        line += strspn(line, " \t\n;");
        const size_t len = strcspn(line, "\n;");
        if (line_matters(line, len, text))
            return true;
        line += len;
    }
    return false;
}

static bool drew_in(const struct nb_past_source *s, size_t figure)
{
    const size_t *f = s->figures;
    while (*f && *f != figure)
        f++;
    return *f != 0;
}

/* From the last to the first, so that what a definition names is looked for in turn. Figures
 * that were drawn on the way are thrown away. Returns how many files these wrote. */
static size_t add_past(const struct nb_past *past, const struct nb_drawing *d,
                       struct nb_buf *recipe)
{
    size_t saves = 0;
    /* close("all") would let numbers begin anew. */
    static const char close_all[] = "[close(n) for n in plt.get_fignums()]\n";
    for (size_t i = past->count; i-- > 0;) {
        const struct nb_past_source *s = &past->list[i];
        struct nb_buf joined = {0};
        const char *text = nb_past_script(past, i);
        if (s->aside > 0 || drew_in(s, d->figure) || !matters(text, nb_buf_text(recipe)))
            continue;
        nb_buf_printf(&joined, "%s\n%s%s", text, *s->figures ? close_all : "", nb_buf_text(recipe));
        nb_buf_free(recipe);
        *recipe = joined;
        saves += s->saves;
    }
    return saves;
}

static bool ends_line(const struct nb_buf *text)
{
    return text->len == 0 || text->bytes[text->len - 1] == '\n';
}

char *nb_recipe_new(const struct nb_past *past, const struct nb_drawing *drawing)
{
    struct nb_buf recipe = {0}, whole = {0};
    nb_buf_add(&recipe, drawing->sources);
    const size_t saves = drawing->saves + add_past(past, drawing, &recipe);
    nb_buf_add(&whole, drawing->python ? python_mark : "");
    nb_buf_add(&whole, drawing->python ? "\n" : "");
    if (drawing->base > 1)
        nb_buf_printf(&whole, "%s%zu\n", base_mark, drawing->base);
    if (drawing->number > 0)
        nb_buf_printf(&whole, "%s%zu\n", number_mark, drawing->number);
    nb_buf_add(&whole, nb_buf_text(&recipe));
    if (drawing->saving ? saves > 1 : saves > 0)
        nb_buf_printf(&whole, "%s%s%zu", ends_line(&whole) ? "" : "\n", save_mark,
                      drawing->saving ? saves : 0);
    nb_buf_free(&recipe);
    return nb_buf_take(&whole);
}

/* The number behind the mark, if *line begins with it, which is then the next; else 0. */
static size_t read_mark(const char **line, const char *mark)
{
    const size_t len = strlen(mark);
    if (strncmp(*line, mark, len) != 0)
        return 0;
    const size_t number = strtoul(*line + len, NULL, 10);
    *line += strcspn(*line, "\n");
    *line += **line == '\n';
    return number;
}

struct nb_recipe_marks nb_recipe_marks_of(const char *recipe)
{
    struct nb_recipe_marks m = {.saves = 1};
    const char *last = strrchr(recipe, '\n');
    last = last ? last + 1 : recipe;
    m.python = strncmp(recipe, python_mark, sizeof python_mark - 1) == 0;
    if (m.python)
        recipe += strcspn(recipe, "\n") + 1;
    m.base = read_mark(&recipe, base_mark);
    m.number = read_mark(&recipe, number_mark);
    if (strncmp(last, save_mark, sizeof save_mark - 1) == 0)
        m.saves = strtoul(last + sizeof save_mark - 1, NULL, 10);
    m.ends = m.saves == 0;
    return m;
}
