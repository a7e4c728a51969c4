/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys, by their names. */
#include "config.h"

#include "viewer/keystroke.h"

#include "base/count.h"

static const struct {
    SDL_Keycode code;
    int key;
} names[] = {
    {SDLK_LEFT, NB_KEY_LEFT},     {SDLK_RIGHT, NB_KEY_RIGHT},  {SDLK_UP, NB_KEY_UP},
    {SDLK_DOWN, NB_KEY_DOWN},     {SDLK_HOME, NB_KEY_HOME},    {SDLK_END, NB_KEY_END},
    {SDLK_DELETE, NB_KEY_DELETE}, {SDLK_TAB, NB_KEY_TAB},      {SDLK_BACKSPACE, NB_KEY_BACKSPACE},
    {SDLK_ESCAPE, NB_KEY_ESCAPE}, {SDLK_RETURN, NB_KEY_ENTER}, {SDLK_KP_ENTER, NB_KEY_ENTER},
    {SDLK_F1, NB_KEY_F1},         {SDLK_F11, NB_KEY_F11},      {SDLK_KP_PLUS, '+'},
    {SDLK_KP_MINUS, '-'},
};

/* The key's symbol; where it is a letter of another script, what a Latin keyboard has
 * in its place. */
static SDL_Keycode code_of(const SDL_Keysym *k)
{
    const bool is_foreign = k->sym > 127 && !(k->sym & SDLK_SCANCODE_MASK);
    const bool is_letter_key = k->scancode >= SDL_SCANCODE_A && k->scancode <= SDL_SCANCODE_Z;
    return is_foreign && is_letter_key ? 'a' + (int)(k->scancode - SDL_SCANCODE_A) : k->sym;
}

unsigned nb_keystroke_mods(Uint16 mod)
{
    return (mod & KMOD_SHIFT ? NB_MOD_SHIFT : 0u) | (mod & KMOD_CTRL ? NB_MOD_CTRL : 0u) |
           (mod & KMOD_ALT ? NB_MOD_ALT : 0u);
}

bool nb_keystroke_read(const SDL_KeyboardEvent *e, struct nb_input *in)
{
    const SDL_Keycode code = code_of(&e->keysym);
    *in = (struct nb_input){.kind = NB_INPUT_KEY,
                            .key = code >= ' ' && code < 127 ? code : 0,
                            .mods = nb_keystroke_mods(e->keysym.mod),
                            .repeat = e->repeat};
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (names[i].code == code)
            in->key = names[i].key;
    if (in->key == '/' && in->mods & NB_MOD_SHIFT)
        in->key = '?';
    return in->key != 0 && !(e->keysym.mod & (KMOD_ALT | KMOD_GUI));
}
