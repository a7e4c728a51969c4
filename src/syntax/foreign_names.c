/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that other systems and shells have and what does the same here: MATLAB, Julia,
 * Mathematica, Maple, SymPy, SciPy, PARI, GeoGebra, Desmos. Like the tables of foreign.c
 * they are asked when a name was not found. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/foreign.h"

struct foreign {
    const char *names; /* separated by blanks */
    const char *hint;
};

static const struct foreign names[] = {
    /* Calculus. */
    {"D Derivative deriv df Diff", N_("the derivative of f is f' or diff(f): diff(x^2), d/dx x^2")},
    {"Integrate NIntegrate quad quadgk intnum Int trapz", N_("integral(x^2, 0..1)")},
    {"lim Limit Lim", N_("limit(sin(x)/x, 0)")},
    {"Solve NSolve FindRoot fzero fsolve nsolve brentq newton root_scalar Nullstelle linsolve",
     N_("solve(x^2 = 2), solve(cos(x) = x, 0..1)")},
    {"polroots Roots", N_("roots(x^3 - x)")},
    {"Sum suminf sumalg nsum", N_("sum(i^2, i=1..10), or ∑(i², i=1..10)")},
    {"Product prodinf", N_("prod(i, i=1..5), or ∏(i, i=1..5)")},
    {"Series series taylorseries", N_("taylor(sin, 0, 5)")},
    {"minimize fminsearch fminbnd FindMinimum NMinimize Min Minimum", N_("minimum(f, 0..3)")},
    {"maximize FindMaximum NMaximize Max Maximum", N_("maximum(f, 0..3)")},
    {"Extremum extrema", N_("points(f) lists roots, extrema, kinks")},
    {"Tangent", N_("plot(f, tangent=1)")},
    {"slope gradient Gradient", N_("f'(3) is the slope at 3; of more arguments grad(f, y)")},
    {"derive differential dy dx ForwardDiff Zygote",
     N_("the derivative of f is f' or diff(f): diff(x^2), d/dx x^2")},
    {"zero zeroes nullstelle nullstellen Nullstellen racines",
     N_("solve(x^2 = 2), solve(cos(x) = x, 0..1)")},
    {"vertex scheitelpunkt", N_("points(f) lists roots, extrema, kinks")},
    {"inverse InverseFunction", N_("the x at which f is 4: solve(f = 4)")},
    {"piecewise Piecewise cases", N_("{x < 0: -x; x}, or where(x < 0, -x, x)")},
    {"ode45 odeint dsolve DSolve NDSolve solve_ivp",
     N_("nabla solves no differential equations; a loop steps: y += h*f(y)")},
    {"simplify Simplify FullSimplify expand Expand", N_("formula(f) shows a function, simplified")},
    {"factor Factor factorint", N_("nabla computes with numbers: solve(f) finds the roots")},
    {"vpa evalf digits", N_("all numbers are doubles; exact(x) shows all their digits")},
    {"N", N_("numbers are decimal already: pi")},
    {"symbols Symbol syms sym var Symbols lambdify Function sympify inline Eq",
     N_("nothing is declared: f(x) = x^2, or x -> x^2")},
    {"subs Subs", N_("call the function: f(2)")},
    {"feval", N_("call the function: f(2)")},
    {"softmax2d Softmax2d", N_("softmax over the channels of images, of 3 or 4 dimensions; nabla's "
                               "tensors have two: softmax(x, dim=0)")},
    /* Pictures. */
    {"Plot fplot ezplot ploth plotfunc qplot", N_("plot(x^2, -2..2)")},
    {"Plot3D plot3d surf mesh surface ContourPlot DensityPlot fsurf meshgrid",
     N_("heatmap(x*y), contour(x*y): functions of x and y need no grid")},
    {"ParametricPlot PolarPlot polarplot polar parametric parametric_plot",
     N_("plot(xs, ys) with tensors: t = linspace(0, 2pi); plot(cos(t), sin(t))")},
    {"ListPlot ListLinePlot", N_("plot(xs, ys)")},
    {"Show drawnow", N_("show()")},
    {"gca gcf", N_("commands are about the current plot: title(\"...\"), xlim(0, 1)")},
    {"Manipulate manipulate Slider interact",
     N_("plot(a*x^2) of a letter without a value has a slider")},
    {"hold", N_("plot(f, g) draws both in one picture; in a file plots gather until show()")},
    /* Functions and constants. */
    {"tau", N_("2pi, or math.tau")},
    {"Pi PI", N_("pi")},
    {"E", N_("e")},
    {"Inf Infinity infinity oo INF", N_("inf")},
    {"NaN NAN Nan", N_("nan")},
    {"i j im I", N_("it has no value yet, and numbers are real here")},
    {"true TRUE", "True"},
    {"false FALSE", "False"},
    {"null nil NULL none undefined nothing missing", "None"},
    {"golden goldenratio", N_("(1 + √5)/2")},
    {"euler EulerGamma eulergamma", N_("np.euler_gamma")},
    {"rad deg2radians", N_("radians(180), or 180°")},
    {"deg rad2degrees degree", N_("degrees(pi); 30° is 30 degrees")},
    {"sind cosd tand", N_("sin(30°)")},
    {"asind acosd atand", N_("degrees(asin(1/2))")},
    {"sinpi cospi", N_("sin(pi*x)")},
    {"sen", N_("sin(x)")},
    {"tg", N_("tan(x)")},
    {"cot ctg cotg", N_("1/tan(x)")},
    {"sec", N_("1/cos(x)")},
    {"csc cosec", N_("1/sin(x)")},
    {"arctg", N_("atan(x)")},
    {"sh", N_("sinh(x)")},
    {"ch", N_("cosh(x)")},
    {"th", N_("tanh(x)")},
    {"Sin Cos Tan Exp Log Sqrt Abs", N_("names are small, and calls have round brackets: sin(x)")},
    {"rem", N_("fmod(x, y), or x % y with the sign of y")},
    {"nchoosek Binomial", N_("binomial(n, k)")},
    {"Factorial", N_("n!")},
    {"isprime primes factorization nextprime", N_("nabla has no prime numbers")},
    {"fix", N_("trunc(x)")},
    {"nthroot surd", N_("root(x, n)")},
    {"rms", N_("sqrt(mean(x^2))")},
    {"median quantile mode", N_("sort(x)[len(x) // 2] is the median")},
    {"average Mean total Total", N_("mean(x), sum(x)")},
    {"stdev stdevp stddev", N_("std(x)")},
    {"complex real imag conj angle arg re Re Im", N_("numbers are real here")},
    {"lambertw zeta beta besselj bessely airy hypergeom ellipke gammainc",
     N_("of the special functions there are gamma, lgamma, digamma, polygamma, erf, erfc")},
    {"fft ifft", N_("nabla has no Fourier transform")},
    {"polyfit curve_fit fit interp1 spline", N_("nabla fits no curves to data")},
    {"polyval", N_("write the polynomial: f(x) = 2x^2 + 1")},
    {"isapprox", N_("isclose(a, b), allclose(a, b)")},
    {"random rand runif", N_("torch.rand(5), torch.manual_seed(0)")},
    {"randn rnorm", N_("torch.randn(5)")},
    {"randint sample choice shuffle", N_("floor(n*torch.rand(steps))")},
    {"seed srand", N_("torch.manual_seed(0)")},
    /* Prompts. */
    {"_ __ Out In", N_("the last result is ans, at the prompt also _; that of input 3 is %3")},
    {"whos workspace", N_("who lists your own names")},
    {"hello hi hallo hey", N_("help shows what there is, tour leads through it")},
    {"tic toc", N_("time silu(x) says how long it takes")},
    /* Matrices. */
    {"inv det eig rank Inverse Det Eigenvalues kron cross",
     N_("of linear algebra there are @, dot, outer, norm and .t()")},
    {"trace tr", N_("sum(diag(m))")},
    {"size length Length", N_("len(x), x.shape, numel(x)")},
    {"collect", N_("linspace(0, 1), arange(10) are tensors already")},
    {"Table", N_("[i^2 for i in range(10)], table(x^2)")},
    /* PyTorch, without a prefix. */
    {"device cuda", N_("nabla computes on the processor: leave it out")},
    {"optim Adam SGD", N_("write the step: with torch.no_grad(): w -= 0.1*w.grad")},
    {"Linear Module Dataset DataLoader",
     N_("weights are tensors: x @ w + b; functions are f(x) = ...")},
    {"Sequential", N_("nn.Sequential, or compose(f, g)")},
    {"backward autograd", N_("f'(x), grad(f), or y.backward()")},
    {"no_grad", N_("with torch.no_grad(): ...")},
    {"MSELoss mse_loss", N_("((y - target)^2).mean()")},
    /* Programs. */
    {"disp println fprintf printf puts cout echo display", N_("print(x), or the name alone")},
    {"dir vars globals locals vars", N_("help() lists what there is, help(f) says what f is")},
    {"man doc whatis", N_("help(silu), list(\"swish\")")},
    {"eval exec", N_("load(\"file.nab\") runs a file")},
    {"pow2 power Power", N_("x^n")},
    {"chr ord bin oct complex id bytes", N_("nabla has numbers, tensors, texts and functions")},
    {"next iter", N_("for x in xs: ...")},
    {"pause sleep", N_("time.sleep(1)")},
    /* Shells. */
    {"clc cls", N_("Ctrl-L clears the screen")},
    {"ls pwd cd mkdir rm cp mv", N_("nabla is no shell; load_csv(\"file.csv\") reads a file")},
    {"python ipython pip conda git sudo apt vim nano",
     N_("this is nabla; leave it by exit or Ctrl-D")},
};

