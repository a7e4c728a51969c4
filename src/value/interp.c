/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The environment. */
#include "config.h"

#include "value/interp.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "syntax/lex.h"
#include "value/dialect.h"
#include "value/function.h"
#include "value/module.h"
#include "value/names.h"
#include "value/param.h"
#include "value/random.h"

/* A builtin under one of its names. */
struct entry {
    const struct nb_builtin *row;
    void *ctx;
};

struct nb_interp *nb_interp_new(FILE *out)
{
    struct nb_interp *in = nb_xcalloc(1, sizeof *in);
    in->pool = nb_pool_new();
    in->version = 1;
    in->builtins.borrows = true; /* of the rows, or kept in entries */
    in->out = out;
    nb_settings_init(&in->settings);
    in->random = nb_xcalloc(2, sizeof *in->random);
    in->random_count = in->random_cap = 2;
    in->settings.autograd = &in->autograd;
    return in;
}

static void free_values(struct nb_symtab *t)
{
    for (size_t i = 0; i < t->count; i++)
        free(t->entries[i].value);
    nb_symtab_free(t);
}

void nb_interp_forget_all(struct nb_interp *in)
{
    free_values(&in->globals);
    free_values(&in->known);
}

void nb_interp_free(struct nb_interp *in)
{
    nb_interp_forget_all(in);
    nb_symtab_free(&in->told);
    nb_symtab_free(&in->builtins);
    nb_arena_free(&in->entries);
    free(in->tables);
    nb_autograd_free(&in->autograd);
    free(in->random);
    nb_pool_free(in->pool);
    free(in);
}

static void add_entry(struct nb_interp *in, const char *name, const struct nb_builtin *row,
                      void *ctx)
{
    struct entry *e = nb_arena_alloc(&in->entries, sizeof *e);
    *e = (struct entry){row, ctx};
    nb_symtab_put(&in->builtins, name, e);
}

void nb_interp_register_row(struct nb_interp *in, const struct nb_builtin *row, void *ctx)
{
    add_entry(in, row->name, row, ctx);
    for (const char *s = row->aliases; s && *s; s += *s == ' ') {
        size_t len = strcspn(s, " ");
        add_entry(in, nb_arena_strndup(&in->entries, s, len), row, ctx);
        s += len;
    }
}

void nb_interp_register(struct nb_interp *in, const struct nb_builtins *builtins, void *ctx)
{
    in->tables = nb_grow(in->tables, &in->table_cap, in->table_count + 1, sizeof *in->tables);
    in->tables[in->table_count++] = builtins;
    for (size_t i = 0; i < builtins->count; i++)
        nb_interp_register_row(in, &builtins->rows[i], ctx);
}

void nb_interp_tell_once(struct nb_interp *in, const char *text)
{
    if (!in->tell || nb_symtab_get(&in->told, text))
        return;
    nb_symtab_put(&in->told, text, in);
    in->tell(in->note_ctx, text);
}

void *nb_interp_builtin_ctx(struct nb_interp *in, const struct nb_builtin *row)
{
    struct entry *e = nb_symtab_get(&in->builtins, row->name);
    return e ? e->ctx : NULL;
}

static const struct {
    const char *name;
    double value;
} constants[] = {
    {"pi", 3.141592653589793},
    {"e", 2.718281828459045},
    {"inf", INFINITY},
    {"nan", NAN},
    {"math.tau", 6.283185307179586},
    {"np.euler_gamma", 0.5772156649015329},
};

static struct nb_value constant(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(constants); i++)
        if (strcmp(constants[i].name, name) == 0)
            return nb_number(constants[i].value);
    return (struct nb_value){0};
}

/* A new cell for the name's value. */
static struct nb_value *new_cell(struct nb_symtab *t, const char *name, struct nb_value v)
{
    struct nb_value *cell = nb_xmalloc(sizeof *cell);
    *cell = v;
    nb_symtab_put(t, name, cell);
    return cell;
}

/* What Python has under a name that means something else in nabla, or nothing. */
struct nb_value *nb_interp_know(struct nb_interp *in, const char *key, struct nb_value v)
{
    return new_cell(&in->known, key, v);
}

struct nb_value *nb_interp_place_builtin(struct nb_interp *in, const char *name)
{
    char key[NB_QUALIFIED_MAX];
    snprintf(key, sizeof key, "Python.%.100s", name);
    struct nb_value *cell = nb_symtab_get(&in->known, key);
    if (cell)
        return cell;
    struct nb_value v = nb_interp_builtin(in, key);
    if (v.type == NB_ABSENT)
        v = in->dialect->name(in, name);
    return v.type == NB_ABSENT ? NULL : new_cell(&in->known, key, v);
}

struct nb_value *nb_interp_place_own(struct nb_interp *in, const char *name)
{
    char key[NB_QUALIFIED_MAX];
    snprintf(key, sizeof key, "Source.%.100s", name);
    struct nb_value *cell = nb_interp_place_builtin(in, name);
    cell = cell ? cell : nb_symtab_get(&in->known, key);
    if (cell)
        return cell;
    struct nb_value v = nb_interp_builtin(in, key);
    if (v.type == NB_ABSENT)
        v = nb_interp_builtin(in, name);
    return v.type == NB_ABSENT ? NULL : new_cell(&in->known, key, v);
}

