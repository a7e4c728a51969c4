/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The syntax tree. Nodes live in the arena of the source they come from. */
#ifndef NB_SYNTAX_AST_H
#define NB_SYNTAX_AST_H

#include "base/arena.h"
#include "base/err.h"
#include "base/gc.h"
#include "graph/op.h"

enum nb_ast_kind {
    NB_AST_NUMBER,
    NB_AST_STRING,
    NB_AST_LITERAL, /* True, False, None: name */
    NB_AST_NAME,
    NB_AST_OPERATOR,  /* op; one or two kids */
    NB_AST_IF,        /* kids: condition, then, else */
    NB_AST_CALL,      /* kids: callee, arguments; names: keyword or NULL per argument */
    NB_AST_INDEX,     /* kids: object, one or two subscripts */
    NB_AST_SLICE,     /* kids: start, stop, step, each may be NULL */
    NB_AST_ATTRIBUTE, /* kids: object; name */
    NB_AST_PRIME,     /* kids: function */
    NB_AST_LIST,
    NB_AST_TUPLE,
    NB_AST_BRACES,        /* a dictionary outside of Python, which only decoration may be given */
    NB_AST_INTERVAL,      /* kids: lo, hi */
    NB_AST_LAMBDA,        /* names: parameters; kids: defaults (may be NULL), then the body;
                           * name: the text that describes it, or NULL */
    NB_AST_ASSIGN,        /* name, kids: value; names: those that get it too */
    NB_AST_DEFINE,        /* name, kids: lambda, decorators */
    NB_AST_IMPORT,        /* name: module; names: pairs of member (or NULL) and alias;
                              first NULL: after it pairs of module and alias */
    NB_AST_EXPRESSION,    /* kids: value; quiet: ends with ';' */
    NB_AST_MATMUL,        /* kids: left, right */
    NB_AST_TEST,          /* name: "is" or "in"; kids: left, right */
    NB_AST_FSTRING,       /* kids: strings and fields */
    NB_AST_FIELD,         /* kids: value, and a format that has fields; name: another format */
    NB_AST_COMPREHENSION, /* names: targets; kids: item, over, condition or NULL; name: "dict",
                              of pairs, or "generator" */
    NB_AST_UNPACK,        /* names: targets, "(" and ")" among them; kids: value */
    NB_AST_FOR,           /* names: targets; kids: over, body, and of Python "else" or NULL */
    NB_AST_WHILE,         /* kids: condition, body, and of Python "else" or NULL */
    NB_AST_BRANCH,        /* kids: condition, body, other body or NULL */
    NB_AST_RETURN,        /* kids: value, or none */
    NB_AST_SET,           /* kids: attribute, value */
    NB_AST_WITH,          /* kids: context, block; name: as, or NULL */
    NB_AST_DICT,          /* of Python, as all below but WORD and BLOCK; kids: keys and values
                           * in turn, a key NULL before **value; of the name "set" items */
    NB_AST_STAR,          /* kids: value; quiet: **value */
    NB_AST_STORE,         /* kids: targets, then the value */
    NB_AST_UPDATE,        /* kids: target, value; op, or name: a builtin */
    NB_AST_CLASS,         /* name; kids: bases, then a block with names */
    NB_AST_TRY,           /* kids: block, else, finally, then of each handler what it is for
                              (may be NULL) and its block; names: those of the handlers */
    NB_AST_WORD,          /* a statement that its word says: name; kids: what follows, or NULL */
    NB_AST_BLOCK,         /* kids: statements; of a function, names: all its variables */
    NB_AST_COUNT,
};

/* What the tree alone does not tell. */
enum {
    /* Of a call, (x + 1)(x - 1) or sin^2(x): what stands before the bracket may be a
     * number, and then this is a product. Of an operator: a product without a sign. */
    NB_MARK_IMPLIED = 1,
    NB_MARK_ENCLOSED = 2, /* ... which stands in brackets, so no power on its right splits it */
    NB_MARK_OBJECT = 4,   /* ... of which a member or an element is taken */
    NB_MARK_BITS = 8,     /* of an operator: & or |, not `and` or `or` */
    /* Of a call, explain f'(1): whatever else has that name. Of a name, exit: a statement. */
    NB_MARK_COMMAND = 16,
    NB_MARK_BARE = 32,     /* of a call: sin x, without brackets; or a product of such */
    NB_MARK_EQUATION = 64, /* of an operator: it was written x^2 = 2 */
    /* Of what is called or primed, diff(x^2)(3): a function is wanted, not its value. */
    NB_MARK_WANTED = 128,
    NB_MARK_PYTHON = 256,     /* of any node: its source is Python */
    NB_MARK_WHOLE = 512,      /* of a number: an int of Python's */
    NB_MARK_SPLICED = 1024,   /* of a comprehension: it is the item of another, item by item */
    NB_MARK_GENERATOR = 2048, /* of a lambda: its body yields */
    /* Of a lambda: it was written as an activation; its name is the text behind it, if any. */
    NB_MARK_ACTIVATION = 4096,
};

/* Where a variable was found, by the one who evaluates (lang/binding.h). */
struct nb_binding;

struct nb_ast {
    enum nb_ast_kind kind;
    struct nb_span span;
    struct nb_span keyword; /* of an argument by name: where the name is */
    const char *name;
    double num, rest; /* as in the token */
    enum nb_basic op;
    unsigned marks; /* NB_MARK_* */
    bool quiet;
    int height; /* nodes on the longest way down */
    const char **names;
    struct nb_binding *binding; /* of `name`, or of names[0] that a loop gives values to; or NULL */
    size_t name_count;          /* where it is not what `count` says */
    size_t count;               /* kids; names has as many, or one less where the body is last */
    struct nb_ast *kids[];
};

/* A source text with its tree; functions keep theirs alive. */
struct nb_unit {
    struct nb_obj obj;
    struct nb_arena arena;
    char *text;
    struct nb_ast *tree; /* an NB_AST_BLOCK */
    bool python;         /* is read as Python */
    bool own;            /* ... and is nabla's: who looks at an error looks at the call */
    bool open;           /* ends in an indented block, which may go on */
};

/* What a name of the language may do, as long as nothing else has it. */
enum {
    NB_WORD_STATEMENT = 1, /* stand before its operands as a statement: explain f'(1) */
    NB_WORD_FUNCTION = 2,  /* stand before its one operand: sin x */
    NB_WORD_OF_X = 4,      /* take an equation: solve(x^2 = 2) */
    NB_WORD_BUILTIN = 8,   /* be called */
    NB_WORD_OWN_X = 16,    /* ... with a parameter x or any other, limit(f, x=0) */
};

/* What names may do is told by those who know them, NB_WORD_* ored; a zeroed one: nothing. */
struct nb_commands {
    unsigned (*what)(const void *ctx, const char *name);
    const void *ctx;
    bool python; /* as a file of Python: only what Python reads */
};

/* Reads a source; NULL sets err (spans count from the start of `text`). */
struct nb_unit *nb_parse(struct nb_gc *gc, const char *text, struct nb_commands commands,
                         struct nb_err *err);
/* The same, but never NULL: where err is set the tree has the lines above the error. */
struct nb_unit *nb_parse_above_error(struct nb_gc *gc, const char *text,
                                     struct nb_commands commands, struct nb_err *err);

#endif
