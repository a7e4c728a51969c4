/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as a notebook shows them: the files that savefig() writes, of two kinds, and their
 * description as a text. */
#include "config.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>
#include <json-c/json.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "kernel/fields.h"
#include "kernel/host.h"

/* A folder of our own, the caller's to remove and to free(). NULL sets err. */
static char *new_folder(struct nb_err *err)
{
    struct nb_buf path = {0};
    nb_buf_printf(&path, "%s/nabla-XXXXXX", g_get_tmp_dir());
    char *name = nb_buf_take(&path);
    if (mkdtemp(name))
        return name;
    nb_err_set(err, NB_ERR_FILE, _("cannot make the folder '%s': %s"), name, strerror(errno));
    free(name);
    return NULL;
}

static bool read_bytes(const char *path, struct nb_buf *out, struct nb_err *err)
{
    char piece[1 << 14];
    FILE *file = fopen(path, "rb");
    if (!file)
        return nb_err_set(err, NB_ERR_FILE, _("cannot read '%s': %s"), path, strerror(errno));
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        nb_buf_addn(out, piece, n);
    fclose(file);
    return true;
}

/* The figure's file of that kind. */
static bool make(const char *folder, struct nb_session *s, const char *kind, struct nb_buf *out,
                 struct nb_err *err)
{
    struct nb_buf path = {0};
    nb_buf_printf(&path, "%s/figure.%s", folder, kind);
    const bool good = nb_session_write_figure(s, nb_buf_text(&path), err) &&
                      read_bytes(nb_buf_text(&path), out, err);
    unlink(nb_buf_text(&path));
    nb_buf_free(&path);
    return good;
}

static uint32_t number_at(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* How many pixels of a browser's, which are 96 an inch, a picture is wide and high: its own in
 * IHDR, by those a metre in pHYs. NULL: the file does not say. */
static struct json_object *size_of(const struct nb_buf *png)
{
    enum { HEAD = 8, CHUNK = 12 };
    double width = 0, height = 0, scale = 0;
    for (size_t at = HEAD; at + CHUNK + 9 <= png->len; at += CHUNK + number_at(png->bytes + at)) {
        const char *kind = png->bytes + at + 4, *data = kind + 4;
        if (memcmp(kind, "IHDR", 4) == 0) {
            width = number_at(data);
            height = number_at(data + 4);
        } else if (memcmp(kind, "pHYs", 4) == 0 && data[8] == 1 && number_at(data) > 0) {
            scale = 96 / 0.0254 / number_at(data);
        }
    }
    if (!(scale > 0))
        return NULL;
    struct json_object *size = json_object_new_object();
    json_object_object_add(size, "width", json_object_new_int((int)(width * scale + 0.5)));
    json_object_object_add(size, "height", json_object_new_int((int)(height * scale + 0.5)));
    return size;
}

/* The file without its first line, <?xml version="1.0" encoding="UTF-8"?>: in a message it is a
 * text and has no encoding, and programs that put it into pages stumble over one. */
static const char *without_declaration(const char *svg)
{
    const char *end = strncmp(svg, "<?xml", 5) == 0 ? strstr(svg, "?>") : NULL;
    return end ? end + 2 + strspn(end + 2, "\n") : svg;
}

static void tell(struct nb_host *h, const struct nb_buf *svg, const struct nb_buf *png,
                 const char *text)
{
    struct json_object *o = json_object_new_object(), *data = json_object_new_object(),
                       *metadata = json_object_new_object(), *size = size_of(png);
    gchar *code = g_base64_encode((const guchar *)png->bytes, png->len);
    json_object_object_add(data, "image/svg+xml",
                           nb_json_text(without_declaration(nb_buf_text(svg))));
    json_object_object_add(data, "image/png", json_object_new_string(code));
    json_object_object_add(data, "text/plain", nb_json_text(text));
    if (size)
        json_object_object_add(metadata, "image/png", size);
    json_object_object_add(o, "data", data);
    json_object_object_add(o, "metadata", metadata);
    json_object_object_add(o, "transient", json_object_new_object());
    nb_iopub_say(&h->iopub, "display_data", o, NULL);
    g_free(code);
}

bool nb_host_show_figure(void *host, struct nb_session *s, struct nb_err *err)
{
    struct nb_host *h = host;
    struct nb_buf svg = {0}, png = {0};
    char *folder = new_folder(err);
    const bool good =
        folder && make(folder, s, "svg", &svg, err) && make(folder, s, "png", &png, err);
    nb_streams_drain(&h->streams);
    if (good)
        tell(h, &svg, &png, nb_session_figure_text(s));
    if (folder)
        rmdir(folder);
    free(folder);
    nb_buf_free(&svg);
    nb_buf_free(&png);
    return good;
}
