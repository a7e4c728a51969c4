/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of a PDF (ISO 32000-1, 7.5): those without a stream go into one stream of objects,
 * but for the page and what is said of the file; fonts lose their instructions; texts in
 * ASCII are written as such. */
#include "config.h"

#include "export/pdf_pack.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/xalloc.h"
#include "export/font_pack.h"

/* An object: what stands before its stream, or all of it. */
struct object {
    const char *text, *stream;
    size_t len, stream_len;
    size_t at; /* in the new file; or its index in the stream of objects */
    enum { FREE, PLAIN, INSIDE } where;
};

struct pdf {
    const char *bytes;
    size_t len, count; /* of objects, the one numbered 0 included */
    struct object *objects;
    size_t root, info;
};

/* The word in a text of that length; NULL: it is not there. */
static const char *find(const char *text, size_t len, const char *word)
{
    const size_t n = strlen(word);
    for (size_t i = 0; i + n <= len; i++)
        if (memcmp(text + i, word, n) == 0)
            return text + i;
    return NULL;
}

/* The number behind a word, 0 where it is not there. */
static size_t number_after(const char *text, size_t len, const char *word)
{
    const char *p = find(text, len, word);
    return p ? strtoul(p + strlen(word), NULL, 10) : 0;
}

static bool read_object(struct pdf *p, size_t i, size_t at)
{
    struct object *o = &p->objects[i];
    if (at >= p->len || strtoul(p->bytes + at, NULL, 10) != i)
        return false;
    const char *text = find(p->bytes + at, p->len - at, " obj\n");
    if (!text)
        return false;
    o->text = text + strlen(" obj\n");
    const size_t left = p->len - (size_t)(o->text - p->bytes);
    const char *end = find(o->text, left, "endobj"), *stream = find(o->text, left, "\nstream\n");
    if (!end)
        return false;
    o->stream = stream && stream < end ? stream + strlen("\nstream\n") : NULL;
    o->len = (size_t)((o->stream ? stream : end) - o->text);
    return true;
}

static const char length_word[] = "/Length ";

/* Behind a length: a number, or where there is one, "5 0 R". */
static const char *length_end(const char *p, bool *elsewhere)
{
    static const char reference[] = " 0 R";
    p += sizeof length_word - 1;
    p += strspn(p, "0123456789");
    *elsewhere = strncmp(p, reference, sizeof reference - 1) == 0;
    return *elsewhere ? p + sizeof reference - 1 : p;
}

/* Lengths of streams may be objects of their own, which nobody needs any more. */
static bool read_length(struct pdf *p, struct object *o)
{
    const char *word = o->stream ? find(o->text, o->len, length_word) : NULL;
    bool elsewhere;
    if (!o->stream)
        return true;
    if (!word)
        return false;
    o->stream_len = strtoul(word + sizeof length_word - 1, NULL, 10);
    length_end(word, &elsewhere);
    if (elsewhere) {
        struct object *number = &p->objects[o->stream_len < p->count ? o->stream_len : 0];
        if (!number->text || number->stream)
            return false;
        o->stream_len = strtoul(number->text, NULL, 10);
        number->where = FREE;
    }
    return o->stream_len <= p->len - (size_t)(o->stream - p->bytes);
}

/* Reads the table at the end: "xref", the objects' number, a line of 20 bytes for each. */
static bool read_file(struct pdf *p)
{
    enum { LINE = 20, TAIL = 40 };
    const size_t tail = p->len > TAIL ? p->len - TAIL : 0;
    const size_t at = number_after(p->bytes + tail, p->len - tail, "startxref\n");
    if (at == 0 || at + 16 > p->len || memcmp(p->bytes + at, "xref\n0 ", 7) != 0)
        return false;
    p->count = strtoul(p->bytes + at + 7, NULL, 10);
    const char *lines = find(p->bytes + at + 7, p->len - at - 7, "\n");
    if (!lines || p->count * LINE > p->len - (size_t)(lines - p->bytes))
        return false;
    p->objects = nb_xcalloc(p->count + 1, sizeof *p->objects);
    for (size_t i = 1; i < p->count; i++) {
        if (!read_object(p, i, strtoul(lines + 1 + i * LINE, NULL, 10)))
            return false;
        p->objects[i].where = p->objects[i].stream ? PLAIN : INSIDE;
    }
    for (size_t i = 1; i < p->count; i++)
        if (!read_length(p, &p->objects[i]))
            return false;
    p->root = number_after(lines, p->len - (size_t)(lines - p->bytes), "/Root ");
    p->info = number_after(lines, p->len - (size_t)(lines - p->bytes), "/Info ");
    return p->root > 0 && p->root < p->count && p->info > 0 && p->info < p->count;
}

