/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads GIF and animated PNG files with a decoder of its own.
 *
 *     frames FILE          prints width, height, frames, milliseconds, and the texts
 *     frames FILE FILE     prints the largest difference of a channel in any frame
 *     frames FILE N FILE N the same of one frame of each
 */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { MOST_FRAMES = 400 };

struct movie {
    size_t width, height, count;
    double ms;
    unsigned char *frame[MOST_FRAMES]; /* RGB */
    char text[4096];
};

static void die(const char *why)
{
    printf("damaged: %s\n", why);
    exit(1);
}

static unsigned char *read_file(const char *path, size_t *len)
{
    FILE *in = fopen(path, "rb");
    if (!in || fseek(in, 0, SEEK_END) != 0)
        die(path);
    *len = (size_t)ftell(in);
    rewind(in);
    unsigned char *bytes = malloc(*len + 1);
    if (fread(bytes, 1, *len, in) != *len)
        die(path);
    fclose(in);
    return bytes;
}

/* The frame before, as what the next one is put on. */
static unsigned char *next_frame(struct movie *m)
{
    const size_t size = 3 * m->width * m->height;
    if (m->count == MOST_FRAMES)
        die("too many frames");
    unsigned char *f = calloc(size, 1);
    if (m->count > 0)
        memcpy(f, m->frame[m->count - 1], size);
    return m->frame[m->count++] = f;
}

static uint32_t big32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static unsigned little16(const unsigned char *p)
{
    return p[0] | (unsigned)p[1] << 8;
}

static void add_text(struct movie *m, const unsigned char *p, size_t len)
{
    const size_t at = strlen(m->text);
    if (at + len + 2 < sizeof m->text) {
        memcpy(m->text + at, p, len);
        m->text[at + len] = '\n';
    }
}

/* A part of a PNG frame: what fcTL says, then its packed lines. */
static void put_lines(struct movie *m, const unsigned char *control, const unsigned char *packed,
                      size_t len)
{
    const size_t w = big32(control + 4), h = big32(control + 8), x = big32(control + 12),
                 y = big32(control + 16);
    if (x + w > m->width || y + h > m->height || control[24] || control[25])
        die("a part of a frame");
    uLongf size = (uLongf)(h * (3 * w + 1));
    unsigned char *lines = malloc(size), *to = next_frame(m);
    if (uncompress(lines, &size, packed, (uLong)len) != Z_OK || size != h * (3 * w + 1))
        die("packed lines");
    for (size_t r = 0; r < h; r++) {
        if (lines[r * (3 * w + 1)] != 0)
            die("a filter");
        memcpy(to + 3 * ((y + r) * m->width + x), lines + r * (3 * w + 1) + 1, 3 * w);
    }
    m->ms += 1000.0 * (control[20] << 8 | control[21]) / (control[22] << 8 | control[23]);
    free(lines);
}

static void read_png(struct movie *m, const unsigned char *p, size_t len)
{
    const unsigned char *control = NULL, *end = p + len;
    size_t said = 0, sequence = 0;
    for (p += 8; p + 12 <= end; p += 12 + big32(p)) {
        const size_t n = big32(p);
        const unsigned char *data = p + 8;
        if (p + 12 + n > end || crc32(0, p + 4, (uInt)n + 4) != big32(data + n))
            die("a checksum");
        if (memcmp(p + 4, "IHDR", 4) == 0) {
            m->width = big32(data);
            m->height = big32(data + 4);
        } else if (memcmp(p + 4, "acTL", 4) == 0) {
            said = big32(data);
            if (big32(data + 4) != 0)
                die("it ends");
        } else if (memcmp(p + 4, "iTXt", 4) == 0) {
            const size_t key = strlen((const char *)data) + 5;
            add_text(m, data + key, n - key);
        } else if (memcmp(p + 4, "fcTL", 4) == 0) {
            control = data;
            if (big32(data) != sequence++)
                die("a sequence number");
        } else if (memcmp(p + 4, "IDAT", 4) == 0) {
            put_lines(m, control, data, n);
        } else if (memcmp(p + 4, "fdAT", 4) == 0) {
            if (big32(data) != sequence++)
                die("a sequence number");
            put_lines(m, control, data + 4, n - 4);
        }
    }
    if (said != m->count || memcmp(end - 8, "IEND", 4) != 0)
        die("the end");
}

/* Blocks joined; p moves behind them. */
static unsigned char *join(const unsigned char **p, size_t *len)
{
    unsigned char *out = NULL;
    for (*len = 0; **p; *p += **p + 1) {
        out = realloc(out, *len + 256);
        memcpy(out + *len, *p + 1, **p);
        *len += **p;
    }
    ++*p;
    return out;
}

