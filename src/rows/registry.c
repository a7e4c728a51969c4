/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registry of operations: families, one after the other, as compiled for the
 * processor that is there. */
#include "config.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "graph/op.h"
#include "rows/family.h"

static const struct nb_family basic_family = {nb_basic_ops, NB_BASIC_COUNT};
static const struct nb_family *const formula_families[] = {
    &nb_sigmoid_rows, &nb_relu_rows,  &nb_gated_rows, &nb_wave_rows,
    &nb_plain_rows,   &nb_model_rows, &nb_zorro_rows};
enum { FORMULA_FAMILIES = NB_COUNT(formula_families) };

/* The families as compiled for one instruction set. */
struct isa {
    const char *name;
    const struct nb_family *families[NB_FAMILY_COUNT];
    const struct nb_range_kernels *ranges;
};

static const struct isa isas[] = {
#ifdef NB_X86_64
    {"v4", NB_FAMILIES(_v4), &nb_range_kernels_v4},
    {"v3", NB_FAMILIES(_v3), &nb_range_kernels_v3},
#endif
    {"v1", NB_FAMILIES(_v1), &nb_range_kernels_v1},
};

enum { ISA_COUNT = NB_COUNT(isas) };

/* What the x86-64 levels need beyond the one below; operating system support
 * is part of the compiler's answer. */
static bool processor_has(const char *name)
{
#ifdef NB_X86_64
    if (strcmp(name, "v4") == 0)
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl");
    if (strcmp(name, "v3") == 0)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
               __builtin_cpu_supports("bmi2");
#endif
    return strcmp(name, "v1") == 0;
}

/* The best set that the processor has, or the one that NABLA_ISA names (for
 * tests and measurements), if it has that. The answer never changes while the
 * program runs, so that a row's address is its identity. */
static const struct isa *choose_isa(void)
{
    const char *wanted = getenv("NABLA_ISA");
    for (size_t i = 0; i < ISA_COUNT; i++)
        if (wanted && strcmp(isas[i].name, wanted) == 0 && processor_has(wanted))
            return &isas[i];
    size_t i = 0;
    while (!processor_has(isas[i].name))
        i++;
    return &isas[i];
}

/* A cache of a pure function of the machine: threads that race write the same. */
static const struct isa *isa(void)
{
    static const struct isa *chosen;
    if (!chosen)
        chosen = choose_isa();
    return chosen;
}

const char *nb_op_isa(void)
{
    return isa()->name;
}

const struct nb_range_kernels *nb_range_kernels_here(void)
{
    return isa()->ranges;
}

/* The i-th family of the registry, NULL past the end. */
static const struct nb_family *family_at(size_t i)
{
    if (i == 0)
        return &basic_family;
    if (i <= NB_FAMILY_COUNT)
        return isa()->families[i - 1];
    i -= NB_FAMILY_COUNT + 1;
    return i < FORMULA_FAMILIES ? formula_families[i] : NULL;
}

const struct nb_op *nb_op_at(size_t index)
{
    const struct nb_family *family;
    for (size_t f = 0; (family = family_at(f)); f++) {
        if (index < family->count)
            return &family->rows[index];
        index -= family->count;
    }
    return NULL;
}

bool nb_op_nth_name(const struct nb_op *op, size_t k, char name[NB_OP_NAME_MAX])
{
    const char *from = op->name;
    for (; k > 0; k--) {
        from = from == op->name ? op->aliases : strchr(from, ' ');
        if (!from)
            return false;
        from += *from == ' ';
    }
    size_t len = strcspn(from, " ");
    if (len >= NB_OP_NAME_MAX)
        len = NB_OP_NAME_MAX - 1;
    memcpy(name, from, len);
    name[len] = '\0';
    return true;
}

/* The names of all rows, to be found by their hashes; a power of two, at most half full. */
enum { SLOTS = 2048 };

struct named {
    const char *name; /* ends with a blank or a NUL */
    const struct nb_op *op;
};

/* FNV-1a, of a name that ends with a blank or a NUL; sets where. */
static size_t slot_of(const char *name, size_t *len)
{
    uint32_t hash = 2166136261u;
    for (*len = 0; name[*len] && name[*len] != ' '; ++*len)
        hash = (hash ^ (unsigned char)name[*len]) * 16777619u;
    return hash % SLOTS;
}

/* The slot with this name, or the empty one where it would be. */
static struct named *find_slot(struct named *slots, const char *name)
{
    size_t len, at = slot_of(name, &len);
    while (slots[at].op && (strncmp(slots[at].name, name, len) != 0 ||
                            (slots[at].name[len] && slots[at].name[len] != ' ')))
        at = (at + 1) % SLOTS;
    return &slots[at];
}

/* The first row of a name is the one that has it. */
static void add_names(struct named *slots, const struct nb_op *op)
{
    for (const char *name = op->name; name && *name;) {
        struct named *slot = find_slot(slots, name);
        if (!slot->op)
            *slot = (struct named){name, op};
        if (name == op->name) {
            name = op->aliases;
        } else {
            name += strcspn(name, " ");
            name += *name == ' ';
        }
    }
}

/* Made once, whoever asks first. */
static struct named index_of_names[SLOTS];

static void make_index(void)
{
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        add_names(index_of_names, op);
}

const struct nb_op *nb_op_find(const char *name)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_index);
    return name[strcspn(name, " ")] ? NULL : find_slot(index_of_names, name)->op;
}