/* "<FEFF0041>" is "(A)", where all is ASCII; returns what is behind it, NULL: it is not. */
static const char *add_ascii(struct nb_buf *out, const char *p, const char *end)
{
    const size_t before = out->len;
    char digits[5] = "";
    nb_buf_addc(out, '(');
    for (p += 5; p + 4 < end && *p != '>'; p += 4) {
        memcpy(digits, p, 4);
        const unsigned long c = strtoul(digits, NULL, 16);
        if (c >= 0x7F || (c < ' ' && c != '\n')) {
            nb_buf_cut(out, before);
            return NULL;
        }
        if (strchr("()\\", (int)c))
            nb_buf_addc(out, '\\');
        nb_buf_addc(out, (char)c);
    }
    nb_buf_addc(out, ')');
    return p + 1;
}

/* Behind the text in brackets that begins at p. */
static const char *literal_end(const char *p, const char *end)
{
    for (int depth = 0; p < end; p++) {
        depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
        if (*p == '\\')
            p++;
        else if (depth == 0)
            return p + 1;
    }
    return end;
}

/* Behind blanks and comments. */
static const char *blank_end(const char *p, const char *end)
{
    bool comment = false;
    for (; p < end && (comment || *p == '%' || isspace((unsigned char)*p)); p++)
        comment = *p == '%' || (comment && *p != '\n');
    return p;
}

/* An object's text with single blanks, `length` in place of a reference to it. */
static void add_text(struct nb_buf *out, const struct object *o, size_t length)
{
    static const char wide[] = "<FEFF";
    const char *p = o->text, *end = p + o->len;
    while (p < end) {
        const size_t left = (size_t)(end - p);
        const char *next = NULL;
        if (left > sizeof wide && memcmp(p, wide, sizeof wide - 1) == 0)
            next = add_ascii(out, p, end);
        else if (*p == '(') {
            next = literal_end(p, end);
            nb_buf_addn(out, p, (size_t)(next - p));
        } else if (o->stream && find(p, left < sizeof length_word ? left : sizeof length_word - 1,
                                     length_word)) {
            bool elsewhere;
            nb_buf_printf(out, "%s%zu", length_word, length);
            next = length_end(p, &elsewhere);
        } else if (*p == '%' || isspace((unsigned char)*p)) {
            next = blank_end(p, end);
            nb_buf_addc(out, ' ');
        }
        if (!next) {
            nb_buf_addc(out, *p);
            next = p + 1;
        }
        p = next;
    }
}

static void deflate_all(const char *bytes, size_t len, struct nb_buf *out)
{
    uLongf size = compressBound((uLong)len);
    Bytef *packed = nb_xmalloc(size);
    if (compress2(packed, &size, (const Bytef *)bytes, (uLong)len, Z_BEST_COMPRESSION) == Z_OK)
        nb_buf_addn(out, (const char *)packed, size);
    free(packed);
}

/* The font in a stream, packed: 0 where it is none; else how long it is, unpacked. */
static size_t pack_font(const struct object *o, struct nb_buf *out)
{
    uLongf size = number_after(o->text, o->len, "/Length1 ");
    if (size == 0)
        return 0;
    Bytef *font = nb_xmalloc(size);
    struct nb_buf packed = {0};
    const bool good =
        uncompress(font, &size, (const Bytef *)o->stream, (uLong)o->stream_len) == Z_OK &&
        nb_font_pack(font, size, &packed);
    const size_t len = good ? packed.len : 0;
    if (good)
        deflate_all(nb_buf_text(&packed), packed.len, out);
    nb_buf_free(&packed);
    free(font);
    return len;
}

static void begin_object(struct nb_buf *out, size_t number, size_t *at)
{
    *at = out->len;
    nb_buf_printf(out, "%zu 0 obj\n", number);
}

static void add_stream(struct nb_buf *out, const char *bytes, size_t len)
{
    nb_buf_add(out, "\nstream\n");
    nb_buf_addn(out, bytes, len);
    nb_buf_add(out, "\nendstream\nendobj\n");
}

