/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of keys. */
#include "config.h"

#include "tests/window/chord.h"

#include <ctype.h>
#include <string.h>

#include "base/count.h"

static const struct {
    const char *name;
    Uint16 mod;
} mods[] = {{"shift+", KMOD_LSHIFT}, {"ctrl+", KMOD_LCTRL}, {"alt+", KMOD_LALT}};

static const struct {
    const char *name;
    SDL_Keycode code;
    bool shift;
    char text;
} keys[] = {
    {"Left", SDLK_LEFT, false, 0},      {"Right", SDLK_RIGHT, false, 0},
    {"Up", SDLK_UP, false, 0},          {"Down", SDLK_DOWN, false, 0},
    {"Home", SDLK_HOME, false, 0},      {"Tab", SDLK_TAB, false, 0},
    {"Escape", SDLK_ESCAPE, false, 0},  {"BackSpace", SDLK_BACKSPACE, false, 0},
    {"Return", SDLK_RETURN, false, 0},  {"F1", SDLK_F1, false, 0},
    {"F2", SDLK_F2, false, 0},          {"F11", SDLK_F11, false, 0},
    {"KP_Add", SDLK_KP_PLUS, false, 0}, {"space", ' ', false, ' '},
    {"plus", '=', true, '+'},           {"equal", '=', false, '='},
    {"minus", '-', false, '-'},         {"comma", ',', false, ','},
    {"period", '.', false, '.'},        {"less", ',', true, '<'},
    {"greater", '.', true, '>'},        {"question", '/', true, '?'},
    {"colon", ';', true, ':'},          {"bracketleft", '[', false, '['},
    {"bracketright", ']', false, ']'},
};

Uint16 chord_mods(const char **name)
{
    Uint16 all = 0;
    for (size_t i = 0; i < NB_COUNT(mods); i++)
        if (strncmp(*name, mods[i].name, strlen(mods[i].name)) == 0) {
            *name += strlen(mods[i].name);
            all |= mods[i].mod;
            i = (size_t)-1; /* and again from the first one */
        }
    return all;
}

bool chord_read(const char *name, struct chord *c)
{
    *c = (struct chord){.mods = chord_mods(&name)};
    const bool shift = c->mods & KMOD_SHIFT, types = !(c->mods & (KMOD_CTRL | KMOD_ALT));
    if (name[0] && !name[1] && (islower(name[0]) || isdigit(name[0]))) {
        c->code = name[0];
        if (types)
            c->text[0] = (char)(shift ? toupper(name[0]) : name[0]);
        return true;
    }
    for (size_t i = 0; i < NB_COUNT(keys); i++)
        if (strcmp(keys[i].name, name) == 0) {
            c->code = keys[i].code;
            c->mods |= keys[i].shift ? KMOD_LSHIFT : 0;
            c->text[0] = (char)(types ? keys[i].text : 0);
            return true;
        }
    return false;
}
