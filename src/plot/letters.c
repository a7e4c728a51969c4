/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters from the font's file, through FreeType and cairo: advances and kerning in the
 * units of the font, so that places are the same at every size. */
#include "config.h"

#include "plot/letters.h"

#include <cairo-ft.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include FT_ADVANCES_H
#include FT_TRUETYPE_TABLES_H

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "base/xalloc.h"

/* Where systems keep the font. */
static const char *const folders[] = {
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/usr/share/fonts/TTF",
    "/usr/share/fonts/dejavu",
    "/usr/local/share/fonts/dejavu",
    "/usr/share/fonts/ttf-dejavu",
};
static const char *const files[] = {"DejaVuSans.ttf", "DejaVuSans-Oblique.ttf"};
enum { UPRIGHT, ITALIC, FACES };

static const double slant = 0.2; /* of upright letters, where the italic file is missing */

/* Letters that stand as they are, whatever their neighbours: Latin, Greek, Cyrillic,
 * punctuation, arrows, mathematics. */
static const struct {
    uint32_t first, last;
} plain[] = {
    {0x20, 0x7E},     {0xA0, 0xAC},     {0xAE, 0x24F},    {0x370, 0x3FF},     {0x400, 0x482},
    {0x48A, 0x52F},   {0x1E00, 0x1EFF}, {0x2002, 0x200A}, {0x2010, 0x2027},   {0x2030, 0x205E},
    {0x2070, 0x209C}, {0x20A0, 0x20BF}, {0x2100, 0x218B}, {0x2190, 0x23FF},   {0x25A0, 0x25FF},
    {0x27C0, 0x27EF}, {0x2900, 0x2AFF}, {0xFB00, 0xFB04}, {0x1D400, 0x1D7FF},
};

struct open_library;

struct face {
    FT_Face ft;
    cairo_font_face_t *cairo;
    cairo_matrix_t shape; /* of letters of size 1 */
};

struct nb_letters {
    struct open_library *library; /* NULL until it is looked for */
    struct face faces[FACES];
    cairo_font_options_t *options;
    double ascent, descent; /* of size 1, like all that follows */
    double script_size, raise, lower;
};

/* One piece as glyphs, in cairo's coordinates of the piece. */
struct set_piece {
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    size_t count, cap, cluster_cap;
    double width;
    const struct face *face;
};

struct nb_set_line {
    struct nb_type_line type;
    struct set_piece *pieces; /* one for each of the line's */
    double width, height;
    const cairo_font_options_t *options;
};

/* Cairo keeps faces in its caches longer than we do; the library goes with the last. */
struct open_library {
    FT_Library ft;
    size_t users;
};

struct open_face {
    FT_Face ft;
    struct open_library *library;
};

static void leave(struct open_library *library)
{
    if (--library->users > 0)
        return;
    FT_Done_FreeType(library->ft);
    free(library);
}

