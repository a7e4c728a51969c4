/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of names: words, "theirs=ours" where the two differ. */
#include "config.h"

#include "value/names.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/count.h"

struct library {
    const char *module;
    enum nb_gives gives;
    const char *has;
    const char *lacks; /* NULL: not known */
};

/* What torch and its tensors share: functions that are methods as well. */
#define TORCH_FUNCTIONS                                                                            \
    "abs absolute acos addcdiv addcmul all allclose amax amin any arccos arccosh arcsin arcsinh "  \
    "arctan arctan2=atan2 arctanh argmax argmin argsort acosh asin asinh atan atan2 atanh ceil "   \
    "clamp clamp_max=minimum clamp_min=maximum clip copysign cos cosh count_nonzero cumprod "      \
    "cumsum deg2rad detach diag digamma dot erf erfc erfinv exp exp2 expm1 fix=trunc flatten "     \
    "flip floor fmax "                                                                             \
    "fmin fmod frac hardshrink heaviside hypot inner isclose isfinite isinf isnan ldexp lerp "     \
    "lgamma log "                                                                                  \
    "log10 log1p log2 log_softmax logaddexp logaddexp2 logsumexp matmul maximum mean minimum mm "  \
    "mv norm numel outer positive=identity prelu prod rad2deg ravel reciprocal relu reshape "      \
    "round rsqrt sgn=sign sigmoid sign sin sinc=normalized_sinc sinh softmax sqrt square squeeze " \
    "std sum swapaxes t tan tanh topk transpose trunc unique unsqueeze var vdot xlogy"

#define TORCH_LACKS                                                                                \
    "angle bitwise_and bitwise_not bitwise_or bitwise_xor complex cross cummax cummin "            \
    "einsum fft frexp histc i0 igamma igammac imag index_select isin kthvalue "                    \
    "logcumsumexp masked_select median mode mvlgamma nanmean nanmedian nanquantile nansum "        \
    "nextafter polar quantile renorm scatter searchsorted split tile tril triu"

