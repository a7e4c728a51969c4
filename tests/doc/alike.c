/* SPDX-License-Identifier: GPL-3.0-or-later */
/* alike A.png B.png [LARGEST MEAN]: whether two pictures show the same drawing. Versions of
 * cairo and FreeType smooth edges differently, so pixels are compared in the mean of boxes:
 * a line that is missing or elsewhere changes some by a fifth of its contrast. None may differ
 * by more than LARGEST of 255, and all of them together by no more than MEAN. */
#include "config.h"

#include <cairo.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { BOX = 9, CHANNELS = 4 };
static const double usual_mean = 255;

/* cairo 1.18 smooths edges by two more. */
static double usual_largest(void)
{
    return cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 0) ? 24 : 26;
}

struct picture {
    cairo_surface_t *surface;
    const unsigned char *bytes;
    int width, height, stride;
};

static struct picture read_picture(const char *path)
{
    struct picture p = {.surface = cairo_image_surface_create_from_png(path)};
    if (cairo_surface_status(p.surface) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "alike: cannot read %s\n", path);
        exit(2);
    }
    p.bytes = cairo_image_surface_get_data(p.surface);
    p.width = cairo_image_surface_get_width(p.surface);
    p.height = cairo_image_surface_get_height(p.surface);
    p.stride = cairo_image_surface_get_stride(p.surface);
    return p;
}

/* Mean of a channel over the box whose corner is (x, y). */
static int mean(const struct picture *p, int x, int y, int channel)
{
    int sum = 0;
    for (int j = 0; j < BOX; j++)
        for (int i = 0; i < BOX; i++)
            sum += p->bytes[(y + j) * p->stride + (x + i) * CHANNELS + channel];
    return sum / (BOX * BOX);
}

/* Of the boxes: how much one differs most, and all in the mean. */
struct difference {
    double largest, mean;
};

static struct difference compare(const struct picture *a, const struct picture *b)
{
    struct difference found = {0, 0};
    double sum = 0, count = 0;
    for (int y = 0; y + BOX <= a->height; y += BOX / 2)
        for (int x = 0; x + BOX <= a->width; x += BOX / 2)
            for (int channel = 0; channel < CHANNELS - 1; channel++) {
                int d = abs(mean(a, x, y, channel) - mean(b, x, y, channel));
                found.largest = d > found.largest ? d : found.largest;
                sum += d;
                count++;
            }
    found.mean = count > 0 ? sum / count : 0;
    return found;
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 5)
        return 2;
    const double largest = argc == 5 ? strtod(argv[3], NULL) : usual_largest();
    const double mean_most = argc == 5 ? strtod(argv[4], NULL) : usual_mean;
    struct picture a = read_picture(argv[1]), b = read_picture(argv[2]);
    bool same_size = a.width == b.width && a.height == b.height;
    const struct difference d = same_size ? compare(&a, &b) : (struct difference){255, 255};
    cairo_surface_destroy(a.surface);
    cairo_surface_destroy(b.surface);
    if (d.largest <= largest && d.mean <= mean_most)
        return 0;
    printf("%s and %s differ by %g of 255, in the mean by %.2f\n", argv[1], argv[2], d.largest,
           d.mean);
    return 1;
}
