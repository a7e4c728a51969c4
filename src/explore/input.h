/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hand does to a window, whatever brings it: places are points from the upper left
 * corner of the picture. */
#ifndef NB_EXPLORE_INPUT_H
#define NB_EXPLORE_INPUT_H

#include <stdbool.h>

enum nb_input_kind {
    NB_INPUT_MOVE,    /* the pointer is at x, y */
    NB_INPUT_LEAVE,   /* the pointer is gone */
    NB_INPUT_PRESS,   /* a button goes down, */
    NB_INPUT_RELEASE, /* up */
    NB_INPUT_WHEEL,   /* by across and up notches: up is away from the hand */
    NB_INPUT_KEY,     /* a key goes down */
    NB_INPUT_TEXT,    /* a text was typed, perhaps by the same key */
};

/* Modifiers, to be added. */
enum { NB_MOD_SHIFT = 1, NB_MOD_CTRL = 2, NB_MOD_ALT = 4 };

enum nb_button { NB_BUTTON_LEFT = 1, NB_BUTTON_MIDDLE, NB_BUTTON_RIGHT };

/* A key is the small letter or sign on it, or one of these. */
enum nb_key_name {
    NB_KEY_LEFT = 0x110000,
    NB_KEY_RIGHT,
    NB_KEY_UP,
    NB_KEY_DOWN,
    NB_KEY_HOME,
    NB_KEY_END,
    NB_KEY_DELETE,
    NB_KEY_TAB,
    NB_KEY_BACKSPACE,
    NB_KEY_ESCAPE,
    NB_KEY_ENTER,
    NB_KEY_F1,
    NB_KEY_F2,
    NB_KEY_F11,
};

struct nb_input {
    enum nb_input_kind kind;
    double x, y;       /* of the pointer; with all but keys */
    double across, up; /* of the wheel */
    enum nb_button button;
    int clicks; /* of a press: 2 is a double click */
    int key;
    const char *text; /* UTF-8; borrowed */
    unsigned mods;
    bool repeat;  /* the key is held */
    unsigned now; /* a clock in milliseconds, of all inputs the same */
};

#endif
