/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helpers: in C they begin with nabla_, in Python with an underscore.
 *
 * The derivatives of log(gamma) rise to 15 by the recurrence and go on by Stirling's series; to
 * the left of 1/2 they are reflected, by derivatives of pi*cot(pi*x), which are polynomials in the
 * cotangent. The inverse of erf is a first guess with two digits and Halley's steps. */
#include "config.h"

#include "code/helpers.h"

#include <ctype.h>
#include <string.h>

#include "base/count.h"

struct helper {
    const char *name, *text;
};

/* In the order in which they are defined: each needs only those above it. */
static const struct helper of_c[] = {
    {"nabla_remainder", "$static $T nabla_remainder($T a, $T b) /* with the sign of b */\n"
                        "{\n"
                        "    const $T r = fmod(a, b);\n"
                        "    return r != 0 && (r < 0) != (b < 0) ? r + b : r;\n"
                        "}\n"},
    {"nabla_floor_divide",
     "$static $T nabla_floor_divide($T a, $T b)\n"
     "{\n"
     "    const $T r = fmod(a, b);\n"
     "    const $T q = (a - r) / b - (r != 0 && (r < 0) != (b < 0) ? 1 : 0);\n"
     "    const $T whole = floor(q);\n"
     "    return b == 0 ? a / b : q - whole > 0.5 ? whole + 1 : whole;\n"
     "}\n"},
    {"nabla_erfinv", "$static $T nabla_erfinv($T x)\n"
                     "{\n"
                     "    const $T a = fabs(x), l = log1p(-a * a), t = 4.330746750799873 + l / 2;\n"
                     "    $T y = a < 0.1 ? 0.886 * a : sqrt(sqrt(t * t - l / 0.147) - t);\n"
                     "    if (!(a < 1))\n"
                     "        return a == 1 ? copysign(INFINITY, x) : NAN;\n"
                     "    for (int i = 0; i < 4 && a > 0; i++) {\n"
                     "        const $T off = a < 0.5 ? a - erf(y) : erfc(y) - (1 - a);\n"
                     "        const $T step = off / (1.1283791670955126 * exp(-y * y));\n"
                     "        y += step / (1 - y * step);\n"
                     "    }\n"
                     "    return x < 0 ? -y : y;\n"
                     "}\n"},
    {"nabla_cotangents", "/* The derivative number n of pi*cot(pi*x). */\n"
                         "$static $T nabla_cotangents(int n, $T x)\n"
                         "{\n"
                         "    const $T pi = 3.141592653589793, c = 1 / tan(pi * (x - rint(x)));\n"
                         "    $T p[32] = {0, 1}, sum = 0, scale = pi;\n"
                         "    for (int i = 0; i < n; i++) {\n"
                         "        $T q[32] = {0};\n"
                         "        for (int k = 1; k <= i + 1; k++) {\n"
                         "            q[k - 1] -= k * p[k];\n"
                         "            q[k + 1] -= k * p[k];\n"
                         "        }\n"
                         "        for (int k = 0; k < 32; k++)\n"
                         "            p[k] = q[k];\n"
                         "        scale *= pi;\n"
                         "    }\n"
                         "    for (int k = n + 1; k >= 0; k--)\n"
                         "        sum = k > n ? p[k] : sum * c + p[k];\n"
                         "    return scale * sum;\n"
                         "}\n"},
    {"nabla_polygamma",
     "/* The derivative number n + 1 of log(gamma(x)), for n up to 20. */\n"
     "$static $T nabla_polygamma($T order, $T x)\n"
     "{\n"
     "    static const $T b[] = {1 / 6.0,  -1 / 30.0,      1 / 42.0, -1 / 30.0,\n"
     "                               5 / 66.0, -691 / 2730.0, 7 / 6.0,  -3617 / 510.0};\n"
     "    const int n = (int)order;\n"
     "    const $T sign = n % 2 ? -1 : 1;\n"
     "    $T sum = 0, f = 1, term;\n"
     "    if (!(order >= 0 && order <= 20) || n != order || x != x)\n"
     "        return NAN;\n"
     "    if (x < 0.5 && x == floor(x))\n"
     "        return n % 2 ? INFINITY : x != 0 ? NAN : -INFINITY;\n"
     "    if (x < 0.5)\n"
     "        return sign * nabla_polygamma(order, 1 - x) - nabla_cotangents(n, x);\n"
     "    for (int i = 2; i <= n; i++)\n"
     "        f *= i;\n"
     "    for (; x < 15 + n; x += 1)\n"
     "        sum += f / pow(x, n + 1);\n"
     "    sum += (n ? f / n / pow(x, n) : -log(x)) + f / 2 / pow(x, n + 1);\n"
     "    term = f * (n + 1) / 2 / pow(x, n + 2);\n"
     "    for (int i = 0, k = 2; i < 8; i++, k += 2) {\n"
     "        sum += b[i] * term;\n"
     "        term *= ($T)(k + n) * (k + n + 1) / (k + 1) / (k + 2) / x / x;\n"
     "    }\n"
     "    return -sign * sum;\n"
     "}\n"},
};