static const struct library libraries[] = {
    {"torch", NB_GIVES_TENSORS,
     TORCH_FUNCTIONS
     " arange bfloat16 cat celu conj=identity conj_physical=identity concat concatenate double e "
     "eye empty=zeros empty_like=zeros_like "
     "float=float32 "
     "float16 float32 float64 from_numpy=tensor full half=float16 inf linspace logspace "
     "manual_seed nan ones "
     "ones_like pi polygamma real=identity rrelu selu set_default_dtype stack tensor threshold "
     "where "
     "zeros zeros_like",
     TORCH_LACKS},
    {"Tensor", NB_GIVES_ANYTHING,
     TORCH_FUNCTIONS " bfloat16 float=float32 half=float16 item to view", TORCH_LACKS " polygamma"},
    {"torch.nn.functional", NB_GIVES_TENSORS,
     "celu elu gelu glu gumbel_softmax hardshrink hardsigmoid hardswish hardtanh leaky_relu "
     "log_softmax logsigmoid mish prelu relu relu6 rrelu selu sigmoid silu softmax softmin "
     "softplus softshrink softsign tanh tanhshrink threshold",
     NULL},
    {"torch.special", NB_GIVES_TENSORS,
     "digamma entr erf erfc erfinv exp2 expit=sigmoid expm1 gammaln log1p log_ndtr log_softmax "
     "logit=torch.logit logsumexp "
     "ndtr=Phi polygamma psi=digamma round sinc=normalized_sinc softmax xlog1py xlogy",
     "airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 erfcx gammainc gammaincc "
     "i0 i0e i1 i1e modified_bessel_i0 modified_bessel_i1 multigammaln ndtri "
     "zeta"},
    {"torch.linalg", NB_GIVES_TENSORS, "",
     "cond det eig eigh inv lstsq matrix_rank pinv qr solve svd"},
    {"torch.autograd.functional", NB_GIVES_TENSORS, "hessian jacobian", "hvp jvp vhp vjp"},
    {"math", NB_GIVES_ANYTHING,
     "acos acosh asin asinh atan atan2 atanh cbrt ceil comb=binomial copysign cos cosh degrees e "
     "erf erfc exp "
     "exp2 expm1 fabs factorial floor fmod gamma gcd hypot inf isfinite isinf isnan isqrt lcm "
     "lgamma log10 log1p log2 nan "
     "perm pi pow "
     "radians sin sinh sqrt tan tanh tau=math.tau trunc",
     "dist frexp fsum ldexp modf nextafter prod "
     "remainder ulp"},
    {"numpy", NB_GIVES_ARRAYS,
     "Inf=inf NaN=nan abs absolute allclose amax=np.max amin=np.min arccos arccosh arcsin arcsinh "
     "arctan arctan2 arctanh around=round asarray=np.array cbrt ceil concatenate=cat "
     "copy=torch.clone copysign cos "
     "cosh deg2rad degrees diag e empty_like=zeros_like euler_gamma=np.euler_gamma exp exp2 "
     "expand_dims=unsqueeze expm1 fabs fix=trunc "
     "invert=np.logical_not float16 float32 float64 floor fmax fmin fmod half heaviside hypot inf "
     "inner=dot "
     "isclose isfinite "
     "isinf isnan ldexp load=load_npy log log10 log1p log2 logaddexp logaddexp2 matmul maximum "
     "minimum nan "
     "ones_like outer pi positive=identity rad2deg radians ravel reciprocal "
     "reshape rint=round round round_=round sign sin sinc=normalized_sinc single=float32 sinh "
     "size=numel sqrt square "
     "squeeze stack swapaxes tan tanh trunc vdot=dot where zeros_like double",
     "angle bitwise_and bitwise_or corrcoef cov cross digitize einsum fft fromiter frompyfunc gcd "
     "geomspace histogram2d i0 iinfo imag indices isin lcm lexsort loadz mgrid nanmedian "
     "nanpercentile nanquantile nanstd nanvar nextafter ogrid partition poly1d save savez "
     "unwrap vander"},
    {"scipy.special", NB_GIVES_ARRAYS,
     "cbrt digamma entr erf erfc erfinv exp2 expit=sigmoid expm1 gamma gammaln=lgamma "
     "log1p log_expit=logsigmoid log_ndtr loggamma=lgamma logit=torch.logit ndtr=Phi psi=digamma "
     "xlog1py "
     "xlogy",
     "airy beta betainc betaln binom boxcox ellipk erfcx exp10 factorial gammainc gammaincc huber "
     "i0 i1 iv j0 j1 jv kl_div lambertw rel_entr zeta"},
    {"scipy.stats", NB_GIVES_ARRAYS, "", "beta expon gamma logistic t uniform"},
    {"scipy.stats.norm", NB_GIVES_ARRAYS, "", "fit interval isf logcdf logsf mean median rvs std"},
    {"scipy.integrate", NB_GIVES_ARRAYS, "trapezoid=np.trapz trapz=np.trapz",
     "cumulative_trapezoid odeint quad_vec simpson solve_ivp"},
    {"Array", NB_GIVES_ARRAYS,
     "clip conj=identity copy=torch.clone flatten item ravel reshape round squeeze swapaxes "
     "tolist=Tensor.tolist transpose=np.transpose",
     "argpartition byteswap choose compress diagonal dump fill itemset partition put "
     "resize searchsorted setflags sort tobytes tofile view"},
    {"numpy.linalg", NB_GIVES_ARRAYS, "",
     "cond det eig eigh inv lstsq matrix_rank pinv qr solve svd"},
    {"numpy.random", NB_GIVES_ARRAYS, "",
     "beta binomial gamma laplace logistic lognormal multivariate_normal poisson triangular"},
    {"matplotlib.pyplot", NB_GIVES_ANYTHING,
     "annotate axhline axhspan axis axvline axvspan bar barh cla clf close colorbar contour "
     "contourf errorbar figure fill_between grid hist hlines imshow legend pcolormesh plot savefig "
     "scatter show stem subplot subplots suptitle text title vlines xlabel xlim ylabel ylim "
     "minorticks_off minorticks_on semilogx semilogy twinx xscale xticks yscale yticks",
     "boxplot fill hexbin hist2d matshow pie polar quiver specgram "
     "spy stackplot stairs table tick_params twiny violinplot"},
    {"matplotlib.axes", NB_GIVES_ANYTHING,
     "annotate axhline axhspan axis axvline axvspan bar barh cla clear=cla contour contourf "
     "errorbar fill_between grid hist hlines imshow legend pcolormesh plot scatter "
     "set_title=title stem step=plt.step vlines "
     "set_xlabel=xlabel set_xlim=xlim get_xlim=xlim set_xbound=xlim set_ybound=ylim "
     "set_ylabel=ylabel set_ylim=ylim get_ylim=ylim "
     "text "
     "invert_xaxis invert_yaxis loglog=plt.loglog minorticks_off minorticks_on semilogx semilogy "
     "set_aspect set_xscale=xscale set_xticks=xticks "
     "set_yscale=yscale set_yticks=yticks twinx",
     NULL},
    {"matplotlib.figure", NB_GIVES_ANYTHING,
     "add_subplot=subplot colorbar savefig suptitle tight_layout=plt.tight_layout clf clear=clf "
     "subplots_adjust=plt.subplots_adjust",
     NULL},
};

static const struct library *library_of(const char *module)
{
    for (size_t i = 0; i < NB_COUNT(libraries); i++)
        if (strcmp(libraries[i].module, module) == 0)
            return &libraries[i];
    return NULL;
}

enum nb_gives nb_names_give(const char *module)
{
    const struct library *l = library_of(module);
    return l ? l->gives : NB_GIVES_ANYTHING;
}

/* The next word, as its name and what it stands for; false at the end. */
static bool next_word(const char **words, char name[NB_NAME_MAX], char ours[NB_NAME_MAX])
{
    const char *s = *words + strspn(*words, " ");
    int len = (int)strcspn(s, " "), theirs = (int)strcspn(s, " =");
    const char *means = theirs < len ? s + theirs + 1 : s;
    snprintf(name, NB_NAME_MAX, "%.*s", theirs, s);
    snprintf(ours, NB_NAME_MAX, "%.*s", len - (int)(means - s), means);
    *words = s + len;
    return len > 0;
}

static bool find_word(const char *words, const char *name, char ours[NB_NAME_MAX])
{
    char word[NB_NAME_MAX];
    while (words && next_word(&words, word, ours))
        if (strcmp(word, name) == 0)
            return true;
    return false;
}

bool nb_names_find(const char *module, const char *name, char ours[NB_NAME_MAX])
{
    const struct library *l = library_of(module);
    return l && find_word(l->has, name, ours);
}

bool nb_names_lacks(const char *module, const char *name)
{
    char ours[NB_NAME_MAX];
    const struct library *l = library_of(module);
    return l && find_word(l->lacks, name, ours);
}

void nb_names_each(const char *module, void (*visit)(const char *name, void *ctx), void *ctx)
{
    const struct library *l = library_of(module);
    char name[NB_NAME_MAX], ours[NB_NAME_MAX];
    for (const char *words = l ? l->has : ""; next_word(&words, name, ours);)
        visit(name, ctx);
}
