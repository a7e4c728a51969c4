/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Displays; settings of desktops: lines "name=value" in files. */
#include "config.h"

#include "base/desktop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/posix.h"

/* What one source says. */
enum look { UNKNOWN, LIGHT, DARK };

static bool has(const char *text, const char *part)
{
    const size_t len = strlen(part);
    for (; *text; text++)
        if (strncasecmp(text, part, len) == 0)
            return true;
    return false;
}

/* "Adwaita-dark", "Breeze Dark", "Adwaita:dark". */
static enum look of_name(const char *name)
{
    return !name || !*name ? UNKNOWN : has(name, "dark") ? DARK : LIGHT;
}

static enum look of_truth(const char *value)
{
    return strcmp(value, "1") == 0 || strcasecmp(value, "true") == 0 ? DARK : UNKNOWN;
}

/* Lines that say it; the first of them that is in a file does. */
static const struct {
    const char *path, *name; /* in the user's folder of settings */
    enum look (*look)(const char *value);
} lines[] = {
    {"gtk-4.0/settings.ini", "gtk-application-prefer-dark-theme", of_truth},
    {"gtk-4.0/settings.ini", "gtk-theme-name", of_name},
    {"gtk-3.0/settings.ini", "gtk-application-prefer-dark-theme", of_truth},
    {"gtk-3.0/settings.ini", "gtk-theme-name", of_name},
    {"kdeglobals", "ColorScheme", of_name},
};

/* The value of a line that is read, without blanks around it; NULL: it is another one's. */
static const char *value_of(char *line, const char *name)
{
    const size_t len = strlen(name);
    line += strspn(line, " \t");
    line[strcspn(line, "\r\n")] = '\0';
    if (strncmp(line, name, len) != 0)
        return NULL;
    line += len + strspn(line + len, " \t");
    return *line == '=' ? line + 1 + strspn(line + 1, " \t") : NULL;
}

static enum look look_in(const char *path, const char *name, enum look (*look)(const char *value))
{
    char line[512];
    enum look found = UNKNOWN;
    FILE *in = fopen(path, "r");
    while (in && found == UNKNOWN && fgets(line, sizeof line, in)) {
        const char *value = value_of(line, name);
        found = value ? look(value) : UNKNOWN;
    }
    if (in)
        fclose(in);
    return found;
}

static enum look of_files(void)
{
    const char *settings = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    const bool own = settings && settings[0] == '/';
    enum look found = UNKNOWN;
    for (size_t i = 0; (own || home) && found == UNKNOWN && i < NB_COUNT(lines); i++) {
        struct nb_buf path = {0};
        nb_buf_printf(&path, "%s%s/%s", own ? settings : home, own ? "" : "/.config",
                      lines[i].path);
        found = look_in(nb_buf_text(&path), lines[i].name, lines[i].look);
        nb_buf_free(&path);
    }
    return found;
}

/* "15;0", "0;default;15": the last number is the ground's, of 16 colours; 7 and 9 up are light. */
static enum look of_terminal(const char *colours)
{
    const char *ground = colours ? strrchr(colours, ';') : NULL;
    char *end;
    const long number = ground ? strtol(ground + 1, &end, 10) : -1;
    if (number < 0 || end == ground + 1 || *end)
        return UNKNOWN;
    return number < 7 || number == 8 ? DARK : LIGHT;
}

bool nb_desktop_has_display(void)
{
    static const char *const names[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return true;
    }
    return nb_posix_has_screen();
}

bool nb_desktop_is_dark(void)
{
    enum look look = of_name(getenv("GTK_THEME"));
    if (look == UNKNOWN)
        look = of_files();
    if (look == UNKNOWN)
        look = of_terminal(getenv("COLORFGBG"));
    return look == DARK;
}