static const struct helper of_numpy[] = {
    {"_erf", "_erf = np.vectorize(math.erf, otypes=[float])\n"},
    {"_erfc", "_erfc = np.vectorize(math.erfc, otypes=[float])\n"},
    {"_erfinv", "@np.vectorize\n"
                "def _erfinv(x):\n"
                "    a = abs(x)\n"
                "    if not a < 1:\n"
                "        return math.nan if a != 1 else math.copysign(math.inf, x)\n"
                "    half = math.log1p(-a * a)\n"
                "    t = 4.330746750799873 + half / 2\n"
                "    y = 0.886 * a if a < 0.1 else math.sqrt(math.sqrt(t * t - half / 0.147) - t)\n"
                "    for _ in range(4 if a > 0 else 0):\n"
                "        off = a - math.erf(y) if a < 0.5 else math.erfc(y) - (1 - a)\n"
                "        step = off / (1.1283791670955126 * math.exp(-y * y))\n"
                "        y += step / (1 - y * step)\n"
                "    return math.copysign(y, x)\n"},
    {"_gamma", "@np.vectorize\n"
               "def _gamma(x):\n"
               "    if x == 0:\n"
               "        return math.copysign(math.inf, x)\n"
               "    if x == -math.inf or (x < 0 and x % 1 == 0):\n"
               "        return math.nan\n"
               "    try:\n"
               "        return math.gamma(x)\n"
               "    except OverflowError:\n"
               "        return math.copysign(math.inf, x)\n"},
    {"_lgamma", "@np.vectorize\n"
                "def _lgamma(x):\n"
                "    if x == -math.inf or (x <= 0 and x % 1 == 0):\n"
                "        return math.inf\n"
                "    return math.lgamma(x) if x < 2.5e305 else x * math.inf\n"},
    {"_polygamma",
     "def _cotangents(n, x):  # the derivative number n of pi*cot(pi*x)\n"
     "    c = 1 / math.tan(math.pi * (x - round(x)))\n"
     "    p = [0.0, 1.0]\n"
     "    for _ in range(n):\n"
     "        q = [0.0] * (len(p) + 1)\n"
     "        for k in range(1, len(p)):\n"
     "            q[k - 1] -= k * p[k]\n"
     "            q[k + 1] -= k * p[k]\n"
     "        p = q\n"
     "    total = p[-1]\n"
     "    for a in reversed(p[:-1]):\n"
     "        total = total * c + a\n"
     "    return math.pi ** (n + 1) * total\n"
     "\n\n"
     "@np.vectorize\n"
     "def _polygamma(n, x):  # the derivative number n + 1 of log(gamma(x))\n"
     "    if not n >= 0 or n % 1 != 0 or x != x:\n"
     "        return math.nan\n"
     "    n, x = int(n), np.float64(x)\n"
     "    sign = -1 if n % 2 else 1\n"
     "    if x == math.inf:\n"
     "        return 0.0 if n else math.inf\n"
     "    if x == -math.inf:\n"
     "        return math.inf if n % 2 else math.nan\n"
     "    if x < 0.5 and x % 1 == 0:\n"
     "        return math.inf if n % 2 else math.nan if x else -math.inf\n"
     "    if x < 0.5:\n"
     "        return sign * float(_polygamma(n, 1 - x)) - _cotangents(n, x)\n"
     "    total, f = 0.0, float(math.factorial(n))\n"
     "    while x < 15 + n:\n"
     "        total += f / x ** (n + 1)\n"
     "        x += 1\n"
     "    total += (f / n / x**n if n else -math.log(x)) + f / 2 / x ** (n + 1)\n"
     "    term = f * (n + 1) / 2 / x ** (n + 2)\n"
     "    for k, b in enumerate((1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6,\n"
     "                           -3617 / 510)):\n"
     "        total += b * term\n"
     "        term *= (2 * k + 2 + n) * (2 * k + 3 + n) / (2 * k + 3) / (2 * k + 4) / x / x\n"
     "    return -sign * total\n"},
};

