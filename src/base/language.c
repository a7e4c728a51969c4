/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which catalogue the environment wants, and where it is. */
#include "config.h"

#include "base/language.h"

#include <fcntl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/i18n.h"
#include "base/place.h"

/* Takes the catalogue of a file. It stays mapped as long as the program runs. */
static bool take_file(const char *path)
{
    struct stat info;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    void *data = MAP_FAILED;
    if (fstat(fd, &info) == 0 && info.st_size > 0)
        data = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (data == MAP_FAILED)
        return false;
    if (nb_i18n_take(data, (size_t)info.st_size))
        return true;
    munmap(data, (size_t)info.st_size);
    return false;
}

static bool take_language(const char *folder, const char *name, size_t len)
{
    struct nb_buf path = {0};
    nb_buf_printf(&path, "%s/%.*s/LC_MESSAGES/%s.mo", folder, (int)len, name, PACKAGE);
    const bool taken = take_file(nb_buf_text(&path));
    nb_buf_free(&path);
    return taken;
}

/* Whether texts may be UTF-8 there: "zh_CN.UTF-8", "zh_CN", and not "zh_CN.GBK". */
static bool is_utf8(const char *locale)
{
    const char *codes = strchr(locale, '.');
    return !codes || strncasecmp(codes, ".utf-8", 6) == 0 || strncasecmp(codes, ".utf8", 5) == 0;
}

/* The locale of a part: the first of these that says anything. */
static const char *locale_name(const char *part)
{
    const char *const names[] = {"LC_ALL", part, "LANG"};
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* Languages in the order of preference, with colons between; as gettext has it, LANGUAGE
 * counts where the locale is not C. */
static const char *wanted_languages(void)
{
    const char *locale = locale_name("LC_MESSAGES"), *list = getenv("LANGUAGE");
    if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0 || !is_utf8(locale))
        return "";
    return list && *list ? list : locale;
}

static bool is_english(const char *name, size_t len)
{
    return len >= 1 && ((name[0] == 'C' && (len == 1 || name[1] == '.')) ||
                        (strncmp(name, "en", 2) == 0 && strcspn(name, "_.@:") == 2));
}

/* "zh_CN.UTF-8@x" is looked for as zh_CN, then as zh. English is what is written here. */
static void take_catalogue(const char *folder, const char *list)
{
    for (; *list; list += strcspn(list, ":"), list += *list == ':') {
        const size_t len = strcspn(list, ":");
        if (len == 0 || memchr(list, '/', len))
            continue;
        if (is_english(list, len) || take_language(folder, list, strcspn(list, ".@:")) ||
            take_language(folder, list, strcspn(list, "_.@:")))
            return;
    }
}

void nb_language_begin(void)
{
    static const char *const beside[] = {"../share/locale", "../../share/locale", NULL};
    const char *letters = locale_name("LC_CTYPE");
    /* Each part of a locale is a file; the others stay C's. A locale that is not installed
     * says what the terminal reads all the same. */
    if (!setlocale(LC_CTYPE, "") && strchr(letters, '.') && is_utf8(letters))
        setlocale(LC_CTYPE, "C.UTF-8");
    const char *list = wanted_languages();
    if (!*list || is_english(list, strcspn(list, ":")))
        return;
    char *folder = nb_place_of(beside, LOCALEDIR);
    take_catalogue(folder, list);
    free(folder);
}

void nb_language_keep(void)
{
    const char *list = wanted_languages();
    setenv("LANGUAGE", *list ? list : "C", 1);
}
