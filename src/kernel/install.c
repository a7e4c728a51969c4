/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of nabla, and not of its kernel: it knows neither ZeroMQ nor JSON's library. */
#include "config.h"

#include "kernel/install.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "base/place.h"
#include "base/xalloc.h"

static const char *const logos[] = {"logo-32x32.png", "logo-64x64.png", "logo-svg.svg"};

/* Jupyter's folder of the user: where it says, or where it looks when nobody says. */
static bool find_data(struct nb_buf *out, struct nb_err *err)
{
    const char *said = getenv("JUPYTER_DATA_DIR"), *home = getenv("HOME");
    const char *data = getenv("XDG_DATA_HOME");
    if (said && said[0] == '/')
        nb_buf_add(out, said);
#ifdef __APPLE__
    else if (home && home[0] == '/')
        nb_buf_printf(out, "%s/Library/Jupyter", home);
#endif
    else if (data && data[0] == '/')
        nb_buf_printf(out, "%s/jupyter", data);
    else if (home && home[0] == '/')
        nb_buf_printf(out, "%s/.local/share/jupyter", home);
    else
        return nb_err_set(err, NB_ERR_FILE,
                          _("there is no home for Jupyter's data: "
                            "--install-kernel=PREFIX names a folder"));
    return true;
}

/* All folders of a path that ends with a '/'. */
static bool make_folders(const char *path, struct nb_err *err)
{
    char *part = nb_xstrdup(path);
    bool good = true;
    for (char *slash = strchr(part + 1, '/'); slash && good; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        good = mkdir(part, 0777) == 0 || errno == EEXIST;
        if (!good)
            nb_err_set(err, NB_ERR_FILE, _("cannot make the folder '%s': %s"), part,
                       strerror(errno));
        *slash = '/';
    }
    free(part);
    return good;
}

/* The path with its folder as it is, without any "..": the program may be a link, and is called
 * by its name. NULL: there is no such folder. The caller frees it. */
static char *real_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct nb_buf out = {0};
    char *folder = nb_xstrndup(path, (size_t)(slash - path)), *real = realpath(folder, NULL);
    free(folder);
    if (!real)
        return NULL;
    nb_buf_printf(&out, "%s%s", real, slash);
    free(real);
    return nb_buf_take(&out);
}

/* NULL sets err. The caller frees it. */
static char *find_kernel(struct nb_err *err)
{
    static const char *const beside[] = {"../libexec/nabla/nabla-kernel", "../kernel/nabla-kernel",
                                         NULL};
    char *path = nb_place_of(beside, PKGLIBEXECDIR "/nabla-kernel");
    char *real = access(path, X_OK) == 0 ? real_folder(path) : NULL;
    free(path);
    if (!real)
        nb_err_set(err, NB_ERR_FILE,
                   _("this nabla was built without its kernel for Jupyter, which needs libzmq "
                     "and json-c"));
    return real;
}

static void add_json_text(const char *text, struct nb_buf *out)
{
    nb_buf_addc(out, '"');
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c < ' ')
            nb_buf_printf(out, "\\u%04x", c);
        else if (c == '"' || c == '\\')
            nb_buf_printf(out, "\\%c", c);
        else
            nb_buf_addc(out, *text);
    }
    nb_buf_addc(out, '"');
}

static bool write_spec(const char *folder, const char *kernel, struct nb_err *err)
{
    struct nb_buf path = {0}, text = {0};
    nb_buf_printf(&path, "%skernel.json", folder);
    nb_buf_add(&text, "{\n \"argv\": [");
    add_json_text(kernel, &text);
    nb_buf_add(&text, ", \"{connection_file}\"],\n"
                      " \"display_name\": \"nabla\",\n"
                      " \"language\": \"nabla\",\n"
                      " \"interrupt_mode\": \"signal\",\n"
                      " \"metadata\": {\"debugger\": false}\n}\n");
    const bool good = nb_write_file(nb_buf_text(&path), text.bytes, text.len, err);
    nb_buf_free(&path);
    nb_buf_free(&text);
    return good;
}

/* They are no more than pictures: without them Jupyter shows the first letter. */
static bool copy_logo(const char *from, const char *folder, const char *name, struct nb_err *err)
{
    char bytes[1 << 14];
    struct nb_buf source = {0}, path = {0};
    nb_buf_printf(&source, "%s/%s", from, name);
    nb_buf_printf(&path, "%s%s", folder, name);
    FILE *file = fopen(nb_buf_text(&source), "rb");
    const size_t len = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    const bool good = len == 0 || nb_write_file(nb_buf_text(&path), bytes, len, err);
    if (file)
        fclose(file);
    nb_buf_free(&source);
    nb_buf_free(&path);
    return good;
}

static bool copy_logos(const char *folder, struct nb_err *err)
{
    static const char *const beside[] = {"../share/nabla/kernel", "../kernel/logos", NULL};
    char *from = nb_place_of(beside, PKGDATADIR "/kernel");
    bool good = true;
    for (size_t i = 0; good && i < NB_COUNT(logos); i++)
        good = copy_logo(from, folder, logos[i], err);
    free(from);
    return good;
}

bool nb_kernel_install(const char *prefix, struct nb_buf *folder, struct nb_err *err)
{
    char *kernel = find_kernel(err);
    bool good = kernel != NULL;
    if (good && prefix)
        nb_buf_printf(folder, "%s/share/jupyter", prefix);
    else if (good)
        good = find_data(folder, err);
    nb_buf_add(folder, "/kernels/nabla/");
    good = good && make_folders(nb_buf_text(folder), err) &&
           write_spec(nb_buf_text(folder), kernel, err) && copy_logos(nb_buf_text(folder), err);
    nb_buf_cut(folder, folder->len - 1);
    free(kernel);
    return good;
}