static void add_plain(struct nb_buf *out, struct object *o, size_t number)
{
    struct nb_buf font = {0};
    const size_t unpacked = o->stream ? pack_font(o, &font) : 0;
    begin_object(out, number, &o->at);
    if (unpacked) {
        nb_buf_printf(out, "<< /Length %zu /Filter /FlateDecode /Length1 %zu >>", font.len,
                      unpacked);
        add_stream(out, nb_buf_text(&font), font.len);
    } else {
        add_text(out, o, o->stream_len);
        if (o->stream)
            add_stream(out, o->stream, o->stream_len);
        else
            nb_buf_add(out, "\nendobj\n");
    }
    nb_buf_free(&font);
}

/* The stream of the objects without one; its number is the first that is free. */
static void add_inside(struct nb_buf *out, struct pdf *p, size_t *at)
{
    struct nb_buf index = {0}, texts = {0}, packed = {0};
    size_t n = 0;
    for (size_t i = 1; i < p->count; i++) {
        struct object *o = &p->objects[i];
        if (o->where != INSIDE)
            continue;
        nb_buf_printf(&index, "%zu %zu ", i, texts.len);
        add_text(&texts, o, 0);
        o->at = n++;
    }
    const size_t first = index.len;
    nb_buf_addn(&index, nb_buf_text(&texts), texts.len);
    deflate_all(nb_buf_text(&index), index.len, &packed);
    begin_object(out, p->count, at);
    nb_buf_printf(out, "<< /Type /ObjStm /N %zu /First %zu /Length %zu /Filter /FlateDecode >>", n,
                  first, packed.len);
    add_stream(out, nb_buf_text(&packed), packed.len);
    nb_buf_free(&index);
    nb_buf_free(&texts);
    nb_buf_free(&packed);
}

/* A row of the table: its kind, a number of four bytes and one of two. */
static void add_row(struct nb_buf *rows, int kind, size_t a, size_t b)
{
    const char row[] = {(char)kind,     (char)(a >> 24), (char)(a >> 16), (char)(a >> 8),
                        (char)(a >> 0), (char)(b >> 8),  (char)b};
    nb_buf_addn(rows, row, sizeof row);
}

static void add_table(struct nb_buf *out, const struct pdf *p, size_t inside)
{
    struct nb_buf rows = {0}, packed = {0};
    size_t at;
    add_row(&rows, 0, 0, 0);
    for (size_t i = 1; i < p->count; i++) {
        const struct object *o = &p->objects[i];
        if (o->where == INSIDE)
            add_row(&rows, 2, p->count, o->at);
        else
            add_row(&rows, o->where == PLAIN, o->where == PLAIN ? o->at : 0, 0);
    }
    add_row(&rows, 1, inside, 0);
    begin_object(out, p->count + 1, &at);
    add_row(&rows, 1, at, 0);
    deflate_all(nb_buf_text(&rows), rows.len, &packed);
    nb_buf_printf(out,
                  "<< /Type /XRef /Size %zu /W [1 4 2] /Root %zu 0 R /Info %zu 0 R /Length %zu "
                  "/Filter /FlateDecode >>",
                  p->count + 2, p->root, p->info, packed.len);
    add_stream(out, nb_buf_text(&packed), packed.len);
    nb_buf_printf(out, "startxref\n%zu\n%%%%EOF\n", at);
    nb_buf_free(&rows);
    nb_buf_free(&packed);
}

static bool is_page(const struct object *o)
{
    return find(o->text, o->len, "/MediaBox");
}

static void write_file(struct pdf *p, struct nb_buf *out)
{
    size_t inside;
    nb_buf_add(out, "%PDF-1.5\n%\xb5\xed\xae\xfb\n");
    for (size_t i = 1; i < p->count; i++) {
        struct object *o = &p->objects[i];
        if (o->where == INSIDE && (i == p->info || is_page(o)))
            o->where = PLAIN;
        if (o->where == PLAIN)
            add_plain(out, o, i);
    }
    add_inside(out, p, &inside);
    add_table(out, p, inside);
}

void nb_pdf_pack(struct nb_buf *file)
{
    struct pdf p = {.bytes = nb_buf_text(file), .len = file->len};
    struct nb_buf packed = {0};
    if (read_file(&p))
        write_file(&p, &packed);
    free(p.objects);
    if (packed.len == 0)
        return;
    nb_buf_free(file);
    *file = packed;
}
