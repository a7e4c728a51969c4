/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, UTF-8, error carets, files, the heap. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/unit.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/gc.h"
#include "base/outfile.h"
#include "base/sort.h"
#include "base/symtab.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"

static void names_are_kept(void **state)
{
    (void)state;
    struct nb_symtab t = {0};
    static int values[1000];
    char name[16];
    assert_null(nb_symtab_get(&t, "n0"));
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "n%d", i);
        assert_null(nb_symtab_put(&t, name, &values[i]));
    }
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "n%d", i);
        assert_ptr_equal(nb_symtab_get(&t, name), &values[i]);
        assert_string_equal(t.entries[i].name, name);
    }
    assert_ptr_equal(nb_symtab_put(&t, "n7", &values[8]), &values[7]);
    assert_ptr_equal(nb_symtab_get(&t, "n7"), &values[8]);
    assert_int_equal(t.count, 1000);
    assert_null(nb_symtab_get(&t, ""));
    nb_symtab_free(&t);
}

static void edits_are_counted(void **state)
{
    (void)state;
    assert_int_equal(nb_edit_distance("", ""), 0);
    assert_int_equal(nb_edit_distance("abc", ""), 3);
    assert_int_equal(nb_edit_distance("sigmod", "sigmoid"), 1);
    assert_int_equal(nb_edit_distance("tahn", "tanh"), 1);
    assert_int_equal(nb_edit_distance("kitten", "sitting"), 3);
    assert_true(nb_edit_distance("a", "an extremely long name that no one would ever choose") > 3);
}

static const char *nearest(const char *name)
{
    static const char *const names[] = {"sin", "sigmoid", "tanh", "softplus", "x", "relu"};
    struct nb_nearest n = {.name = name};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nb_nearest_offer(&n, names[i]);
    return n.best;
}

static void the_name_meant_is_found(void **state)
{
    (void)state;
    assert_string_equal(nearest("sigmod"), "sigmoid");
    assert_string_equal(nearest("tahn"), "tanh");
    assert_string_equal(nearest("ReLU"), "relu");
    assert_string_equal(nearest("sfotplus"), "softplus");
    assert_null(nearest("y"));
    assert_null(nearest("quicksort"));
    assert_null(nearest(""));
}

/* {bytes, code, length, width}; malformed ones are one byte long. */
static const struct {
    const char *text;
    uint32_t code;
    size_t used, width;
} utf8_rows[] = {
    {"a", 'a', 1, 1},
    {"é", 0xE9, 2, 1},
    {"−", 0x2212, 3, 1},
    {"漢", 0x6F22, 3, 2},
    {"😀", 0x1F600, 4, 2},
    {"\xCC\x81", 0x301, 2, 0},
    {"\x80", NB_UTF8_BAD, 1, 1},
    {"\xC3", NB_UTF8_BAD, 1, 1},
    {"\xC0\x80", NB_UTF8_BAD, 1, 1},
    {"\xED\xA0\x80", NB_UTF8_BAD, 1, 1},
    {"\xF4\x90\x80\x80", NB_UTF8_BAD, 1, 1},
    {"\xE2\x88", NB_UTF8_BAD, 1, 1},
    {"\xE0\x80\x80", NB_UTF8_BAD, 1, 1},
    {"\xFF", NB_UTF8_BAD, 1, 1},
};

static void utf8_is_decoded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof utf8_rows / sizeof *utf8_rows; i++) {
        size_t used = 0;
        uint32_t code = nb_utf8_decode(utf8_rows[i].text, strlen(utf8_rows[i].text), &used);
        assert_int_equal(code, utf8_rows[i].code);
        assert_int_equal(used, utf8_rows[i].used);
        assert_int_equal(nb_utf8_width(code), utf8_rows[i].width);
    }
    assert_int_equal(nb_utf8_floor("a漢b", 3), 1);
    assert_int_equal(nb_utf8_floor("a漢b", 4), 4);
    assert_int_equal(nb_utf8_floor("a漢b", 0), 0);
}

/* A source, the span of an error, and the picture. */
static const struct {
    const char *source;
    size_t start, end;
    const char *hint, *picture;
} carets[] = {
    {"sigmod(1)", 0, 6, "did you mean 'sigmoid'?",
     "  sigmod(1)\n  ^~~~~~  did you mean 'sigmoid'?\n"},
    {"a\nbb + c\nd", 5, 6, "", "  bb + c\n     ^\n"},
    {"漢 + é", 6, 8, "", "  漢 + é\n       ^\n"},
    {"x漢字y", 1, 7, "", "  x漢字y\n   ^~~~\n"},
    {"\tx\ty", 3, 4, "", "   x y\n     ^\n"},
    {"\033[1m x", 5, 6, "", "  \\x1b[1m x\n          ^\n"},
    {"a\033b", 1, 2, "", "  a\\x1bb\n   ^~~~\n"},
    {"\xFF\xC3 x", 3, 4, "", "  \xEF\xBF\xBD\xEF\xBF\xBD x\n     ^\n"},
    {"\xC2\x9B\xE2\x80\xAEx", 5, 6, "", "  \\x9b\\u202ex\n            ^\n"},
    {"x\r\n", 0, 1, "", "  x \n  ^\n"},
    {"ab", 2, 2, "", "  ab\n    ^\n"},
    {"ab", 90, 99, "", "  ab\n    ^\n"},
    {"ab\ncd", 1, 5, "", "  ab\n   ^\n"},
    {"", 0, 0, "", "  \n  ^\n"},
    {"a\n", 2, 2, "", "  \n  ^\n"},
};

