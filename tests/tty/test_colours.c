/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines behind "nabla> " in doc/language.md, one after the other in one session: what runs
 * has no name that is marked as unknown while it is typed. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"
#include "pyplot/pyplot.h"
#include "typing/colour.h"
#include "session/command.h"

static size_t tried, failed;

static bool is_marked(struct nb_session *s, const char *line)
{
    unsigned char *colours = nb_xcalloc(strlen(line) + 1, 1);
    nb_session_colour(s, line, strlen(line) + 1, colours);
    const bool marked = memchr(colours, NB_COLOUR_UNKNOWN, strlen(line)) != NULL;
    free(colours);
    return marked;
}

static void try_line(struct nb_session *s, const char *line)
{
    struct nb_err err = {0};
    const bool marked = is_marked(s, line);
    tried++;
    if (!nb_session_run(s, line, &err) || !marked)
        return;
    failed++;
    printf("marked, but it runs: %s\n", line);
}

static void try_file(struct nb_session *s, FILE *in)
{
    static const char prompt[] = "nabla> ";
    char line[4096];
    while (fgets(line, sizeof line, in)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, prompt, strlen(prompt)) == 0)
            try_line(s, line + strlen(prompt));
    }
}

/* What the examples write goes away again. */
static void remove_folder(const char *folder)
{
    char command[80];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    if (chdir("/") != 0 || system(command) != 0)
        failed++;
}

int main(void)
{
    const char *srcdir = getenv("srcdir");
    char path[4096], folder[] = "/tmp/colours.XXXXXX";
    snprintf(path, sizeof path, "%s/doc/language.md", srcdir ? srcdir : ".");
    FILE *in = fopen(path, "r"), *out = fopen("/dev/null", "w");
    if (!in || !out || !mkdtemp(folder) || chdir(folder) != 0)
        return 99;
    struct nb_session *s = nb_pyplot_session((struct nb_session_options){.out = out});
    try_file(s, in);
    try_line(s, "sin(0)");
    if (!is_marked(s, "sin(unheard_of)") || !is_marked(s, "torch.unheard_of")) {
        failed++;
        printf("an unknown name is not marked\n");
    }
    nb_session_free(s);
    fclose(in);
    fclose(out);
    remove_folder(folder);
    printf("%zu lines, %zu wrong\n", tried, failed);
    return failed > 0 || tried < 100;
}
