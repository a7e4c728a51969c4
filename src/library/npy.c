/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NumPy's .npy files: a magic number, a header that is a Python dictionary, the numbers. */
#include "config.h"

#include "library/npy.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/infile.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/memory.h"

enum {
    MAGIC = 6,
    PREFIX = MAGIC + 2,
    HEADER_MOST = 1 << 20,
    WIDEST = 8,
    BLOCK = 1 << 16, /* numbers that are converted between two looks at Ctrl-C */
};

/* How the numbers stand in the file. */
struct form {
    char kind; /* f, i, u, b */
    size_t size;
    bool big; /* its first byte is the highest */
};

struct npy {
    struct nb_infile file;
    struct nb_npy *out;
    struct form form;
    struct nb_err *err;
};

static bool fail(const struct npy *r, const char *what)
{
    return nb_err_set(r->err, NB_ERR_FILE, _("cannot read '%s': %s"), r->file.path, what);
}

static bool take(struct npy *r, void *bytes, size_t len)
{
    size_t got;
    return nb_infile_read(&r->file, bytes, len, &got, r->err) &&
           (got == len || fail(r, _("it ends in the middle")));
}

static size_t little(const unsigned char *bytes, size_t count)
{
    size_t n = 0;
    while (count-- > 0)
        n = n << 8 | bytes[count];
    return n;
}

/* The magic number and the version; *width is how many bytes the header's length has. */
static bool read_start(struct npy *r, size_t *width)
{
    unsigned char start[PREFIX];
    if (!take(r, start, PREFIX))
        return false;
    *width = start[MAGIC] == 1 ? 2 : 4;
    if (memcmp(start, "PK\x03\x04", 4) == 0)
        return fail(r, _("it is an archive of arrays; numpy.save writes one array"));
    if (memcmp(start, "\x93NUMPY", MAGIC) != 0)
        return fail(r, _("it is no .npy file"));
    return (start[MAGIC] >= 1 && start[MAGIC] <= 3) ||
           fail(r, _("it is of a version of .npy files that is not known"));
}

/* The text of the header, the caller's to free(); NULL sets err. */
static char *read_header(struct npy *r)
{
    unsigned char bytes[4];
    size_t width;
    if (!read_start(r, &width) || !take(r, bytes, width))
        return NULL;
    const size_t len = little(bytes, width);
    if (len > HEADER_MOST) {
        fail(r, _("its header is too long"));
        return NULL;
    }
    char *text = nb_xcalloc(len + 1, 1);
    if (take(r, text, len))
        return text;
    free(text);
    return NULL;
}

/* What stands behind the key of a Python dictionary, or NULL. */
static const char *entry(const char *dict, const char *key)
{
    const size_t len = strlen(key);
    for (const char *p = dict; (p = strstr(p, key)); p += len) {
        const char quote = p > dict ? p[-1] : '\0';
        if ((quote != '\'' && quote != '"') || p[len] != quote)
            continue;
        p += len + 1;
        p += strspn(p, " ");
        if (*p++ == ':')
            return p + strspn(p, " ");
    }
    return NULL;
}

/* "<f8": byte order, kind, bytes. */
static bool read_form(struct npy *r, const char *descr)
{
    static const char *const known[] = {"f2", "f4", "f8", "i1", "i2", "i4",
                                        "i8", "u1", "u2", "u4", "u8", "b1"};
    if (*descr == '[')
        return fail(r, _("its elements have fields; save each field as an array"));
    if (*descr != '\'' && *descr != '"')
        return fail(r, _("its header is damaged"));
    const char order = descr[1];
    for (size_t i = 0; order && strchr("<>|=", order) && i < NB_COUNT(known); i++)
        if (strncmp(descr + 2, known[i], 2) == 0 && descr[4] == descr[0]) {
            r->form = (struct form){known[i][0], (size_t)(known[i][1] - '0'), order == '>'};
            r->out->truths = known[i][0] == 'b';
            r->out->whole = known[i][0] == 'i' || known[i][0] == 'u';
            return true;
        }
    return nb_err_set(r->err, NB_ERR_FILE,
                      _("cannot read '%s': its elements are '%.*s'; floats of 16 to 64 bits, whole "
                        "numbers and truth values can be read"),
                      r->file.path, (int)strcspn(descr + 1, "'\""), descr + 1);
}

/* "(3, 4)", "(3,)" or "()". */
static bool read_shape(struct npy *r, const char *p)
{
    size_t dims[NB_MAX_RANK] = {0};
    int rank = 0;
    if (*p++ != '(')
        return fail(r, _("its header is damaged"));
    for (p += strspn(p, " "); *p != ')'; rank++) {
        char *end;
        const unsigned long long n = strtoull(p, &end, 10);
        if (*p < '0' || *p > '9')
            return fail(r, _("its header is damaged"));
        if (rank < NB_MAX_RANK)
            dims[rank] = (size_t)n;
        p = end + strspn(end, "L ");
        if (*p != ',' && *p != ')')
            return fail(r, _("its header is damaged"));
        p += *p == ',';
        p += strspn(p, " ");
    }
    r->out->shape = (struct nb_shape){.rank = rank, .dim = {dims[0], dims[1]}};
    return rank <= NB_MAX_RANK ||
           nb_err_set(r->err, NB_ERR_SHAPE,
                      _("cannot read '%s': it has %d dimensions, a tensor at most %d"),
                      r->file.path, rank, NB_MAX_RANK);
}