static void carets_point_at_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof carets / sizeof *carets; i++) {
        struct nb_err err = {0};
        struct nb_buf out = {0};
        nb_err_set(&err, NB_ERR_NAME, "no");
        nb_err_at(&err, (struct nb_span){carets[i].start, carets[i].end});
        if (carets[i].hint[0])
            nb_err_hint(&err, "%s", carets[i].hint);
        nb_err_print_caret(&err, carets[i].source, 0, &out);
        assert_string_equal(nb_buf_text(&out), carets[i].picture);
        nb_buf_free(&out);
    }
}

/* Whatever the width, no line of a wrapped text is wider, no word is broken or lost, and the caret
 * stands under the same letter. */
static void lines_fit_a_terminal(void **state)
{
    static const char text[] =
        "Minimum at x = -1.2784645 (value 漢字漢字 -0.27).  Root.\nNext é line";
    static const char source[] = "alpha + 漢字 + beta + gamma + foo + delta + epsilon + zeta + eta";
    const size_t at = (size_t)(strstr(source, "foo") - source);
    (void)state;
    for (size_t columns = 14; columns < 90; columns++) {
        struct nb_buf out = {0}, words = {0};
        nb_wrap(&out, text, columns, 6, 2);
        const char *line = nb_buf_text(&out);
        for (size_t used = 6, len; *line; line += len + (line[len] == '\n'), used = 0) {
            len = strcspn(line, "\n");
            assert_true(used + nb_utf8_columns(line, len) <= columns);
        }
        for (const char *p = nb_buf_text(&out); *p; p++)
            if (*p != ' ' && *p != '\n')
                nb_buf_addc(&words, *p);
        assert_string_equal(nb_buf_text(&words),
                            "Minimumatx=-1.2784645(value漢字漢字-0.27).Root.Nextéline");
        nb_buf_clear(&out);
        struct nb_err err = {.kind = NB_ERR_NAME, .has_span = true, .span = {at, at + 3}};
        nb_err_hint(&err, "a hint of some words");
        nb_err_print_caret(&err, source, columns, &out);
        const char *caret = strchr(nb_buf_text(&out), '^'), *foo = strstr(nb_buf_text(&out), "foo");
        const char *second = strchr(nb_buf_text(&out), '\n') + 1;
        assert_non_null(foo);
        assert_int_equal(nb_utf8_columns(nb_buf_text(&out), (size_t)(foo - nb_buf_text(&out))),
                         caret - second);
        for (line = nb_buf_text(&out); *line; line += strcspn(line, "\n") + 1)
            assert_true(nb_utf8_columns(line, strcspn(line, "\n")) <= columns);
        nb_buf_free(&out);
        nb_buf_free(&words);
    }
}

/* Between Chinese characters a line may end; none begins with what closes or ends with what opens.
 */
static void chinese_is_broken_between_characters(void **state)
{
    static const char text[] = "导数（斜率）由 sigmoid(x) 得到：“梯度”。";
    (void)state;
    for (size_t columns = 16; columns < 60; columns++) {
        struct nb_buf out = {0}, words = {0};
        nb_wrap(&out, text, columns, 0, 0);
        const char *line = nb_buf_text(&out);
        for (size_t len; *line; line += len + (line[len] == '\n')) {
            len = strcspn(line, "\n");
            assert_true(nb_utf8_columns(line, len) <= columns);
            assert_true(!line[len] || nb_utf8_columns(line, len) >= columns - 10);
            assert_false(strncmp(line, "）", 3) == 0 || strncmp(line, "。", 3) == 0 ||
                         strncmp(line, "：", 3) == 0 || strncmp(line, "”", 3) == 0);
            assert_false(len >= 3 && (strncmp(line + len - 3, "（", 3) == 0 ||
                                      strncmp(line + len - 3, "“", 3) == 0));
            nb_buf_addn(&words, line, len);
        }
        assert_non_null(strstr(nb_buf_text(&words), "sigmoid(x)"));
        assert_non_null(strstr(nb_buf_text(&words), "得到：“梯度”。"));
        nb_buf_free(&out);
        nb_buf_free(&words);
    }
}

