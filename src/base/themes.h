/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of figures' themes. A list by itself, since the settings name them and know no
 * plots; figure/style.c says what each is. The first one is what figures have by default. */
#ifndef NB_BASE_THEMES_H
#define NB_BASE_THEMES_H

#define NB_THEMES(ROW) ROW(light) ROW(dark) ROW(print) ROW(projector)

#define NB_THEME_NUMBER(name) NB_THEME_##name,
enum nb_theme_number { NB_THEMES(NB_THEME_NUMBER) NB_THEME_COUNT };

#endif