/* Whether the word stands in the list. */
static bool is_among(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        if (n == len && memcmp(at, word, n) == 0)
            return true;
        at += n;
    }
    return false;
}

bool nb_foreign_name(const char *name, struct nb_err *err)
{
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        if (!is_among(names[i].names, name))
            continue;
        nb_err_set(err, NB_ERR_NAME, _("unknown name '%s'"), name);
        nb_err_hint(err, "%s", _(names[i].hint));
        return true;
    }
    return false;
}

/* Commands of other systems, with what follows them in their line. */
static const struct foreign commands[] = {
    {"hold", N_("plot(f, g) draws both in one picture; in a file plots gather until show()")},
    {"format", N_("set(precision=8) is for tensors; numbers show all digits")},
    {"syms sym symbols", N_("nothing is declared: f(x) = x^2, or x -> x^2")},
    {"using Needs include library",
     N_("everything is there without an import; load(\"file.nab\")")},
    {"disp println echo fprintf printf", N_("print(x), or the name alone")},
    {"let var const local my auto val double float int", N_("a value is given by its name: x = 3")},
    {"function fn func func proc sub", N_("f(x) = x^2, or def f(x): return x^2")},
    {"man doc", N_("help(silu)")},
    {"pip conda apt cd ls git python nabla",
     N_("this is nabla, no shell; leave it by exit or Ctrl-D")},
    {"end endfunction done fi", N_("blocks end where their indentation does")},
    {"unset undef", N_("del x takes a name back")},
};

bool nb_foreign_command(const char *word, struct nb_err *err)
{
    for (size_t i = 0; i < NB_COUNT(commands); i++) {
        if (!is_among(commands[i].names, word))
            continue;
        nb_err_set(err, NB_ERR_SYNTAX, _("'%s' is no statement of nabla"), word);
        nb_err_hint(err, "%s", _(commands[i].hint));
        return true;
    }
    return false;
}