static void the_first_error_wins(void **state)
{
    (void)state;
    struct nb_err err = {0};
    nb_err_at(&err, (struct nb_span){1, 2});
    assert_false(err.has_span);
    assert_false(nb_err_set(&err, NB_ERR_TYPE, "first %d", 1));
    nb_err_set(&err, NB_ERR_NAME, "second");
    assert_string_equal(err.message, "first 1");
    assert_int_equal(err.kind, NB_ERR_TYPE);
    struct nb_err raw = {0};
    nb_err_set(&raw, NB_ERR_NAME, "'%s'", "\033]0;x\a\xFF漢");
    assert_string_equal(raw.message, "'\\x1b]0;x\\x07\xEF\xBF\xBD漢'");
    struct nb_err lengthy = {0};
    char text[1000];
    for (size_t i = 0; i < 999; i += 3)
        memcpy(text + i, "漢", 4);
    nb_err_set(&lengthy, NB_ERR_TYPE, "x%s", text);
    assert_int_equal(strlen(lengthy.message) % 3, 1); /* no character is cut */
}

static void positions_count_characters(void **state)
{
    (void)state;
    size_t line, column;
    nb_source_position("ab\n漢é x", 8, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 3);
    nb_source_position("", 5, &line, &column);
    assert_int_equal(line + column, 2);
}

static void files_appear_whole_or_not_at_all(void **state)
{
    (void)state;
    char folder[] = "unit.XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a", folder);
    struct nb_outfile f;
    struct nb_err err = {0}, failed = {0};
    assert_true(nb_outfile_open(&f, path, &err) && nb_outfile_write(&f, "one\n", 4, &err));
    assert_int_not_equal(access(path, F_OK), 0);
    if (f.unnamed) { /* who is killed now leaves nothing */
        assert_int_equal(rmdir(folder), 0);
        assert_int_equal(mkdir(folder, 0700), 0);
        close(f.fd);
        assert_true(nb_outfile_open(&f, path, &err) && nb_outfile_write(&f, "one\n", 4, &err));
    }
    assert_true(nb_outfile_close(&f, &err));
    assert_true(nb_outfile_open(&f, path, &failed) && nb_outfile_write(&f, "two", 3, &failed));
    nb_err_set(&failed, NB_ERR_VALUE, "no");
    assert_false(nb_outfile_close(&f, &failed));
    char *text = nb_read_file(path, &err);
    assert_string_equal(text, "one\n");
    free(text);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* nothing else was left there */
    assert_false(nb_outfile_open(&f, path, &err));
    assert_int_equal(err.kind, NB_ERR_FILE);
}

struct sorted {
    int key;
    size_t at;
};

static int by_key(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Around the length of a run, and equals as they came. */
static void sorting_is_stable(void **state)
{
    (void)state;
    static const size_t counts[] = {0, 1, 2, 4095, 4096, 4097, 8192, 8193, 50000};
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        struct sorted *s = calloc(counts[k] + 1, sizeof *s);
        for (size_t i = 0; i < counts[k]; i++)
            s[i] = (struct sorted){(int)(i * 7919 % 101), i};
        nb_sort(s, counts[k], sizeof *s, by_key);
        for (size_t i = 1; i < counts[k]; i++)
            assert_true(s[i - 1].key < s[i].key ||
                        (s[i - 1].key == s[i].key && s[i - 1].at < s[i].at));
        free(s);
    }
}

/* A file that never ends is refused at once. */
static void endless_files_are_refused(void **state)
{
    (void)state;
    struct nb_err err = {0};
    assert_null(nb_read_file("/dev/zero", &err));
    assert_string_equal(err.message, "'/dev/zero' is not text: it has a NUL byte");
}

static size_t living(const struct nb_gc *gc)
{
    size_t n = 0;
    for (const struct nb_obj *o = gc->all; o; o = o->next)
        n++;
    return n;
}

static void the_heap_follows_long_chains(void **state)
{
    (void)state;
    enum { DEPTH = 1000000 };
    struct nb_pool *pool = nb_pool_new();
    struct nb_builder b = {pool, false};
    struct nb_expr *e = nb_var(pool, "x", nb_scalar_shape), *kept = NULL;
    for (size_t i = 0; i < DEPTH; i++) {
        e = nb_binary(b, NB_ADD, e, nb_const(pool, 1));
        kept = i == DEPTH / 2 ? e : kept;
    }
    assert_true(nb_gc_wants_sweep(&pool->gc));
    nb_gc_mark(&pool->gc, &kept->obj);
    nb_pool_collect(pool);
    assert_int_equal(living(&pool->gc), DEPTH / 2 + 3);
    assert_ptr_equal(nb_binary(b, NB_ADD, kept->arg[0], nb_const(pool, 1)), kept);
    nb_pool_collect(pool);
    assert_int_equal(living(&pool->gc), 0);
    nb_pool_free(pool);
}