struct nb_letters *nb_letters_new(void)
{
    struct nb_letters *l = nb_xcalloc(1, sizeof *l);
    l->options = cairo_font_options_create();
    /* Unrounded metrics: the same layout at every scale and in every file. */
    cairo_font_options_set_hint_metrics(l->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(l->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(l->options, CAIRO_ANTIALIAS_GRAY);
    return l;
}

void nb_letters_free(struct nb_letters *l)
{
    for (size_t i = 0; i < FACES; i++)
        if (l->faces[i].cairo)
            cairo_font_face_destroy(l->faces[i].cairo);
    cairo_font_options_destroy(l->options);
    if (l->library)
        leave(l->library);
    free(l);
}

static FT_Face open_file(FT_Library library, const char *folder, const char *file)
{
    struct nb_buf path = {0};
    FT_Face ft = NULL;
    nb_buf_printf(&path, "%s/%s", folder, file);
    if (FT_New_Face(library, nb_buf_text(&path), 0, &ft) != 0)
        ft = NULL;
    nb_buf_free(&path);
    return ft;
}

static void close_face(void *face)
{
    struct open_face *f = face;
    FT_Done_Face(f->ft);
    leave(f->library);
    free(f);
}

/* Cairo closes the face when it needs it no more. */
static void hand_to_cairo(struct nb_letters *l, struct face *f)
{
    static const cairo_user_data_key_t key;
    struct open_face *open = nb_xmalloc(sizeof *open);
    *open = (struct open_face){f->ft, l->library};
    l->library->users++;
    f->cairo = cairo_ft_font_face_create_for_ft_face(f->ft, FT_LOAD_NO_HINTING);
    cairo_font_face_set_user_data(f->cairo, &key, open, close_face);
    cairo_matrix_init_identity(&f->shape);
}

static void measure(struct nb_letters *l)
{
    const FT_Face ft = l->faces[UPRIGHT].ft;
    const double em = ft->units_per_EM;
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    l->ascent = ft->ascender / em;
    l->descent = -ft->descender / em;
    l->script_size = os2 ? os2->ySuperscriptYSize / em : 0.7;
    l->raise = os2 ? os2->ySuperscriptYOffset / em : 0.48;
    l->lower = os2 ? os2->ySubscriptYOffset / em : 0.14;
}

/* Opens the files of the first folder that has the upright letters. */
static void open_files(struct nb_letters *l)
{
    for (size_t i = 0; i < NB_COUNT(folders) && !l->faces[UPRIGHT].ft; i++) {
        l->faces[UPRIGHT].ft = open_file(l->library->ft, folders[i], files[UPRIGHT]);
        if (l->faces[UPRIGHT].ft)
            l->faces[ITALIC].ft = open_file(l->library->ft, folders[i], files[ITALIC]);
    }
}

/* Whether the font is there. */
static bool find_font(struct nb_letters *l)
{
    if (l->library)
        return l->faces[UPRIGHT].cairo;
    FT_Library ft;
    if (FT_Init_FreeType(&ft) != 0)
        return false;
    l->library = nb_xmalloc(sizeof *l->library);
    *l->library = (struct open_library){ft, 1};
    open_files(l);
    if (!l->faces[UPRIGHT].ft)
        return false;
    hand_to_cairo(l, &l->faces[UPRIGHT]);
    measure(l);
    if (l->faces[ITALIC].ft) {
        hand_to_cairo(l, &l->faces[ITALIC]);
    } else {
        l->faces[ITALIC] = l->faces[UPRIGHT];
        cairo_font_face_reference(l->faces[ITALIC].cairo);
        l->faces[ITALIC].shape.xy = -slant;
    }
    return true;
}

static bool is_plain(uint32_t code)
{
    for (size_t i = 0; i < NB_COUNT(plain); i++)
        if (code >= plain[i].first && code <= plain[i].last)
            return true;
    return false;
}

/* The letters that are joined: "ffi" is one. */
static uint32_t join(const char *text, size_t *used)
{
    static const struct {
        const char *letters;
        uint32_t code;
    } joined[] = {{"ffi", 0xFB03}, {"ffl", 0xFB04}, {"ff", 0xFB00}, {"fi", 0xFB01}, {"fl", 0xFB02}};
    for (size_t i = 0; i < NB_COUNT(joined); i++)
        if (strncmp(text, joined[i].letters, strlen(joined[i].letters)) == 0) {
            *used = strlen(joined[i].letters);
            return joined[i].code;
        }
    return nb_utf8_decode(text, strlen(text), used);
}

static void add_glyph(struct set_piece *s, FT_UInt glyph, double x, size_t bytes)
{
    s->glyphs = nb_grow(s->glyphs, &s->cap, s->count + 1, sizeof *s->glyphs);
    s->clusters = nb_grow(s->clusters, &s->cluster_cap, s->count + 1, sizeof *s->clusters);
    s->glyphs[s->count] = (cairo_glyph_t){.index = glyph, .x = x};
    s->clusters[s->count++] = (cairo_text_cluster_t){.num_bytes = (int)bytes, .num_glyphs = 1};
}

/* Sets the letters of a piece side by side; false: not all are there, or plain. */
static bool set_piece(const struct face *f, const char *text, double size, struct set_piece *s)
{
    const double unit = size / f->ft->units_per_EM;
    FT_UInt before = 0;
    s->face = f;
    for (size_t used; *text; text += used) {
        const uint32_t code = join(text, &used);
        const FT_UInt glyph = is_plain(code) ? FT_Get_Char_Index(f->ft, code) : 0;
        FT_Vector kern = {0, 0};
        FT_Fixed advance = 0;
        if (glyph == 0 || FT_Get_Advance(f->ft, glyph, FT_LOAD_NO_SCALE, &advance) != 0)
            return false;
        if (before)
            FT_Get_Kerning(f->ft, before, glyph, FT_KERNING_UNSCALED, &kern);
        s->width += (double)kern.x * unit;
        add_glyph(s, glyph, s->width, used);
        s->width += (double)advance * unit;
        before = glyph;
    }
    return true;
}

/* How far a piece's baseline is above that of the line. */
static double rise_of(const struct nb_letters *l, int script, double size)
{
    return script > 0 ? l->raise * size : script < 0 ? -l->lower * size : 0;
}

/* Sizes and places of all pieces on one baseline. */
static void place(const struct nb_letters *l, struct nb_set_line *s, double size)
{
    double above = l->ascent * size, below = l->descent * size;
    for (size_t i = 0; i < s->type.count; i++) {
        const struct nb_type_piece *p = &s->type.pieces[i];
        const double rise = rise_of(l, p->script, size);
        above = fmax(above, l->ascent * p->size + rise);
        below = fmax(below, l->descent * p->size - rise);
    }
    for (size_t i = 0; i < s->type.count; i++) {
        struct nb_type_piece *p = &s->type.pieces[i];
        p->x = s->width;
        p->y = above - rise_of(l, p->script, size);
        s->width += s->pieces[i].width;
    }
    s->type.width = s->width;
    s->height = above + below;
}

struct nb_set_line *nb_letters_set(struct nb_letters *l, struct nb_type_line *line, double size)
{
    if (!find_font(l))
        return NULL;
    struct nb_set_line *s = nb_xcalloc(1, sizeof *s);
    s->type = *line;
    s->options = l->options;
    s->pieces = nb_xcalloc(line->count + 1, sizeof *s->pieces);
    for (size_t i = 0; i < line->count; i++) {
        struct nb_type_piece *p = &line->pieces[i];
        p->size = p->script ? l->script_size * size : size;
        if (!set_piece(&l->faces[p->italic ? ITALIC : UPRIGHT], p->text, p->size, &s->pieces[i])) {
            s->type.pieces = NULL; /* still the caller's */
            nb_set_line_free(s);
            return NULL;
        }
    }
    *line = (struct nb_type_line){0};
    place(l, s, size);
    return s;
}

void nb_set_line_free(struct nb_set_line *s)
{
    for (size_t i = 0; i < s->type.count; i++) {
        free(s->pieces[i].glyphs);
        free(s->pieces[i].clusters);
    }
    free(s->pieces);
    if (s->type.pieces)
        nb_type_line_free(&s->type);
    free(s);
}

void nb_set_line_size(const struct nb_set_line *s, double *width, double *height)
{
    *width = s->width;
    *height = s->height;
}

const struct nb_type_line *nb_set_line_type(const struct nb_set_line *s)
{
    return &s->type;
}

static void draw_piece(const struct nb_type_piece *p, const struct set_piece *s, cairo_t *cr)
{
    const struct face *f = s->face;
    cairo_matrix_t shape;
    cairo_matrix_init(&shape, p->size, 0, f->shape.xy * p->size, p->size, 0, 0);
    cairo_save(cr);
    cairo_translate(cr, p->x, p->y);
    cairo_set_font_face(cr, f->cairo);
    cairo_set_font_matrix(cr, &shape);
    cairo_show_text_glyphs(cr, p->text, -1, s->glyphs, (int)s->count, s->clusters, (int)s->count,
                           0);
    cairo_restore(cr);
}

void nb_set_line_draw(const struct nb_set_line *s, cairo_t *cr)
{
    cairo_save(cr);
    cairo_set_font_options(cr, s->options);
    for (size_t i = 0; i < s->type.count; i++)
        draw_piece(&s->type.pieces[i], &s->pieces[i], cr);
    cairo_restore(cr);
}
