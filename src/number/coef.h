/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Constants of the numeric kernels; written by tools/coefficients.py. */
#ifndef NB_NUMBER_COEF_H
#define NB_NUMBER_COEF_H

#include <stdint.h>

/* ln 2 = LN2_FIRST + LN2_REST; the first has 42 bits, so that k*LN2_FIRST is exact */
#define LN2_FIRST 0x1.62e42fefa3800p-1
#define LN2_REST 0x1.ef35793c76730p-45

/* ln 2 */
#define LN2_HI 0x1.62e42fefa39efp-1
#define LN2_LO 0x1.abc9e3b39803fp-56

/* 1/ln 2 */
#define INV_LN2_HI 0x1.71547652b82fep+0
#define INV_LN2_LO 0x1.777d0ffda0d24p-56

/* 1/ln 10 */
#define INV_LN10_HI 0x1.bcb7b1526e50ep-2
#define INV_LN10_LO 0x1.95355baaafad3p-57

/* log10(2) */
#define LOG10_2_HI 0x1.34413509f79ffp-2
#define LOG10_2_LO -0x1.9dc1da994fd21p-59

/* (e^r - 1 - r - r^2/2)/r^3 for |r| <= ln(2)/2, error 2^-56.8 */
static const double EXP_TAIL[10] = {
    0x1.5555555555556p-3,  0x1.5555555555555p-5,  0x1.11111111109b4p-7,  0x1.6c16c16c167e2p-10,
    0x1.a01a01a7c327ap-13, 0x1.a01a01a47a78fp-16, 0x1.71de0db21e27fp-19, 0x1.27e4e1f6a6779p-22,
    0x1.af38a0d2d9620p-26, 0x1.1f66da6ee7eeap-29,
};

/* (log((1+s)/(1-s)) - 2s)/s^3 in z = s^2 <= 0.0401, error 2^-61.9 */
static const double LOG_TAIL[9] = {
    0x1.5555555555555p-1, 0x1.9999999999989p-2, 0x1.249249249500bp-2,
    0x1.c71c71c1b0507p-3, 0x1.745d19fac65e7p-3, 0x1.3b12ef4d5d8c1p-3,
    0x1.1130d743d511bp-3, 0x1.dbda7a4188a45p-4, 0x1.fcd9cadda7405p-4,
};
static const double LOG_TAIL_LO[1] = {
    0x1.577502ca952ecp-55,
};

/* (a+4) Phi(-a) exp(a^2/2) in t = (a-4)/(a+4), a <= 39.5, error 2^-64.6 */
static const double MILLS[27] = {
    0x1.82b4bb8c94dcep-1,  -0x1.373e3a893c28ap-1,  0x1.8c6dbf2cfc2aep-2,   -0x1.7dff2bff68360p-3,
    0x1.eec4cc3e4deb8p-5,  -0x1.ee27610490489p-8,  -0x1.c81719d677adbp-9,  0x1.ab825fc5832c3p-10,
    0x1.17a4af264e90ap-13, -0x1.e4a426b3b9b52p-13, -0x1.00202eed5290cp-19, 0x1.26d0b3899330fp-15,
    0x1.80d71078f2d3ep-21, -0x1.8d4d7f73e5cfcp-18, -0x1.52603e8ecf727p-21, 0x1.1243b1ead31e6p-20,
    0x1.2561beddc7b36p-22, -0x1.4cbc9d316862cp-23, -0x1.78b40a008182ap-24, 0x1.b3c8f3f93aeffp-27,
    0x1.78611ba293462p-26, 0x1.9dd77b75dc766p-29,  -0x1.01aaf57d6d292p-28, -0x1.b928919d72f8fp-30,
    0x1.c68218890e9e6p-33, 0x1.303dbc901969bp-32,  0x1.d2687f0e8cd79p-35,
};
static const double MILLS_LO[7] = {
    -0x1.99317246ecbdfp-56, -0x1.c14c62133d7e4p-56, 0x1.041cf9bca2a53p-60,  -0x1.780d4e1aff753p-57,
    0x1.58292bdc26fc5p-60,  -0x1.bbc8dc3c82a9dp-62, -0x1.de63a49dab1e4p-63,
};

/* 1/sqrt(2 pi) */
#define INV_SQRT_2PI_HI 0x1.9884533d43651p-2
#define INV_SQRT_2PI_LO -0x1.cbc0d30ebfd15p-56

/* gelu'(-a) = 0 at a, in three parts */
#define GELU_ROOT_1 0x1.80ead197f00b4p-1
#define GELU_ROOT_2 -0x1.13e74c58cada8p-56
#define GELU_ROOT_3 -0x1.65d4b5b9cdd03p-111

