/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys. */
#include "config.h"

#include "viewer/keystroke.h"

#include "base/count.h"

#define ZOOM 0.8
#define PAN 0.1

enum { ANY = 1, CTRL = 2 }; /* with or without Shift; with Ctrl and only so */

static const struct {
    SDL_Keycode code;
    int mods;
    struct nb_keystroke key;
} keys[] = {
    {SDLK_PLUS, ANY, {NB_KEY_MOVE, ZOOM, 0, 0}},
    {SDLK_EQUALS, ANY, {NB_KEY_MOVE, ZOOM, 0, 0}},
    {SDLK_KP_PLUS, ANY, {NB_KEY_MOVE, ZOOM, 0, 0}},
    {SDLK_MINUS, ANY, {NB_KEY_MOVE, 1 / ZOOM, 0, 0}},
    {SDLK_KP_MINUS, ANY, {NB_KEY_MOVE, 1 / ZOOM, 0, 0}},
    {SDLK_LEFT, ANY, {NB_KEY_MOVE, 1, -PAN, 0}},
    {SDLK_RIGHT, ANY, {NB_KEY_MOVE, 1, PAN, 0}},
    {SDLK_UP, ANY, {NB_KEY_MOVE, 1, 0, PAN}},
    {SDLK_DOWN, ANY, {NB_KEY_MOVE, 1, 0, -PAN}},
    {SDLK_HOME, ANY, {NB_KEY_HOME, 0, 0, 0}},
    {SDLK_r, 0, {NB_KEY_HOME, 0, 0, 0}},
    {SDLK_s, 0, {NB_KEY_SAVE, 0, 0, 0}},
    {SDLK_s, CTRL, {NB_KEY_SAVE, 0, 0, 0}},
    {SDLK_q, 0, {NB_KEY_CLOSE, 0, 0, 0}},
    {SDLK_w, CTRL, {NB_KEY_CLOSE, 0, 0, 0}},
};

/* The key's symbol; where it is a letter of another script, what a Latin keyboard has
 * in its place. */
static SDL_Keycode code_of(const SDL_Keysym *k)
{
    const bool is_foreign = k->sym > 127 && !(k->sym & SDLK_SCANCODE_MASK);
    const bool is_letter_key = k->scancode >= SDL_SCANCODE_A && k->scancode <= SDL_SCANCODE_Z;
    return is_foreign && is_letter_key ? 'a' + (int)(k->scancode - SDL_SCANCODE_A) : k->sym;
}

static bool fits(int wanted, Uint16 mod)
{
    if (mod & (KMOD_ALT | KMOD_GUI))
        return false;
    const bool ctrl = mod & KMOD_CTRL;
    return ctrl == (wanted == CTRL) && (wanted == ANY || !(mod & KMOD_SHIFT));
}

struct nb_keystroke nb_keystroke_find(const SDL_KeyboardEvent *e, bool guarded)
{
    static const struct nb_keystroke nothing = {.act = NB_KEY_NOTHING};
    const SDL_Keycode code = code_of(&e->keysym);
    for (size_t i = 0; i < NB_COUNT(keys); i++) {
        if (keys[i].code != code || !fits(keys[i].mods, e->keysym.mod))
            continue;
        const bool final = keys[i].key.act == NB_KEY_SAVE || keys[i].key.act == NB_KEY_CLOSE;
        const bool once = keys[i].key.act != NB_KEY_MOVE;
        return (guarded && final) || (e->repeat && once) ? nothing : keys[i].key;
    }
    return nothing;
}
