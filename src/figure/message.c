/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of text between two processes. */
#include "config.h"

#include "figure/message.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/count.h"
#include "base/posix.h"
#include "base/xalloc.h"

enum { LINE_MAX_BYTES = 64 << 20 };

/* One row a character that may not stand in a line as it is. */
static const struct {
    char plain, code;
} escapes[] = {{'\n', 'n'}, {'\r', 'r'}, {'\\', '\\'}};
enum { ESCAPE_COUNT = NB_COUNT(escapes) };

void nb_message_escape(struct nb_buf *out, const char *text)
{
    for (; *text; text++) {
        size_t i = 0;
        while (i < ESCAPE_COUNT && escapes[i].plain != *text)
            i++;
        if (i < ESCAPE_COUNT)
            nb_buf_addc(out, '\\');
        nb_buf_addc(out, i < ESCAPE_COUNT ? escapes[i].code : *text);
    }
}

char *nb_message_unescape(const char *text)
{
    char *plain = nb_xmalloc(strlen(text) + 1), *end = plain;
    while (*text) {
        size_t i = ESCAPE_COUNT;
        if (text[0] == '\\')
            for (i = 0; i < ESCAPE_COUNT && escapes[i].code != text[1];)
                i++;
        *end++ = i < ESCAPE_COUNT ? escapes[i].plain : *text;
        text += i < ESCAPE_COUNT ? 2 : 1;
    }
    *end = '\0';
    return plain;
}

bool nb_message_word(const char **line, const char *word)
{
    const size_t len = strlen(word);
    if (strncmp(*line, word, len) != 0 || ((*line)[len] != ' ' && (*line)[len] != '\0'))
        return false;
    *line += len + ((*line)[len] == ' ');
    return true;
}

/* Behind a number comes a space or the end. */
static bool ends_number(const char **line, char *end)
{
    if (end == *line || (*end != ' ' && *end != '\0'))
        return false;
    *line = end + (*end == ' ');
    return true;
}

bool nb_message_double(const char **line, double *value)
{
    char *end;
    *value = strtod(*line, &end);
    return ends_number(line, end);
}

bool nb_message_size(const char **line, size_t *value)
{
    char *end;
    if (**line < '0' || **line > '9')
        return false;
    errno = 0;
    *value = strtoul(*line, &end, 10);
    return errno == 0 && ends_number(line, end);
}

void nb_message_put_bits(struct nb_buf *out, double value)
{
    char text[NB_MESSAGE_BITS];
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    for (int i = NB_MESSAGE_BITS; i-- > 0; bits >>= 4)
        text[i] = "0123456789abcdef"[bits & 15];
    nb_buf_addn(out, text, sizeof text);
}

bool nb_message_bits(const char **line, double *value)
{
    uint64_t bits = 0;
    unsigned wrong = 0;
    for (int i = 0; i < NB_MESSAGE_BITS; i++) {
        const unsigned c = (unsigned char)(*line)[i];
        wrong |= !(c - '0' < 10u || c - 'a' < 6u);
        if (c == '\0')
            return false;
        bits = bits << 4 | ((c & 15) + 9 * (c >> 6));
    }
    memcpy(value, &bits, sizeof bits);
    *line += NB_MESSAGE_BITS;
    return !wrong;
}

char *nb_message_take(struct nb_buf *in)
{
    const char *newline = in->len ? memchr(in->bytes, '\n', in->len) : NULL;
    if (!newline)
        return NULL;
    const size_t len = (size_t)(newline - in->bytes);
    char *line = nb_xstrndup(in->bytes, len);
    nb_buf_drop(in, len + 1);
    return line;
}

bool nb_message_is_long(const struct nb_buf *in)
{
    return in->len >= LINE_MAX_BYTES;
}

bool nb_message_fill(int fd, struct nb_buf *in)
{
    assert(fd >= 0);
    char chunk[16384];
    ssize_t n;
    do
        n = read(fd, chunk, sizeof chunk);
    while (n < 0 && errno == EINTR);
    if (n <= 0 || nb_message_is_long(in))
        return false;
    nb_buf_addn(in, chunk, (size_t)n);
    return true;
}

ssize_t nb_message_push(int fd, const char *text, size_t len)
{
    assert(fd >= 0);
    /* A reader that is gone is no reason to die from SIGPIPE. */
    ssize_t n = nb_posix_send_bytes(fd, text, len);
    if (n < 0 && errno == ENOTSOCK)
        n = write(fd, text, len);
    return n < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : n;
}