/* (M(a) - a/sqrt(2 pi))/(a - root) in a - root, |a - root| <= 1/16, error 2^-59.4 */
static const double GELU_NEAR[9] = {
    -0x1.25126c1543190p-1,  0x1.5b297ebb9a51fp-4,  -0x1.2bad2862a3fdap-5,
    0x1.d507ae5cdaa03p-7,   -0x1.526fe74d87936p-8, 0x1.c7c01f4a638c4p-10,
    -0x1.20e42069ed045p-11, 0x1.5b65aab21d835p-13, -0x1.8dd74ad4f5b20p-15,
};
static const double GELU_NEAR_LO[1] = {
    0x1.4e17f645067cep-55,
};

/* silu'(-a) = 0 at a, in three parts */
#define SILU_ROOT_1 0x1.474973c84120bp+0
#define SILU_ROOT_2 0x1.f8d74bc9ac154p-54
#define SILU_ROOT_3 0x1.44a50180ba780p-108

/* (1 + e^-a - a)/(a - root), |a - root| <= 1/16, error 2^-67.6 */
static const double SILU_NEAR[9] = {
    -0x1.474973c84120bp+0,  0x1.1d25cf210482ep-3,  -0x1.7c3269815b593p-5,
    0x1.7c3269815ba67p-7,   -0x1.302854677c637p-9, 0x1.958b1b11e267bp-12,
    -0x1.cf7a6822e2ee6p-15, 0x1.cf85fea07b8cdp-18, -0x1.9c0374ae62638p-21,
};
static const double SILU_NEAR_LO[1] = {
    -0x1.f8d74bc9ac154p-54,
};

/* mish'(-a) = 0 at a, in three parts */
#define MISH_ROOT_1 0x1.31432c0d12d84p+0
#define MISH_ROOT_2 0x1.bf319154da210p-55
#define MISH_ROOT_3 0x1.3b82ea8c1efc4p-109

/* ((E+2)(E^2+2E+2) - 4a(1+E))/(a - root), |a - root| <= 1/16, error 2^-57.5 */
static const double MISH_NEAR[9] = {
    -0x1.9a1c155f7b7d1p+2, 0x1.21b0c7fb83b97p+1,  -0x1.49433e20bcad5p+0,
    0x1.1d9a628f0d3acp-1,  -0x1.ab14503f6b89dp-3, 0x1.259c9230c4484p-4,
    -0x1.7cd9d1e3f0435p-6, 0x1.d416ba88a83c7p-8,  -0x1.0f1899a307a14p-9,
};
static const double MISH_NEAR_LO[1] = {
    -0x1.4479ee534728bp-52,
};

/* 2 sqrt(2/pi) */
#define GELU_C_HI 0x1.9884533d43651p+0
#define GELU_C_LO -0x1.cbc0d30ebfd15p-54

/* 0.044715: a definition, and as a double PyTorch has it */
#define GELU_K 0x1.6e4e26d4801f7p-5

/* gelu_tanh'(-a) = 0 at a, in three parts */
#define GELU_TANH_ROOT_1 0x1.81429f9e97e4dp-1
#define GELU_TANH_ROOT_2 -0x1.3ce60c9e3b279p-55
#define GELU_TANH_ROOT_3 0x1.8c8cffd1d8b8bp-110

/* (1 + E - a c (1 + 3 k a^2))/(a - root), |a - root| <= 1/16, error 2^-58.5 */
static const double GELU_TANH_NEAR[9] = {
    -0x1.3af6cd05624f6p+1, -0x1.993cd34bf4f46p-4, -0x1.9a0ef5cdf30c9p-2,
    0x1.3720c65cc4697p-4,  -0x1.f37b831fcd5ccp-6, 0x1.721f411c2126dp-7,
    -0x1.e3b47d5987acdp-9, 0x1.2e78f32831591p-10, -0x1.7616b9ebd6054p-12,
};
static const double GELU_TANH_NEAR_LO[1] = {
    -0x1.1308ca2d66391p-53,
};

/* gelu_tanh'', a = |x|, v = 2 sqrt(2/pi) (a + 0.044715 a^3): 2v' + a v'' - a v'^2
 * is (GELU_TANH_AT - a + GELU_TANH_AT_LO) GELU_TANH_REST(a); texts of formulas */
#define GELU_TANH_AT "1.2187194166667779"
#define GELU_TANH_AT_LO "3.717901222357957e-17"
#define GELU_TANH_REST(a)                                                                          \
    "(2.6187637610143133 + " a "*(0.059311988104438426 + " a "*(0.751255597354593 + " a            \
    "*(0.05584609673877758 + " a "*(0.04582358824766883)))))"

/* lambda of Klambauer et al. 2017 */
#define SELU_LAMBDA_HI 0x1.0cfabd6a91132p+0
#define SELU_LAMBDA_LO 0x1.6fc7d272f2695p-55

