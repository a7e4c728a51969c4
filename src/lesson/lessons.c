/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson/lessons.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"

/* Made of doc/lessons by text.awk. */
static const struct nb_lesson_text texts[] = {
#include "lesson/lessons.inc"
};

const struct nb_lesson_text *nb_lesson_at(size_t index)
{
    return index < NB_COUNT(texts) ? &texts[index] : NULL;
}

const struct nb_lesson_text *nb_lesson_find(size_t number, const char *language)
{
    for (size_t i = 0; i < NB_COUNT(texts); i++)
        if (texts[i].number == number && strcmp(texts[i].language, language) == 0)
            return &texts[i];
    return NULL;
}

size_t nb_lesson_count(void)
{
    size_t most = 0;
    for (size_t i = 0; i < NB_COUNT(texts); i++)
        most = texts[i].number > most ? texts[i].number : most;
    return most;
}

const char *nb_lesson_language(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(texts); i++) {
        const size_t len = strlen(texts[i].language);
        if (strncmp(name, texts[i].language, len) == 0 &&
            (!name[len] || strchr("_-.@:", name[len])))
            return texts[i].language;
    }
    return NULL;
}

static bool is_set(const char *value)
{
    return value && *value;
}

/* As gettext chooses the language of messages: LANGUAGE is a list, by preference, and says
 * nothing in the locale C. */
const char *nb_lesson_own_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL, *found = NULL, *list = getenv("LANGUAGE");
    for (size_t i = 0; i < NB_COUNT(names) && !is_set(locale); i++)
        locale = getenv(names[i]);
    if (!is_set(locale) || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return "en";
    while (is_set(list) && !found) {
        found = nb_lesson_language(list);
        list += strcspn(list, ":");
        list += *list == ':';
    }
    found = found ? found : nb_lesson_language(locale);
    return found ? found : "en";
}