/* The power is as good as 1/3 is; a step of Newton's makes it as good as a division. */
static const struct helper of_torch[] = {
    {"_cbrt", "def _cbrt(x):\n"
              "    y = torch.sign(x) * torch.abs(x) ** (1 / 3)\n"
              "    better = y - (y - x / (y * y)) / 3\n"
              "    return torch.where((y != 0) & torch.isfinite(y), better, y)\n"},
};

static const struct {
    const struct helper *list;
    size_t count;
} tables[NB_DIALECTS] = {
    [NB_IN_C] = {of_c, NB_COUNT(of_c)},
    [NB_IN_CUDA] = {of_c, NB_COUNT(of_c)},
    [NB_IN_NUMPY] = {of_numpy, NB_COUNT(of_numpy)},
    [NB_IN_TORCH] = {of_torch, NB_COUNT(of_torch)},
};

static bool names(const char *text, const char *name)
{
    const size_t len = strlen(name);
    for (const char *p = strstr(text, name); p; p = strstr(p + 1, name))
        if ((p == text || (!isalnum((unsigned char)p[-1]) && p[-1] != '_')) && p[len] == '(')
            return true;
    return false;
}

static void add(const char *text, enum nb_dialect dialect, struct nb_buf *out)
{
    const bool cuda = dialect == NB_IN_CUDA;
    nb_buf_add(out, cuda ? "template <typename T>\n" : "");
    for (const char *p = text; *p; p++) {
        if (strncmp(p, "$static", 7) == 0) {
            nb_buf_add(out, cuda ? "__device__ inline" : "static inline");
            p += 6;
        } else if (strncmp(p, "$T", 2) == 0) {
            nb_buf_add(out, cuda ? "T" : "double");
            p++;
        } else {
            nb_buf_addc(out, *p);
        }
    }
    nb_buf_add(out, dialect <= NB_IN_CUDA ? "\n" : "\n\n");
}

void nb_code_helpers(const char *text, enum nb_dialect dialect, struct nb_buf *out)
{
    bool needed[NB_COUNT(of_c) + NB_COUNT(of_numpy)] = {false};
    const size_t count = tables[dialect].count;
    for (size_t i = count; i-- > 0;) {
        needed[i] |= names(text, tables[dialect].list[i].name);
        for (size_t k = 0; needed[i] && k < i; k++)
            needed[k] |= names(tables[dialect].list[i].text, tables[dialect].list[k].name);
    }
    for (size_t i = 0; i < count; i++)
        if (needed[i])
            add(tables[dialect].list[i].text, dialect, out);
}