/* lambda*alpha */
#define SELU_PRODUCT_HI 0x1.c212cc640f031p+0
#define SELU_PRODUCT_LO 0x1.05161b045a1fep-56

/* sqrt 2 */
#define SQRT_2_HI 0x1.6a09e667f3bcdp+0
#define SQRT_2_LO -0x1.bdd3413b26456p-54

/* 2/sqrt(pi) */
#define TWO_OVER_SQRT_PI_HI 0x1.20dd750429b6dp+0
#define TWO_OVER_SQRT_PI_LO 0x1.1ae3a914fed80p-56

/* (erf(x)/x - 2/sqrt(pi))/z in z = x^2 <= 1, error 2^-66.6 */
static const double ERF_SMALL[13] = {
    -0x1.812746b0379e7p-2,  0x1.ce2f21a042be1p-4,  -0x1.b82ce31288b20p-6,  0x1.565bcd0e6947fp-8,
    -0x1.c02db3ffe0c21p-11, 0x1.f9a326e5405bcp-14, -0x1.f4d2596fb33a0p-17, 0x1.b9e687c3e0abbp-20,
    -0x1.5f70026e262cep-23, 0x1.fc686faf628abp-27, -0x1.4f16018750568p-30, 0x1.830ed95421e60p-34,
    -0x1.33d62c94107ddp-38,
};
static const double ERF_SMALL_LO[2] = {
    0x1.ee66ff12e27cbp-57,
    0x1.f96da5fc96791p-58,
};

/* (a+2.5) erfc(a) exp(a^2) in t = (a-2.5)/(a+2.5), 1 <= a <= 6, error 2^-62.4 */
static const double ERFCX[18] = {
    0x1.0dd50785280a5p+0,  -0x1.9bfb53c4039d7p-1, 0x1.d0cedcb8c904bp-2,   -0x1.5eb8eba1dfe25p-3,
    0x1.d0acf691f4647p-6,  0x1.1305f5657ed60p-7,  -0x1.3bcdce39ebaaep-8,  -0x1.cc8b121ecda8cp-12,
    0x1.7069f4ee3ba88p-11, 0x1.e91ee455c75b6p-15, -0x1.d84cede55db90p-14, -0x1.47adbda75c9fcp-16,
    0x1.3229fe17497c8p-16, 0x1.c4c3e23977d51p-18, -0x1.3cb100d2f1c59p-19, -0x1.032a5bd20a6e3p-19,
    0x1.6a2d2c237c928p-24, 0x1.93456f58203c8p-22,
};
static const double ERFCX_LO[2] = {
    -0x1.01291610c6a81p-54,
    0x1.bfe70a25b627cp-55,
};

/* pi/4 in four parts; products of the first two with integers below 2^24 are exact */
#define QUARTER_PI_1 0x1.921fb54000000p-1
#define QUARTER_PI_2 0x1.10b4610000000p-31
#define QUARTER_PI_3 0x1.a62633145c06ep-59
#define QUARTER_PI_4 0x1.cd129024e088ap-116

/* (sin(r)/r - 1)/z in z = r^2 <= (pi/4)^2, error 2^-66.2 */
static const double SIN_TAIL[7] = {
    -0x1.5555555555555p-3,  0x1.1111111111110p-7,  -0x1.a01a01a019937p-13, 0x1.71de3a54607fap-19,
    -0x1.ae6454129f078p-26, 0x1.61217eed1c04ap-33, -0x1.ab17c21adf462p-41,
};
static const double SIN_TAIL_LO[1] = {
    -0x1.54e7d042fd87bp-57,
};

/* (cos(r) - 1 + z/2)/z^2 in z = r^2 <= (pi/4)^2, error 2^-70.4 */
static const double COS_TAIL[7] = {
    0x1.5555555555555p-5,  -0x1.6c16c16c16c16p-10, 0x1.a01a01a019d0ap-16, -0x1.27e4fb7712cc8p-22,
    0x1.1eed8deb869afp-29, -0x1.9394b9f1ce104p-37, 0x1.ab784b1122af6p-45,
};
static const double COS_TAIL_LO[1] = {
    0x1.553cfaefdd983p-59,
};

/* pi/2 */
#define HALF_PI_HI 0x1.921fb54442d18p+0
#define HALF_PI_LO 0x1.1a62633145c07p-54

