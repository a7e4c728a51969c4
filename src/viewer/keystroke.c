/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys, by their names. */
#include "config.h"

#include "viewer/keystroke.h"

#include <math.h>

#include "base/count.h"
#include "explore/explorer.h"

static const struct {
    SDL_Keycode code;
    int key;
} names[] = {
    {SDLK_LEFT, NB_KEY_LEFT},     {SDLK_RIGHT, NB_KEY_RIGHT},  {SDLK_UP, NB_KEY_UP},
    {SDLK_DOWN, NB_KEY_DOWN},     {SDLK_HOME, NB_KEY_HOME},    {SDLK_END, NB_KEY_END},
    {SDLK_DELETE, NB_KEY_DELETE}, {SDLK_TAB, NB_KEY_TAB},      {SDLK_BACKSPACE, NB_KEY_BACKSPACE},
    {SDLK_ESCAPE, NB_KEY_ESCAPE}, {SDLK_RETURN, NB_KEY_ENTER}, {SDLK_KP_ENTER, NB_KEY_ENTER},
    {SDLK_F1, NB_KEY_F1},         {SDLK_F2, NB_KEY_F2},        {SDLK_F11, NB_KEY_F11},
    {SDLK_KP_PLUS, '+'},          {SDLK_KP_MINUS, '-'},
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
    const bool is_arrow = in->key >= NB_KEY_LEFT && in->key <= NB_KEY_DOWN;
    return in->key != 0 && !(e->keysym.mod & KMOD_GUI) && (is_arrow || !(e->keysym.mod & KMOD_ALT));
}

bool nb_keystroke_pinch(const SDL_MultiGestureEvent *e, int width, int height, struct nb_input *in)
{
    const SDL_Finger *a = SDL_GetTouchFinger(e->touchId, 0);
    const SDL_Finger *b = SDL_GetTouchFinger(e->touchId, 1);
    if (e->numFingers != 2 || !a || !b)
        return false;
    /* The event tells by how much a finger went away from the middle of both. */
    const double far = hypot((double)a->x - (double)b->x, (double)a->y - (double)b->y) / 2;
    const double before = far - (double)e->dDist;
    if (!(before > 0) || !(far > 0))
        return false;
    *in = (struct nb_input){.kind = NB_INPUT_WHEEL,
                            .x = (double)e->x * width,
                            .y = (double)e->y * height,
                            .up = nb_explorer_notches(fmin(fmax(far / before, 0.5), 2))};
    return true;
}

bool nb_keystroke_is_pinched(void)
{
    int fingers = 0;
    for (int i = 0; i < SDL_GetNumTouchDevices(); i++)
        fingers += SDL_GetNumTouchFingers(SDL_GetTouchDevice(i));
    return fingers > 1;
}