struct nb_value *nb_interp_place(struct nb_interp *in, const char *name)
{
    struct nb_value *cell = nb_symtab_get(&in->globals, name);
    const char *spelled = cell ? NULL : nb_letter_name(name);
    if (spelled)
        return nb_interp_place(in, spelled);
    if (!cell && in->dialect && nb_interp_in_python(in))
        cell = nb_interp_place_builtin(in, name);
    cell = cell ? cell : nb_symtab_get(&in->known, name);
    if (!cell && in->result && !nb_interp_in_python(in) && strchr("_%", name[0]))
        cell = in->result(in->result_ctx, name, NULL);
    if (cell)
        return cell;
    struct nb_value v = nb_interp_builtin(in, name);
    return v.type == NB_ABSENT ? NULL : new_cell(&in->known, name, v);
}

struct nb_value nb_interp_lookup(struct nb_interp *in, const char *name)
{
    const struct nb_value *cell = nb_interp_place(in, name);
    return cell ? *cell : (struct nb_value){.type = NB_ABSENT};
}

bool nb_interp_is_own(struct nb_interp *in, const char *name)
{
    return nb_symtab_get(&in->globals, name) != NULL;
}

/* Whether frameworks have a module of that name, and no file of Python is run. */
static bool names(struct nb_interp *in, const char *module)
{
    return in->named && !nb_interp_in_python(in) && in->named(in, module, NULL).type == NB_MODULE;
}

/* Under its qualified name, else as the table of the module says. */
static struct nb_value find_member(struct nb_interp *in, const char *module, const char *name)
{
    char qualified[NB_QUALIFIED_MAX], ours[NB_NAME_MAX];
    const char *sub = nb_module_member(module, name);
    const bool python = in->dialect && nb_interp_in_python(in);
    if (sub && (python || !nb_module_is_script(sub)))
        return (struct nb_value){.type = NB_MODULE, .module = sub};
    nb_module_qualify(module, name, qualified);
    struct nb_value v = python ? in->dialect->member(in, module, name, true) : NB_FAILED;
    if (v.type == NB_ABSENT)
        v = nb_interp_builtin(in, qualified);
    if (v.type == NB_ABSENT && nb_names_find(module, name, ours))
        v = nb_interp_builtin(in, ours);
    if (v.type == NB_ABSENT && !python && in->named)
        v = in->named(in, module, name);
    if (v.type == NB_FUNCTION)
        v.function->module = module;
    if (v.type == NB_ABSENT && python)
        v = in->dialect->member(in, module, name, false);
    if (v.type == NB_FUNCTION && v.function->kind == NB_LAMBDA && !v.function->module)
        v.function->module = module;
    return v.type == NB_MODULE ? (struct nb_value){0} : v;
}

struct nb_value nb_interp_member(struct nb_interp *in, const char *module, const char *name)
{
    char key[2 * NB_QUALIFIED_MAX];
    const size_t first = strlen(module), second = strlen(name);
    if (first + second + 2 > sizeof key)
        return find_member(in, module, name);
    memcpy(key, module, first);
    key[first] = ':'; /* in no name */
    memcpy(key + first + 1, name, second + 1);
    const struct nb_value *cell = nb_symtab_get(&in->known, key);
    if (cell)
        return *cell;
    struct nb_value v = find_member(in, module, name);
    return v.type == NB_ABSENT ? v : *new_cell(&in->known, key, v);
}

void nb_interp_each_member(struct nb_interp *in, const char *module,
                           void (*visit)(const char *name, void *ctx), void *ctx)
{
    char prefix[NB_QUALIFIED_MAX];
    const char *part;
    nb_module_qualify(module, "", prefix);
    size_t len = strlen(prefix);
    for (size_t at = 0; (part = nb_module_part(module, &at));)
        visit(part, ctx);
    for (size_t i = 0; i < in->builtins.count; i++) {
        const char *name = in->builtins.entries[i].name;
        if (strncmp(name, prefix, len) == 0 && !strchr(name + len, '.'))
            visit(name + len, ctx);
    }
    nb_names_each(module, visit, ctx);
    if (in->named_each)
        in->named_each(module, visit, ctx);
}

struct nb_value nb_interp_builtin(struct nb_interp *in, const char *name)
{
    const struct entry *e = nb_symtab_get(&in->builtins, name);
    if (e)
        return nb_builtin_function(&in->pool->gc, e->row);
    const struct nb_op *op = nb_op_find(name);
    if (op && !op->internal)
        return nb_op_function(&in->pool->gc, op);
    if (strcmp(name, "__name__") == 0)
        return nb_string(&in->pool->gc, "__main__", strlen("__main__"));
    struct nb_value c = constant(name);
    const char *module = nb_module_find(name);
    if (c.type == NB_ABSENT && module && !nb_module_is_script(module) &&
        (!nb_module_is_ordinary(module) || names(in, module)))
        return (struct nb_value){.type = NB_MODULE, .module = module};
    return c;
}

