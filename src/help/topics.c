/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table: first topics, then signs, constants, keywords. */
#include "config.h"

#include "help/topics.h"

#include <stdbool.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"

static const struct nb_topic topics[] = {
    {"language", "The language",
     N_("Python's expressions and statements, with the notation of mathematics where Python has "
        "none: primes, implied products, intervals, letters. Everything works elementwise on "
        "tensors, and whatever is computed can be differentiated."),
     "f(x) = x*sigmoid(x)\nf'(1); f([-1, 0, 1])\n2pi if f(1) > 0 else 0\n[k^2 for k in range(4)]",
     "numbers tensors derivatives python plots"},
    {"numbers", "Numbers",
     N_("All numbers are double precision, and print as the shortest text that reads back. "
        "inf and nan are results, not errors; limits are taken where they exist."),
     "1_000 + 0x1p-3 + 1e-3\n0.1 + 0.2\nsilu(-inf)\nset(precision=8)",
     "emulate float16 format stable"},
    {"tensors", "Tensors",
     N_("Numbers in a row or a table, computed element by element. They print as PyTorch "
        "prints them."),
     "x = linspace(-2, 2, 5)\nsigmoid(x)\nx[0]; x[-1]; x[1:3]\n[[1, 2], [3, 4]] @ [1, 1]\n"
     "mean(x^2)",
     "linspace arange zeros sum reshape matmul"},
    {"derivatives", "Derivatives",
     N_("Exact, of any order, by rules: no differences, no rounding but that of the result. At a "
        "kink the limit from the right; kinks(f) tells both sides. derivatives(2) draws them."),
     "sigmoid'(1)\n(x -> x^3)''(2)\ngrad(x -> sum(x^2))([1, 2])\nexplain silu'(1)\n"
     "kinks(relu)",
     "' grad jacobian hessian explain taylor kinks set"},
    {"plots plotting", "Plots",
     N_("plot takes functions, expressions in x, tensors, equations. Commands have pyplot's names "
        "and change the figure; savefig writes it. Curves are proved, column by column."),
     "plot(gelu, silu, -4..4)\ntitle(\"Two units\"); legend(loc=\"upper left\")\nplot(x^2 - 1, "
     "d=2)\n"
     "savefig(\"curve.pdf\")\ntable(gelu, gelu', -2..2)",
     "plot title xlim legend subplot savefig animate window"},
    {"window", "The window",
     N_("The pointer reads the curve and its slope, a click pins the point. Dragging moves, the "
        "wheel zooms. t draws the tangent, b lets f' be born of it, l makes y logarithmic, s saves "
        "a picture, z undoes, h lists all keys. state() tells at the prompt what was chosen."),
     "plot(silu)\nstate()", "plots tour undo"},
    {"keys", "Keys of the prompt",
     N_("Tab completes names, arguments and files. Up and Down go through the history, with the "
        "beginning that is typed; Ctrl-R searches it. Ctrl-A and Ctrl-E go to the ends of the "
        "line, Ctrl-W and Ctrl-U delete. Ctrl-C stops what runs, Ctrl-D leaves. A line that is "
        "not finished goes on in the next one; a blank line ends a block. Right takes what stands "
        "in grey, and \\alpha Tab is a letter. In the window h lists its keys."),
     NULL, "window files"},
    {"python pytorch numpy matplotlib", "Python",
     N_("Lines pasted from PyTorch, NumPy and matplotlib run: torch., F., nn., np., math., plt. "
        "name what is here. Files that end in .py are read as Python: lists are lists, nothing is "
        "echoed, kinks follow PyTorch."),
     "import torch, torch.nn.functional as F\nx = torch.linspace(-1, 1, 3)\nF.gelu(x).tolist()\n"
     "nn.LeakyReLU(0.1)(x)",
     "torch F nn np plt files"},
    {"files", "Files",
     N_("nabla FILE runs a script, load(\"file.nab\") does so at the prompt. savefig writes "
        "pictures that remember their commands, animate moving ones; load_csv and load_npy read "
        "numbers. The prompt's history and start-up file follow XDG: init.nab runs at the "
        "start."),
     "a = load_csv(\"data.csv\")\nplot(silu); savefig(\"silu.svg\")", "load savefig load_csv"},
    {"activations functions", "Functions of the catalogue",
     N_("list() names all of them. list(property, ...) those with properties: smooth, bounded, "
        "monotone, "
        "rising, falling, odd, even, kink, jump, gated, parameter, vector, torch, keras, jax; "
        "year >= 2015; \"text\". ??word searches everything."),
     "list(smooth, odd)\nlist(year >= 2020)\nlike(x -> x/(1 + exp(-x)))",
     "list like info gelu silu relu"},
    {"signs operators notation", "Signs",
     N_("+ - * / are as ever; ^ and ** are the power, // and % Python's quotient and remainder, @ "
        "the matrix product. f' is a derivative, -6..6 an interval, x -> x^2 a function. A "
        "product needs no sign after a number or between brackets. Each has its help: ?^"),
     "2^10\n7 // 2 + 7 % 2\n[1, 2] @ [3, 4]\n(x -> x^2)'(3)\n2pi", "' .. -> @ // ^ letters"},
    {"letters", "Letters",
     N_("σ is sigmoid, φ and Φ the normal density and its integral, π, ∞, ∇ (grad); ≤ ≥ ≠ · × ÷ − "
        "′ → ² ³ are signs. Each can be written in ASCII."),
     "sigmoid(1) == σ(1)\nf(x) = x²; f′(3)", "signs"},
    {"'", "f'   f''   f'(x)",
     N_("The derivative of a function, exact, each ' one order more. Behind a name or a bracket; "
        "elsewhere ' begins a text."),
     "sigmoid'(1)\nsin''(1)\n(x -> x^3)'(2)\ng = silu'; g(0)", "grad explain derivatives kinks"},
    {"..", "lo..hi",
     N_("An interval, for plots, tables, integrals. lo:hi:n is none: linspace(lo, hi, n) makes "
        "numbers."),
     "plot(sin, -pi..pi)\nintegral(x^2, 0..1)\nrange(silu, -inf..inf)", "linspace plot integral"},
    {"@", "x @ y", N_("The matrix product; of two vectors, the sum of their products."),
     "[1, 2] @ [3, 4]\n[[1, 2], [3, 4]] @ [1, 1]", "matmul dot *"},
    {"//", "x // y", N_("The quotient, rounded down, as in Python."), "7 // 2\n-7 // 2",
     "% / floor"},
    {"%", "x % y", N_("The remainder, with the sign of y, as in Python."), "7 % 3\n-7 % 3",
     "// fmod"},
    {"->", "x -> expression",
     N_("A function without a name; with several parameters (x, y) -> ...; lambda x: ... is "
        "the same. Behind def it tells a type, which nothing asks for."),
     "f = x -> x*exp(-x)\nf(1); f'(1)\n((x, y) -> x^2 + y)(2, 1)", "lambda def ="},
    {"^ **", "x^y",
     N_("The power, from the right: 2^3^2 is 2^9. It binds stronger than a minus before it. "
        "sin^2(x) is sin(x)^2."),
     "2^10\n-2^2\nsin^2(1) + cos^2(1)", "pow sqrt exp"},
    {"+ - * / · × ÷ −", "x + y   x - y   x*y   x/y",
     N_("Arithmetic, element by element; rows and columns are matched as in NumPy. Between a "
        "number and a name or bracket * may be left out: 2x, 3(x + 1); 1/2x is 1/(2x)."),
     "1/4 + 2*3\n[1, 2, 3] * 2\n[[1], [2]] + [10, 20]", "@ // % ^"},
    {"== != < <= > >= ≤ ≥ ≠", "x < y   a == b",
     N_("Comparisons, element by element. They chain: -1 < x < 1. In plot, solve and shade an "
        "equation or inequality is one."),
     "1 < 2\n[1, 5, 3] > 2\nsolve(x^2 == 2)", "where and solve shade"},
    {"= += -= *= /= **= ^= %= //= @=", "name = value   f(x) = expression",
     N_("Gives a name a value, or defines a function. += and the like change it. The result is "
        "not printed."),
     "a = 3\na += 1\nf(x, b=2) = b*x^a\nf(1)", "def del ->"},
    {"& | ~", "a & b   a | b   ~a",
     N_("And, or, not of truth values, element by element: for tensors, where `and` takes one "
        "value."),
     "x = linspace(-2, 2, 5)\n(x > -1) & (x < 1)\n~(x > 0)", "and or not where"},
    {"( )", "( )", N_("Group, call, make tuples."), "(1 + 2)*3\n(1, 2)", "[ ->"},
    {"[ ]", "[a, b]   x[i]   x[from:to]",
     N_("A list is a tensor where numbers are wanted. Elements count from 0, from the end with a "
        "minus; slices as in Python."),
     "a = [10, 20, 30, 40]\na[0]; a[-1]\na[1:3]\neye(3)[0, :]", "tensors linspace"},
    {"{ }", "{ }",
     N_("Dictionaries only decorate pasted plots. Cases are where(c, a, b) or a if c else b."),
     "f(x) = where(x < 0, 0, x)\nf'(2)", "where if"},
    {";", "statement; statement",
     N_("Separates statements; at the end of a line it hides the result."),
     "a = 2; b = 3; a*b\nsilu(1);", "print"},
    {":", "x[from:to]   if c:", N_("Slices a tensor, or begins a block."),
     "a = arange(6); a[1:4]; a[::2]", "[ if for"},
    {", .", "f(x, y)   x.sum()",
     N_("A comma separates arguments; a point takes a member of a module or a tensor."),
     "atan2(1, 2)\nlinspace(0, 1, 3).sum()", "torch Tensor"},
    {"#", "# a comment", N_("The rest of the line is for people."), "1 + 1  # two", NULL},
    {"? ??", "?name   name?   ??word",
     N_("Explains a name, a sign, an expression in x; ?? searches names, texts and properties, in "
        "English and Chinese."),
     "?gelu\n??saturat\n??smooth odd\n??激活函数", "help list tour"},
    {"\"", "\"text\"   f\"{x:.3f}\"",
     N_("Texts, in quotes of either kind. f before them: values in braces, with a format."),
     "x = pi; f\"{x:.3f}\"\nprint(\"slope\", relu'(1))", "print format str"},
    {"pi π", "pi", N_("3.141592653589793, the nearest double to π. xticks(\"pi\") labels axes."),
     "sin(pi/2)\n2pi", "e inf sin"},
    {"e", "e", N_("2.718281828459045, the base of natural logarithms. exp(x) is better than e^x."),
     "log(e)\nexp(1) - e", "exp log pi"},
    {"inf ∞ Inf infty", "inf",
     N_("Infinity: a result and an argument. Functions have their limits there."),
     "sigmoid(inf)\n1/inf\nrange(exp, -inf..inf)", "nan isinf"},
    {"nan NaN NAN", "nan", N_("Not a number: what has no value. It is never equal to anything."),
     "sqrt(-1)\nnan == nan\nisnan(0/0)", "inf isnan"},
    {"math.tau tau", "math.tau", N_("6.283185307179586, a full turn: 2*pi."), "math.tau/2", "pi"},
    {"np.euler_gamma euler_gamma", "np.euler_gamma",
     N_("0.5772156649015329, Euler's constant: -digamma(1)."), "-digamma(1)", "digamma pi"},
    {"ans", "ans", N_("The last result that was shown."), "silu(1)\nans^2", "; print"},
    {"__name__", "__name__", N_("\"__main__\": what scripts of Python ask for."),
     "__name__ == \"__main__\"", "python"},
    {"if elif else", "a if c else b   if c: ...",
     N_("A choice, as an expression or as a statement. Where the condition is about the argument "
        "of a function, both branches are differentiated."),
     "f(x) = x if x > 0 else 0.1x\nf'(-1)\nif f(1) > 0: print(\"yes\")\nelse: print(\"no\")",
     "where and while"},
    {"for in", "for name in values: ...",
     N_("Runs a block for each item of a range, list or tensor; a blank line ends it."),
     "for k in range(3): print(k, k^2)\n[k^2 for k in range(4)]", "while range enumerate"},
    {"while", "while condition: ...",
     N_("Runs a block as long as the condition holds; break leaves it. Ctrl-C stops it."),
     "x = 2\nwhile x^2 > 2.000001: x = x - (x^2 - 2)/(2x)\nx", "for break"},
    {"break continue", "break   continue", N_("Leave a loop, or go on with its next round."),
     "for k in range(9):\n    if k == 3: break\nk", "for while"},
    {"pass", "pass", N_("Does nothing, where a statement is wanted."), "if 1 > 2: pass", "if"},
    {"def return", "def f(x): ...   f(x) = ...",
     N_("Defines a function. It can be differentiated, loops and choices included."),
     "def f(x, a=2):\n    y = a*x\n    return y*tanh(y)\n\nf'(1)", "-> = lambda"},
    {"lambda", "lambda x: expression", N_("A function without a name; x -> expression is shorter."),
     "(lambda x: x^2)'(3)", "-> def"},
    {"and or not", "a and b   a or b   not a",
     N_("Of truth values; for tensors, element by element: & | ~."), "1 < 2 and 2 < 3\nnot 1 > 2",
     "& if"},
    {"is", "a is None", N_("Whether both are the same thing; for None."), "None is None",
     "== None"},
    {"True False", "True   False", N_("Truth values; in arithmetic 1 and 0."), "True + True",
     "and == None"},
    {"None", "None", N_("No value: what commands give, and arguments that are not given."),
     "a = None\na is None", "is"},
    {"import from as", "import torch   from torch import nn",
     N_("Understood in pasted code; the modules are here without it, too. Not files of one's "
        "own: load(\"file.nab\")."),
     "import numpy as np\nfrom math import cos\ncos(0)", "python load torch"},
    {"del", "del name", N_("Takes a name's value back; a built-in one is there again."),
     "sigmoid = 3\ndel sigmoid\nsigmoid(0)", "="},
    {"assert", "assert condition, \"message\"", N_("Stops a script where it does not hold."),
     "assert silu(0) == 0, \"not at 0\"", "if"},
    {"with", "with torch.no_grad(): ...",
     N_("A block whose results do not remember what they were computed from. There is no other "
        "`with`."),
     "w = torch.tensor(1., requires_grad=True)\nwith torch.no_grad(): w -= 0.1", "torch.no_grad"},
    {"class try except finally raise global nonlocal yield async await match", "class   try   ...",
     N_("Python's, not nabla's: functions are enough here, an error stops the statement and "
        "loses nothing, and functions see the variables outside."),
     "f(x, a=1) = a*x", "def language"},
};

const struct nb_topic *nb_topic_at(size_t index)
{
    return index < NB_COUNT(topics) ? &topics[index] : NULL;
}

/* Whether the word is among those of a list. */
static bool has(const char *list, const char *word)
{
    const size_t len = strlen(word);
    while (*list) {
        const size_t n = strcspn(list, " ");
        if (n == len && strncmp(list, word, n) == 0)
            return true;
        list += n;
        list += *list == ' ';
    }
    return false;
}

const struct nb_topic *nb_topic_find(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(topics); i++)
        if (has(topics[i].names, name))
            return &topics[i];
    return NULL;
}
