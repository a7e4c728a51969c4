/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints every word that the prompt knows, "KIND WORD" a line, for the grammars of editors
 * (tools/grammars.sh): keywords, modules, constants, functions. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pyplot/pyplot.h"
#include "session/command.h"
#include "syntax/lex.h"
#include "value/module.h"

static void print_name(const char *name, void *ctx)
{
    const struct nb_session *s = ctx;
    if (name[strcspn(name, ".% ")])
        return;
    const struct nb_value v = nb_interp_lookup(s->in, name);
    if (v.type == NB_FUNCTION)
        printf("function %s\n", name);
    else if (v.type != NB_ABSENT && v.type != NB_MODULE)
        printf("constant %s\n", name);
}

int main(void)
{
    struct nb_session *s = nb_pyplot_session((struct nb_session_options){0});
    const char *word;
    for (size_t i = 0; (word = nb_lex_keyword(i)); i++)
        printf("keyword %s\n", word);
    for (size_t i = 0; (word = nb_module_at(i)); i++)
        if (!strchr(word, '.') && !nb_module_is_ordinary(word))
            printf("module %s\n", word);
    nb_interp_each_name(s->in, print_name, s);
    nb_session_free(s);
    return EXIT_SUCCESS;
}