/* (atan(s)/s - 1)/z in z = s^2 <= tan(pi/8)^2, error 2^-64.3 */
static const double ATAN_TAIL[13] = {
    -0x1.5555555555555p-2, 0x1.9999999999997p-3, -0x1.24924924920adp-3, 0x1.c71c71c6ddb9cp-4,
    -0x1.745d173563ab2p-4, 0x1.3b13aea9b6b8dp-4, -0x1.1110cee3bf64ep-4, 0x1.e1d8e942d6a22p-5,
    -0x1.aebd1ae878fa4p-5, 0x1.829cc4e1e78d4p-5, -0x1.503bca231ad2dp-5, 0x1.f5ed3e270c8a6p-6,
    -0x1.c80e16e6bcb9dp-7,
};
static const double ATAN_TAIL_LO[1] = {
    -0x1.548a95a542bc9p-56,
};

/* pi/4 */
#define QUARTER_PI_HI 0x1.921fb54442d18p-1
#define QUARTER_PI_LO 0x1.1a62633145c07p-55

/* 64 zeros, and the binary digits of 2/pi */
static const uint64_t TWO_OVER_PI[24] = {
    0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
    0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e,
    0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b,
    0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
    0xf0cfbc209af4361d, 0xa9e391615ee61b08, 0x6599855f14a06840, 0x8dffd8804d732731,
};

/* (x - tanh(x))/x^3 in z = x^2 <= 0.37, error 2^-63.5 */
static const double SHRINK[13] = {
    0x1.5555555555555p-2,  -0x1.111111111110fp-3,  0x1.ba1ba1ba1b43bp-5,  -0x1.664f4882952ebp-6,
    0x1.226e3553c453dp-7,  -0x1.d6d3cdcaf543dp-9,  0x1.7da31a9682904p-10, -0x1.3553833a8e46ep-11,
    0x1.f516e67b11783p-13, -0x1.9369b2344ee31p-14, 0x1.39332b4117348p-15, -0x1.a2a6c4e891b2ap-17,
    0x1.57b12d7e93564p-19,
};
static const double SHRINK_LO[3] = {
    0x1.53f193d214788p-56,
    0x1.a7d3c24e8d860p-57,
    -0x1.df8a549443692p-59,
};

/* serf'(-a) = 0 at a, in three parts */
#define SERF_ROOT_1 0x1.316c60ccb69dbp+0
#define SERF_ROOT_2 -0x1.1d9ecd0f85993p-55
#define SERF_ROOT_3 0x1.a67c7a7d0f8ccp-109

/* serf'(-a)/(a - root), |a - root| <= 3/16, error 2^-65.3 */
static const double SERF_NEAR[14] = {
    -0x1.34bdb29d97b36p-2,  0x1.da577f6c75892p-3,   -0x1.857e8a8303fb6p-5,  -0x1.7e4ec0f21ae44p-6,
    0x1.32985cfc854abp-6,   -0x1.28850b6291250p-8,  -0x1.c90510b099defp-11, 0x1.12c41476a02b1p-10,
    -0x1.5c3c38538bc31p-12, -0x1.4289e2e538fcbp-20, 0x1.7635dd5ab419dp-15,  -0x1.33f0d6da292f2p-16,
    0x1.e09f3d2d3c293p-20,  0x1.93a3b1027d0dfp-20,
};
static const double SERF_NEAR_LO[2] = {
    0x1.847dfebd820a1p-58,
    0x1.ca768b9bfb196p-59,
};

/* (e^s - 1 - s - s^2/2 - s^3/6)/s^4 for |s| <= ln(2)/16, error 2^-62.9 */
static const double EXP_FINE[7] = {
    0x1.5555555555555p-5,  0x1.111111111111cp-7,  0x1.6c16c16c16c1ep-10, 0x1.a01a019d62034p-13,
    0x1.a01a019e4a030p-16, 0x1.71e10e5ce348cp-19, 0x1.27e6de26ea881p-22,
};

/* 1/6 */
#define SIXTH_HI 0x1.5555555555555p-3
#define SIXTH_LO 0x1.5555555555555p-57

/* golu'(-a) = 0 at a, in three parts */
#define GOLU_ROOT_1 0x1.22609af8e9657p-1
#define GOLU_ROOT_2 0x1.2f57eed531437p-55
#define GOLU_ROOT_3 -0x1.eb8f48bc898bdp-111

/* (1 - a e^a)/(a - root), |a - root| <= 1/16, error 2^-63.0 */
static const double GOLU_NEAR[9] = {
    -0x1.61b1492c8d088p+1, -0x1.21b1492c8d088p+1,  -0x1.0c5bf3d737b33p+0,
    -0x1.57970c3b67578p-2, -0x1.4f0e83b2de6dcp-4,  -0x1.077e86cc99550p-6,
    -0x1.5afdc3caa81b8p-9, -0x1.88e4c1c585ef0p-12, -0x1.85fe8cec94174p-15,
};
static const double GOLU_NEAR_LO[1] = {
    0x1.746e68c266565p-55,
};

#endif