/* LZW by a table of strings: each code's text is an earlier place in the output. */
static unsigned char *unpack(const unsigned char *in, size_t len, int depth, size_t count)
{
    static size_t start[4096], length[4096];
    unsigned char *out = malloc(count + 4096), *const first = out;
    const unsigned clear = 1u << depth;
    unsigned next = clear + 2, previous = clear;
    int size = depth + 1, bits = 0;
    uint32_t word = 0;
    size_t at = 0, last = 0;
    for (size_t i = 0; i < len;) {
        while (bits < size && i < len) {
            word |= (uint32_t)in[i++] << bits;
            bits += 8;
        }
        while (bits >= size) {
            const unsigned code = word & ((1u << size) - 1);
            word >>= size;
            bits -= size;
            if (code == clear) {
                next = clear + 2;
                size = depth + 1;
                previous = clear;
                continue;
            }
            if (code == clear + 1) {
                if (at != count)
                    die("the number of pixels");
                return first;
            }
            const size_t begin = at;
            if (code < clear)
                out[at++] = (unsigned char)code;
            else if (code < next)
                for (size_t k = 0; k < length[code]; k++)
                    out[at++] = out[start[code] + k];
            else if (code == next && previous != clear) {
                for (size_t k = last; k < begin; k++)
                    out[at++] = out[k];
                out[at++] = out[last];
            } else
                die("a code");
            if (at > count)
                die("too many pixels");
            if (previous != clear && next < 4096) {
                start[next] = last;
                length[next++] = begin - last + 1;
                if (next == 1u << size && size < 12)
                    size++;
            }
            previous = code;
            last = begin;
        }
    }
    die("no end of the pixels");
    return NULL;
}

static const unsigned char *read_image(struct movie *m, const unsigned char *p)
{
    const size_t x = little16(p), y = little16(p + 2), w = little16(p + 4), h = little16(p + 6);
    const size_t colors = (size_t)2 << (p[8] & 7);
    if (!(p[8] & 0x80) || x + w > m->width || y + h > m->height)
        die("an image");
    const unsigned char *palette = p + 9;
    p = palette + 3 * colors;
    const int depth = *p++;
    size_t len;
    unsigned char *packed = join(&p, &len), *pixels = unpack(packed, len, depth, w * h);
    unsigned char *to = next_frame(m);
    for (size_t i = 0; i < w * h; i++) {
        if (pixels[i] >= colors)
            die("a colour");
        memcpy(to + 3 * ((y + i / w) * m->width + x + i % w), palette + 3 * pixels[i], 3);
    }
    free(pixels);
    free(packed);
    return p;
}

static void read_gif(struct movie *m, const unsigned char *p, size_t len)
{
    const unsigned char *const end = p + len;
    int endless = 0;
    m->width = little16(p + 6);
    m->height = little16(p + 8);
    for (p += 13; p < end && *p != 0x3B;) {
        if (*p == 0x2C) {
            p = read_image(m, p + 1);
            continue;
        }
        const int label = p[1];
        if (*p != 0x21)
            die("a block");
        if (label == 0xF9)
            m->ms += 10.0 * little16(p + 4);
        p += 2;
        size_t n;
        unsigned char *text = join(&p, &n);
        if (label == 0xFE)
            add_text(m, text, n);
        endless = endless || (label == 0xFF && n == 14 && text[12] == 0 && text[13] == 0);
        free(text);
    }
    if (p + 1 != end || !endless)
        die("the end");
}

static void read_movie(struct movie *m, const char *path)
{
    size_t len;
    unsigned char *bytes = read_file(path, &len);
    *m = (struct movie){0};
    if (len > 20 && memcmp(bytes, "\x89PNG", 4) == 0)
        read_png(m, bytes, len);
    else if (len > 20 && memcmp(bytes, "GIF89a", 6) == 0)
        read_gif(m, bytes, len);
    else
        die("the kind of file");
    free(bytes);
}

static int difference(const struct movie *a, size_t i, const struct movie *b, size_t k)
{
    int most = 0;
    if (a->width != b->width || a->height != b->height || i >= a->count || k >= b->count)
        return 256;
    for (size_t j = 0; j < 3 * a->width * a->height; j++) {
        const int d = abs(a->frame[i][j] - b->frame[k][j]);
        most = d > most ? d : most;
    }
    return most;
}

int main(int argc, char **argv)
{
    static struct movie a, b;
    if (argc < 2)
        return 99;
    read_movie(&a, argv[1]);
    if (argc == 2) {
        printf("%zu %zu %zu %.0f\n%s", a.width, a.height, a.count, a.ms, a.text);
        return 0;
    }
    read_movie(&b, argv[argc == 5 ? 3 : 2]);
    int most = argc < 5 && a.count != b.count ? 256 : 0;
    if (argc == 5)
        most = difference(&a, strtoul(argv[2], NULL, 10), &b, strtoul(argv[4], NULL, 10));
    for (size_t i = 0; argc < 5 && i < a.count && most < 256; i++) {
        const int d = difference(&a, i, &b, i);
        most = d > most ? d : most;
    }
    printf("%d\n", most);
    return 0;
}