static void arenas_align_and_clear(void **state)
{
    (void)state;
    struct nb_arena a = {0};
    for (size_t i = 1; i < 20000; i += 37) {
        unsigned char *p = nb_arena_alloc(&a, i);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        assert_true(p[0] == 0 && p[i - 1] == 0);
        memset(p, 255, i);
    }
    assert_string_equal(nb_arena_strndup(&a, "text and more", 4), "text");
    nb_arena_free(&a);
    assert_null(a.blocks);
}

static void buffers_grow(void **state)
{
    (void)state;
    struct nb_buf b = {0};
    assert_string_equal(nb_buf_text(&b), "");
    for (int i = 0; i < 1000; i++)
        nb_buf_printf(&b, "%d,", i);
    assert_int_equal(b.len, 10 + 90 * 2 + 900 * 3 + 1000);
    nb_buf_drop(&b, 4);
    assert_memory_equal(b.bytes, "2,3,", 4);
    nb_buf_clear(&b);
    nb_buf_fill(&b, '~', 3);
    nb_buf_addc(&b, '!');
    char *text = nb_buf_take(&b);
    assert_string_equal(text, "~~~!");
    assert_int_equal(b.len, 0);
    free(text);
}

static void sizes_are_checked(void **state)
{
    (void)state;
    assert_true(nb_size_fits(0) && nb_size_fits(1e6));
    assert_false(nb_size_fits(1e18));
    assert_false(nb_size_fits(INFINITY));
    assert_false(nb_size_fits(NAN));
}

/* A message that does not fit ends with a whole character, wherever the cut
 * falls. */
static void a_cut_message_stays_utf8(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        struct nb_err err = {0};
        struct nb_buf text = {0};
        nb_buf_fill(&text, 'x', shift);
        for (int i = 0; i < 200; i++)
            nb_buf_add(&text, "中");
        nb_err_set(&err, NB_ERR_NAME, "%s", nb_buf_text(&text));
        size_t len = strlen(err.message), used;
        for (size_t i = 0; i < len; i += used)
            assert_int_not_equal(nb_utf8_decode(err.message + i, len - i, &used), NB_UTF8_BAD);
        assert_true(len >= sizeof err.message - 4);
        nb_buf_free(&text);
    }
}

static void write_file(const char *path, const char *text)
{
    struct nb_outfile f;
    struct nb_err err = {0};
    assert_true(nb_outfile_open(&f, path, &err));
    assert_true(nb_outfile_write(&f, text, strlen(text), &err));
    assert_true(nb_outfile_close(&f, &err));
}

/* What is no regular file is written to and never replaced by one. */
static void pipes_stay_pipes(void **state)
{
    (void)state;
    char folder[] = "unit.XXXXXX", path[64], line[32];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/pipe", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    FILE *reader = fopen(path, "r+"); /* open at both ends: nobody waits */
    assert_non_null(reader);
    write_file(path, "through\n");
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    assert_non_null(fgets(line, sizeof line, reader));
    assert_string_equal(line, "through\n");
    fclose(reader);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
}

/* A link goes on pointing to the file, which has the new text. */
static void links_are_followed(void **state)
{
    (void)state;
    char folder[] = "unit.XXXXXX", target[64], path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(target, sizeof target, "%s/target", folder);
    snprintf(path, sizeof path, "%s/link", folder);
    write_file(target, "old");
    assert_int_equal(symlink("target", path), 0);
    write_file(path, "new");
    struct stat st;
    assert_int_equal(lstat(path, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    struct nb_err err = {0};
    char *text = nb_read_file(target, &err);
    assert_string_equal(text, "new");
    free(text);
    unlink(path);
    unlink(target);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_kept),
        cmocka_unit_test(edits_are_counted),
        cmocka_unit_test(the_name_meant_is_found),
        cmocka_unit_test(utf8_is_decoded),
        cmocka_unit_test(carets_point_at_it),
        cmocka_unit_test(lines_fit_a_terminal),
        cmocka_unit_test(chinese_is_broken_between_characters),
        cmocka_unit_test(sorting_is_stable),
        cmocka_unit_test(endless_files_are_refused),
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(positions_count_characters),
        cmocka_unit_test(files_appear_whole_or_not_at_all),
        cmocka_unit_test(the_heap_follows_long_chains),
        cmocka_unit_test(arenas_align_and_clear),
        cmocka_unit_test(buffers_grow),
        cmocka_unit_test(sizes_are_checked),
        cmocka_unit_test(a_cut_message_stays_utf8),
        cmocka_unit_test(pipes_stay_pipes),
        cmocka_unit_test(links_are_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