static bool read_dictionary(struct npy *r, const char *text)
{
    const char *descr = entry(text, "descr"), *order = entry(text, "fortran_order"),
               *shape = entry(text, "shape");
    if (!descr || !order || !shape)
        return fail(r, _("its header is damaged"));
    r->out->fortran = strncmp(order, "True", 4) == 0;
    if (!r->out->fortran && strncmp(order, "False", 5) != 0)
        return fail(r, _("its header is damaged"));
    return read_form(r, descr) && read_shape(r, shape);
}

/* A size that cannot be is refused before anybody looks for memory. */
static bool check_size(struct npy *r)
{
    const struct nb_shape s = r->out->shape;
    double count = 1;
    for (int i = 0; i < s.rank; i++)
        count *= (double)s.dim[i];
    const double bytes = count * (double)r->form.size;
    const double there = (double)(r->file.size - r->file.pos);
    if (count == 0)
        return fail(r, _("it has no elements"));
    if (r->file.size != UINT64_MAX && bytes > there)
        return nb_err_set(r->err, NB_ERR_FILE,
                          _("cannot read '%s': it ends after %.0f of %.0f bytes of numbers"),
                          r->file.path, there, bytes);
    return nb_shape_check(s, r->err);
}

/* The bits of a float with fewer digits (IEEE 754's binary16 and binary32), as a double. */
static double from_half(uint64_t bits)
{
    const int exponent = (int)(bits >> 10 & 31);
    const double fraction = (double)(bits & 1023), sign = bits >> 15 ? -1 : 1;
    if (exponent == 31)
        return fraction == 0 ? sign * INFINITY : NAN;
    return sign * (exponent ? ldexp(1024 + fraction, exponent - 25) : ldexp(fraction, -24));
}

static double from_single(uint64_t bits)
{
    const uint32_t low = (uint32_t)bits;
    float x;
    memcpy(&x, &low, sizeof x);
    return (double)x;
}

static double from_double(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* The bytes of one element, the lowest first. */
static uint64_t bits_of(const unsigned char *bytes, struct form f)
{
    uint64_t n = 0;
    for (size_t i = f.size; i-- > 0;)
        n = n << 8 | bytes[f.big ? f.size - 1 - i : i];
    return n;
}

static double whole(uint64_t bits, struct form f, bool *rounded)
{
    const int unused = 64 - 8 * (int)f.size;
    const bool negative = f.kind == 'i' && bits >> (8 * f.size - 1);
    /* The sign's bit is carried up; the magnitude is what a double may be too short for. */
    const uint64_t wide = negative ? bits | ~(UINT64_MAX >> unused) : bits;
    const uint64_t magnitude = negative ? 0 - wide : wide;
    const double x = (double)magnitude;
    *rounded |= x >= 0x1p64 || (uint64_t)x != magnitude;
    return negative ? -x : x;
}

static double element(const struct npy *r, const unsigned char *bytes)
{
    const uint64_t bits = bits_of(bytes, r->form);
    if (r->form.kind == 'b')
        return bits != 0;
    if (r->form.kind != 'f')
        return whole(bits, r->form, &r->out->rounded);
    return r->form.size == 2   ? from_half(bits)
           : r->form.size == 4 ? from_single(bits)
                               : from_double(bits);
}

/* A machine whose doubles lie as they do in the file. */
static bool is_native(struct form f)
{
    const uint16_t one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return f.kind == 'f' && f.size == sizeof(double) && f.big == (first == 0);
}

/* Doubles are read to where they will stay. */
static bool read_numbers(struct npy *r, size_t count)
{
    unsigned char *bytes = is_native(r->form) ? NULL : nb_xmalloc((size_t)BLOCK * WIDEST);
    bool good = true;
    for (size_t i = 0; good && i < count; i += BLOCK) {
        const size_t n = count - i < BLOCK ? count - i : BLOCK;
        void *to = bytes ? (void *)bytes : (void *)(r->out->numbers + i);
        good = nb_interrupt_check(r->err) && take(r, to, n * r->form.size);
        for (size_t k = 0; good && bytes && k < n; k++)
            r->out->numbers[i + k] = element(r, bytes + k * r->form.size);
    }
    free(bytes);
    return good;
}

static bool read_array(struct npy *r)
{
    char *header = read_header(r);
    const bool known = header && read_dictionary(r, header) && check_size(r);
    free(header);
    const size_t count = known ? nb_shape_count(r->out->shape) : 0;
    if (!known || !(r->out->numbers = nb_memory_allocate(count, r->err)))
        return false;
    return read_numbers(r, count);
}

bool nb_npy_read(const char *path, struct nb_npy *out, struct nb_err *err)
{
    struct npy r = {.out = out, .err = err};
    *out = (struct nb_npy){0};
    if (!nb_infile_open(&r.file, path, err))
        return false;
    const bool good = read_array(&r);
    nb_infile_close(&r.file);
    if (!good) {
        free(out->numbers);
        out->numbers = NULL;
    }
    return good;
}
