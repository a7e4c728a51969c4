/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Name table by open addressing, and the nearest name. */
#include "config.h"

#include "base/symtab.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/xalloc.h"

/* FNV-1a, 64 bits: the offset basis and prime of its authors. */
static size_t hash(const char *name)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 0x100000001b3u;
    return (size_t)h;
}

/* The slot that holds the name, or the free one where it belongs. */
static size_t *find_slot(const struct nb_symtab *t, const char *name)
{
    size_t i = hash(name) & (t->slot_count - 1);
    while (t->slots[i] && strcmp(t->entries[t->slots[i] - 1].name, name) != 0)
        i = (i + 1) & (t->slot_count - 1);
    return &t->slots[i];
}

static void fill_slots(struct nb_symtab *t)
{
    for (size_t i = 0; i < t->count; i++)
        *find_slot(t, t->entries[i].name) = i + 1;
}

static void rehash(struct nb_symtab *t)
{
    t->slot_count = t->slot_count ? 4 * t->slot_count : 16;
    free(t->slots);
    t->slots = nb_xcalloc(t->slot_count, sizeof *t->slots);
    fill_slots(t);
}

void *nb_symtab_get(const struct nb_symtab *t, const char *name)
{
    if (!t->slot_count)
        return NULL;
    size_t at = *find_slot(t, name);
    return at ? t->entries[at - 1].value : NULL;
}

void *nb_symtab_put(struct nb_symtab *t, const char *name, void *value)
{
    if (2 * t->count >= t->slot_count)
        rehash(t);
    size_t *slot = find_slot(t, name);
    if (*slot) {
        struct nb_symbol *entry = &t->entries[*slot - 1];
        void *before = entry->value;
        entry->value = value;
        return before;
    }
    char *copy = t->borrows ? (char *)name : nb_xstrdup(name);
    t->entries = nb_grow(t->entries, &t->cap, t->count + 1, sizeof *t->entries);
    t->entries[t->count++] = (struct nb_symbol){copy, value};
    *slot = t->count;
    return NULL;
}

/* The others keep their order, so all slots are filled anew. */
void *nb_symtab_take(struct nb_symtab *t, const char *name)
{
    size_t at = t->slot_count ? *find_slot(t, name) : 0;
    if (at == 0)
        return NULL;
    struct nb_symbol *entry = &t->entries[at - 1];
    void *value = entry->value;
    if (!t->borrows)
        free(entry->name);
    memmove(entry, entry + 1, (t->count - at) * sizeof *entry);
    t->count--;
    memset(t->slots, 0, t->slot_count * sizeof *t->slots);
    fill_slots(t);
    return value;
}

void nb_symtab_free(struct nb_symtab *t)
{
    for (size_t i = 0; i < t->count && !t->borrows; i++)
        free(t->entries[i].name);
    free(t->entries);
    free(t->slots);
    *t = (struct nb_symtab){0};
}

enum { NAME_MAX_COMPARED = 48 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment (Damerau-Levenshtein without repeated edits), three
 * rows of the table at a time. */
size_t nb_edit_distance(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b);
    if (la >= NAME_MAX_COMPARED || lb >= NAME_MAX_COMPARED)
        return NAME_MAX_COMPARED;
    size_t rows[3][NAME_MAX_COMPARED];
    for (size_t j = 0; j <= lb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= la; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= lb; j++) {
            size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, replaced);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], above2[j - 2] + 1);
        }
    }
    return rows[la % 3][lb];
}

void nb_nearest_offer(struct nb_nearest *n, const char *candidate)
{
    size_t len = strlen(n->name);
    /* Short names are near to everything: allow one edit per three letters. */
    size_t allowed = len < 3 ? 0 : least(len / 3, 3);
    size_t d = strcasecmp(n->name, candidate) == 0 ? 0 : nb_edit_distance(n->name, candidate);
    if (d > allowed || (n->best && d >= n->distance))
        return;
    n->best = candidate;
    n->distance = d;
}
