/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of names: words, "theirs=ours" where the two differ. */
#include "config.h"

#include "value/names.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct library {
    const char *module;
    enum nb_gives gives;
    const char *has;
    const char *lacks; /* NULL: not known */
};

/* What torch and its tensors share: functions that are methods as well. */
#define TORCH_FUNCTIONS                                                                            \
    "abs absolute acos arccos acosh arccosh asin arcsin asinh arcsinh atan arctan atanh arctanh "  \
    "ceil clamp clip cos cosh cumprod cumsum erf erfc exp expm1 fix=trunc floor hardshrink "       \
    "heaviside log log10 log1p log2 logsumexp log_softmax maximum minimum prelu relu round "       \
    "sigmoid sgn=sign sign sin sinh softmax sqrt square tan tanh trunc "                           \
    "all allclose amax amin any argmax argmin argsort count_nonzero diag dot flatten flip inner "  \
    "isclose isfinite isinf isnan matmul mean mm mv norm numel outer prod ravel reshape squeeze "  \
    "std sum swapaxes t topk transpose unique unsqueeze var vdot detach"

#define TORCH_LACKS                                                                                \
    "bitwise_and bitwise_not bitwise_or bitwise_xor complex conj cross cummax cummin digamma "     \
    "einsum erfinv fft frexp histc i0 igamma igammac imag index_select isin kthvalue lgamma "      \
    "masked_select median mode mvlgamma nanmedian nanquantile nextafter polar polygamma "          \
    "quantile real renorm scatter searchsorted sinc split tile tril triu"

static const struct library libraries[] = {
    {"torch", NB_GIVES_TENSORS,
     TORCH_FUNCTIONS
     " arange bfloat16 cat celu concat concatenate double e eye empty=zeros empty_like=zeros_like "
     "float=float32 "
     "float16 float32 float64 full half=float16 inf linspace logspace manual_seed nan ones "
     "ones_like pi rrelu selu set_default_dtype stack tensor threshold where "
     "zeros zeros_like",
     TORCH_LACKS},
    {"Tensor", NB_GIVES_ANYTHING,
     TORCH_FUNCTIONS " bfloat16 float=float32 half=float16 item to view", TORCH_LACKS},
    {"torch.nn.functional", NB_GIVES_TENSORS,
     "celu elu gelu glu gumbel_softmax hardshrink hardsigmoid hardswish hardtanh leaky_relu "
     "log_softmax logsigmoid mish prelu relu relu6 rrelu selu sigmoid silu softmax softmin "
     "softplus softshrink softsign tanh tanhshrink threshold",
     NULL},
    {"torch.special", NB_GIVES_TENSORS,
     "erf erfc expit=sigmoid expm1 log1p log_softmax logsumexp ndtr=Phi round softmax",
     "airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 digamma erfinv gammainc gammaincc gammaln "
     "i0 i0e i1 i1e modified_bessel_i0 modified_bessel_i1 multigammaln ndtri polygamma psi zeta"},
    {"torch.linalg", NB_GIVES_TENSORS, "",
     "cond det eig eigh inv lstsq matrix_rank pinv qr solve svd"},
    {"torch.autograd.functional", NB_GIVES_TENSORS, "hessian jacobian", "hvp jvp vhp vjp"},
    {"math", NB_GIVES_ANYTHING,
     "acos acosh asin asinh atan atanh ceil cos cosh e erf erfc exp expm1 fabs floor inf isclose "
     "isfinite isinf isnan log10 log1p log2 nan pi pow sin sinh sqrt tan tanh trunc",
     "comb dist factorial frexp fsum gamma gcd isqrt lcm lgamma modf nextafter perm remainder ulp"},
    {"numpy", NB_GIVES_ARRAYS,
     "Inf=inf NaN=nan abs absolute allclose amax=np.max amin=np.min arccos arccosh arcsin arcsinh "
     "arctan arctanh around=round asarray=np.array ceil clip concatenate=cat copy=torch.clone cos "
     "cosh diag e empty_like=zeros_like exp expand_dims=unsqueeze expm1 eye fabs fix=trunc "
     "float16 float32 float64 floor heaviside half identity=eye inf inner=dot isclose isfinite "
     "isinf isnan log log10 log1p log2 matmul maximum minimum nan ones_like outer pi ravel "
     "reshape rint=round round round_=round sign sin single=float32 sinh size=numel sqrt square "
     "squeeze stack swapaxes tan tanh trunc vdot=dot where zeros_like double",
     "angle apply_along_axis array_split bincount bitwise_and bitwise_or cbrt column_stack "
     "convolve corrcoef cov cross cummax digitize einsum fft fliplr flipud fromiter gcd "
     "geomspace gradient histogram i0 imag interp invert isin isreal lcm lexsort meshgrid median "
     "nanmax nanmean nanmedian nanmin nanpercentile nanquantile nanstd nansum nanvar nextafter "
     "partition percentile piecewise polyfit polyval quantile real repeat roll searchsorted "
     "select split take tile trapz tril triu unwrap vander vectorize"},
    {"Array", NB_GIVES_ARRAYS,
     "clip conj=identity copy=torch.clone flatten item ravel reshape round squeeze swapaxes "
     "tolist=Tensor.tolist transpose=np.transpose",
     "argpartition byteswap choose compress diagonal dump fill itemset nonzero partition put "
     "repeat resize searchsorted setflags sort take tobytes tofile view"},
    {"numpy.linalg", NB_GIVES_ARRAYS, "", "cond det eig inv lstsq matrix_rank pinv qr solve svd"},
    {"numpy.random", NB_GIVES_ARRAYS, "",
     "beta binomial choice default_rng exponential gamma permutation poisson randint shuffle"},
    {"matplotlib.pyplot", NB_GIVES_ANYTHING,
     "annotate axhline axvline cla clf figure grid legend plot savefig scatter show subplot "
     "subplots suptitle text title xlabel xlim ylabel ylim",
     "arrow axhspan axline axvspan barh boxplot contour errorbar fill hexbin hist2d hlines loglog "
     "matshow pcolormesh pie polar quiver semilogx semilogy specgram spy stackplot stairs stem "
     "step table tick_params twinx twiny violinplot vlines xscale yscale"},
    {"matplotlib.axes", NB_GIVES_ANYTHING,
     "annotate axhline axvline cla clear=cla grid legend plot scatter set_title=title "
     "set_xlabel=xlabel set_xlim=xlim set_ylabel=ylabel set_ylim=ylim text",
     NULL},
    {"matplotlib.figure", NB_GIVES_ANYTHING,
     "add_subplot=subplot savefig show suptitle tight_layout=plt.tight_layout clf clear=clf "
     "subplots_adjust=plt.subplots_adjust",
     NULL},
};

static const struct library *library_of(const char *module)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
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