bool nb_path_is_python(const char *path)
{
    const size_t len = strlen(path);
    return len > 3 && strcmp(path + len - 3, ".py") == 0;
}

bool nb_interp_in_python(const struct nb_interp *in)
{
    return in->running ? in->running->python : in->source && in->source->python;
}

bool nb_interp_assign(struct nb_interp *in, const char *name, struct nb_value v)
{
    struct nb_value *cell = nb_symtab_get(&in->globals, name);
    if (cell) {
        *cell = v;
        return false;
    }
    new_cell(&in->globals, name, v);
    in->version++;
    return true;
}

void nb_interp_answer(struct nb_interp *in, struct nb_value v)
{
    nb_interp_assign(in, "ans", v);
    in->answers++;
}

bool nb_interp_forget(struct nb_interp *in, const char *name)
{
    struct nb_value *cell = nb_symtab_take(&in->globals, name);
    in->version++;
    in->forgotten++;
    free(cell);
    return cell != NULL;
}

void nb_interp_each_name(struct nb_interp *in, void (*visit)(const char *name, void *ctx),
                         void *ctx)
{
    for (size_t i = 0; i < in->globals.count; i++)
        visit(in->globals.entries[i].name, ctx);
    for (size_t i = 0; i < in->builtins.count; i++)
        visit(in->builtins.entries[i].name, ctx);
    char name[NB_OP_NAME_MAX];
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        for (size_t k = 0; !op->internal && nb_op_nth_name(op, k, name); k++)
            visit(name, ctx);
    for (size_t i = 0; i < NB_COUNT(constants); i++)
        visit(constants[i].name, ctx);
}

static void mark_values(struct nb_gc *gc, const struct nb_symtab *t)
{
    for (size_t i = 0; i < t->count; i++)
        nb_value_mark(gc, *(struct nb_value *)t->entries[i].value);
}

void nb_interp_enter(struct nb_interp *in, struct nb_unit *unit)
{
    in->running = unit;
    in->settings.python = unit && unit->python;
}

/* Frees what nothing refers to any more, when it is worth the walk. Only
 * between statements: nothing is borrowed then but what is marked here. */
void nb_interp_collect(struct nb_interp *in)
{
    nb_return_freed_memory();
    if (in->depth > 0 || in->suspended > 0 || !nb_gc_wants_sweep(&in->pool->gc))
        return;
    struct nb_gc *gc = &in->pool->gc;
    mark_values(gc, &in->globals);
    mark_values(gc, &in->known);
    for (const struct nb_loop *loop = in->loops; loop; loop = loop->outer)
        nb_value_mark(gc, loop->over);
    if (in->running)
        nb_gc_mark(gc, &in->running->obj);
    nb_value_mark(gc, in->raised);
    nb_value_mark(gc, in->handled);
    if (in->mark_more)
        in->mark_more(in->mark_ctx, gc);
    nb_autograd_collect(&in->autograd, gc);
    nb_pool_collect(in->pool);
}

/* Whether sin x is a call: of a function of one number. */
static bool is_of_one_number(const struct nb_op *op)
{
    return op && !op->internal && op->form == NB_ELEMENT && op->operands == 1 && !op->boolean;
}

/* Whether x=... is for a parameter of it. */
static bool has_own_x(const struct nb_builtin *b)
{
    char name[32], mark;
    bool optional;
    for (size_t k = 0; nb_builtin_param(b, k, name, &optional, &mark); k++)
        if (mark == '@' || strcmp(name, "x") == 0)
            return true;
    return false;
}

/* What a name may do (ast.h); but for statements, as long as it is not the user's. */
static unsigned what_is(const void *interp, const char *name)
{
    const struct nb_interp *in = interp;
    const struct entry *e = nb_symtab_get(&in->builtins, name);
    unsigned what = e && e->row->statement ? NB_WORD_STATEMENT : 0;
    if (nb_symtab_get(&in->globals, name))
        return what;
    if (!e)
        return what | (is_of_one_number(nb_op_find(name)) ? NB_WORD_FUNCTION : 0);
    what |= NB_WORD_BUILTIN | (e->row->of_x || e->row->of_xy ? NB_WORD_OF_X : 0);
    return what | (has_own_x(e->row) ? NB_WORD_OWN_X : 0);
}

static struct nb_commands commands(const struct nb_interp *in)
{
    return (struct nb_commands){what_is, in, in->source && in->source->python};
}

struct nb_unit *nb_interp_parse_above_error(struct nb_interp *in, const char *source,
                                            struct nb_err *err)
{
    return nb_parse_above_error(&in->pool->gc, source, commands(in), err);
}

struct nb_unit *nb_interp_parse(struct nb_interp *in, const char *source, struct nb_err *err)
{
    return nb_parse(&in->pool->gc, source, commands(in), err);
}
