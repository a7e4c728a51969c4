/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of moving pictures: frames of RGB24 pixels, one after the other. */
#ifndef NB_EXPORT_MOVIE_H
#define NB_EXPORT_MOVIE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/outfile.h"

/* Pixels 0x00RRGGBB, `stride` bytes a line. */
struct nb_movie_frame {
    const unsigned char *pixels;
    int width, height, stride;
};

/* What a kind of file is told before its first frame; all frames have one size. */
struct nb_movie {
    int width, height;
    size_t count; /* of frames */
    double fps;
    const char *recipe; /* or NULL */
    const char *path;   /* for messages, and where the kind depends on it */
    struct nb_outfile *file;
    size_t added;        /* frames so far */
    struct nb_buf out;   /* what is written when all is there; the movie's */
    void *state;         /* the kind's own */
    unsigned char *last; /* the frame before, lines of 4 * width bytes; the movie's */
};

/* A kind of file. Each function's false sets err; `end` is called in any case, and frees
 * the kind's own. */
struct nb_movie_kind {
    bool (*begin)(struct nb_movie *m, struct nb_err *err);
    bool (*add)(struct nb_movie *m, const struct nb_movie_frame *f, struct nb_err *err);
    bool (*end)(struct nb_movie *m, struct nb_err *err);
};
extern const struct nb_movie_kind nb_movie_gif, nb_movie_apng, nb_movie_ffmpeg;

/* The kind by the path's extension; NULL sets err. */
const struct nb_movie_kind *nb_movie_find(const char *path, struct nb_err *err);

/* A part of a picture. */
struct nb_movie_part {
    int x, y, width, height;
};
static inline uint32_t nb_movie_pixel(const struct nb_movie_frame *f, int x, int y)
{
    const uint32_t *line = (const uint32_t *)(const void *)(f->pixels + (ptrdiff_t)y * f->stride);
    return line[x] & 0xFFFFFF;
}
/* The smallest part outside of which the frame is as the one before, of one pixel at
 * least; the whole of the first frame. Keeps the frame as the last one. */
struct nb_movie_part nb_movie_changed(struct nb_movie *m, const struct nb_movie_frame *f);

#endif
