/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Constants of the numeric kernels; written by tools/coefficients.py. */
#ifndef NB_NUMBER_COEF_GAMMA_H
#define NB_NUMBER_COEF_GAMMA_H

#include <stdint.h>

/* the root of digamma: where gamma turns, and 1/gamma has its largest value */
#define GAMMA_TURN_1 0x1.762d86356be3fp+0
#define GAMMA_TURN_2 0x1.b86a722197829p-54
#define GAMMA_TURN_3 0x1.e0d62a6be90c7p-109

/* 1/gamma(GAMMA_TURN + t) for 1 <= x <= 2, error 2^-106 of it; t alone has 0 */
static const double GAMMA_INVERSE[40] = {
    0x1.21118a2d816f7p+0,   0x0.0p+0,
    -0x1.17b93c73dfd6bp-1,  0x1.554dc0006bf29p-3,
    0x1.e4ee09e3e3718p-5,   -0x1.653d6cc3c316cp-5,
    0x1.890218117961fp-8,   0x1.43b07f3883ac8p-9,
    -0x1.307ced39f5912p-10, 0x1.28b32b8126243p-13,
    0x1.07a488fe191b6p-15,  -0x1.f352f3e40e96fp-17,
    0x1.1bdc0ed5ff4f6p-19,  0x1.d1f9d7336a79ep-24,
    -0x1.a9c5703969809p-24, 0x1.2ead0578b1c6bp-26,
    -0x1.966ec0af989c5p-31, -0x1.6191d8bfcfd84p-32,
    0x1.61938a818e372p-34,  -0x1.15bb8f1e267dcp-37,
    -0x1.02fccc75e748bp-42, 0x1.b41c6dcffe815p-43,
    -0x1.0962f36e9aaa9p-45, 0x1.f1117d9bcd402p-50,
    0x1.9ee4c6fb1ae8fp-53,  -0x1.f6f6d5c40c208p-55,
    0x1.c079478882182p-58,  -0x1.021af1ddb5146p-62,
    -0x1.9271a64e9a421p-65, 0x1.4e7d4371e1e30p-67,
    -0x1.e51b415f82748p-71, 0x1.7b7cee29bcaafp-76,
    0x1.a045ef2375b5cp-78,  -0x1.1cf4a50ab00e4p-80,
    0x1.6c23826d91c2cp-84,  -0x1.eef0b4bc1448ep-90,
    -0x1.07c3ba7a81f25p-91, 0x1.4a99c4b360246p-94,
    -0x1.8d7d7f38258f9p-98, 0x1.2ecf0f352e19ap-103,
};
static const double GAMMA_INVERSE_LO[40] = {
    0x1.c8c715d0e7028p-55,   0x0.0p+0,
    -0x1.1505e530c6074p-55,  0x1.3c72d584bafbfp-58,
    -0x1.a621b4ac7f376p-59,  0x1.b08f45df3a45cp-59,
    0x1.5b5267c3d2ed7p-62,   -0x1.7656aea4d0733p-65,
    0x1.4ac9b7e9a2b38p-64,   -0x1.26f9f4df005f2p-68,
    0x1.f3583ffff0f57p-69,   -0x1.00cb608591b1fp-73,
    -0x1.f385dc7f4e49bp-73,  0x1.41fc7a2095dd0p-79,
    0x1.e1999ef562fd9p-80,   -0x1.d492d0287fbd7p-80,
    0x1.a6909a60dd33dp-85,   0x1.a54e027c5b274p-89,
    0x1.8e85c68dfbec2p-88,   -0x1.a90d9681f5b18p-93,
    0x1.f99f3776eea81p-96,   -0x1.ca34b8a306d9bp-97,
    -0x1.e7f163e022b5fp-100, -0x1.e7dc9a1c04af8p-107,
    -0x1.1c17120e74060p-107, -0x1.f312edd822c30p-109,
    -0x1.feab48ff44dcap-112, 0x1.f04400d18dc7dp-116,
    0x1.eca5c7174c4c1p-119,  0x1.a4962a6f854a5p-122,
    0x1.67936712beb58p-125,  0x1.5fd1fdd5bc6d5p-131,
    -0x1.a95d7e70a12d1p-133, 0x1.4f3d3c11b8efcp-134,
    0x1.0630ddb9ff2c1p-140,  0x1.c7c4b71350d4bp-144,
    -0x1.e0cd770317f6ep-146, -0x1.e1244a1e3982dp-148,
    -0x1.7f65a645a7c7cp-155, 0x1.29d9e3f571324p-157,
};

/* (1/gamma(x) - 1)/((x - 1)(2 - x)) in powers of x - 1.5, 1 <= x <= 2 */
static const double GAMMA_BETWEEN[40] = {
    0x1.06eba8214db69p-1,   -0x1.514d3d90584b3p-3,   -0x1.ae7f941ca4860p-5,
    0x1.54ea68a3b3e12p-5,   -0x1.9f4a6bce37717p-8,   -0x1.1ad8e56f9a41fp-9,
    0x1.2179817abd36ap-10,  -0x1.383d43a6ad719p-13,  -0x1.b256fe4275455p-16,
    0x1.d1c7133e5f04fp-17,  -0x1.1e66f3e113249p-19,  -0x1.0b276a778089fp-24,
    0x1.7fd06b62e3175p-24,  -0x1.24acf11f27ea4p-26,  0x1.f5c6e761ed6e2p-31,
    0x1.28e98017b917cp-32,  -0x1.47f28ebf5e881p-34,  0x1.186e4ed39ee87p-37,
    0x1.98daf79d497b2p-44,  -0x1.7ea451f1ed3c9p-43,  0x1.f5921bf086635p-46,
    -0x1.0b50da6b44b1bp-49, -0x1.3041b33857fe0p-53,  0x1.c0bece9570d91p-55,
    -0x1.ad86eea6288e0p-58, 0x1.2fc51889068e7p-62,   0x1.3c081f1f0e8f4p-65,
    -0x1.2c6430e82bed8p-67, 0x1.d4252b9e6a7a3p-71,   -0x1.e9e557e2ceba1p-76,
    -0x1.4c192aa975fb0p-78, 0x1.ffcc1ff9a8e87p-81,   -0x1.5f9279a451be1p-84,
    0x1.467b4c9613214p-89,  0x1.a2088a01ff5f1p-92,   -0x1.274352ab4a64ep-94,
    0x1.7d38d0f4f8bc2p-98,  -0x1.7603f1e3584c3p-103, -0x1.4d0cf933ad12dp-106,
    0x1.de91841880a48p-109,
};
static const double GAMMA_BETWEEN_LO[40] = {
    -0x1.ca38add602500p-55,  -0x1.f217f14a98ef3p-57,  -0x1.4c2891362bb06p-60,
    0x1.2dc5953f48f6cp-61,   0x1.c3193308fe045p-63,   0x1.24ad47fefc2d0p-63,
    0x1.db6ad6b4b6705p-66,   -0x1.7af893b4b7d2cp-67,  -0x1.bd50d6f5f15b1p-70,
    -0x1.c07e5bb676717p-71,  -0x1.2cf5f788b8abdp-73,  -0x1.5341c5c4097e8p-79,
    -0x1.21c20a0538437p-78,  0x1.cb244b43baad9p-80,   0x1.418013c22f92ap-85,
    -0x1.f6d7e280b8cc3p-86,  0x1.2b646db8ab7cep-88,   -0x1.44f497e75fbf9p-91,
    -0x1.223f7f110abffp-104, -0x1.92673f00736fap-98,  -0x1.28f2d0bbd04eap-101,
    -0x1.4edfb522de323p-103, -0x1.82546ccae1d21p-107, -0x1.52ff0a14b6942p-109,
    -0x1.b34145e261347p-112, 0x1.af35186bdb4e2p-117,  0x1.7965ba14ae258p-119,
    -0x1.aea5bc7881dedp-122, 0x1.e6520c866d915p-125,  0x1.0ba6fa84be71ep-134,
    -0x1.03c1b0bd1b6dap-132, -0x1.ada9bc1d85074p-136, 0x1.b1898f29e13c9p-138,
    0x1.061f653d8f285p-144,  0x1.6d70c9e1b7906p-146,  0x1.7e7aeba853780p-148,
    0x1.5570b06c3c2aap-152,  -0x1.69f5bb5b7fb45p-157, -0x1.5a44bddcd9af0p-160,
    0x1.7076a9fce5bcbp-163,
};

/* B(2k)/(2k (2k - 1)), k = 1, 2, ... */
static const double STIRLING[14] = {
    0x1.5555555555555p-4,  -0x1.6c16c16c16c17p-9,  0x1.a01a01a01a01ap-11, -0x1.3813813813814p-11,
    0x1.b951e2b18ff23p-11, -0x1.f6ab0d9993c7dp-10, 0x1.a41a41a41a41ap-8,  -0x1.e4286cb0f5398p-6,
    0x1.6fe96381e0680p-3,  -0x1.6476701181f3ap+0,  0x1.ace44322ce006p+3,  -0x1.39b2525cccc1bp+7,
    0x1.12234e81b4e82p+11, -0x1.1a198ae1c4ab8p+15,
};
static const double STIRLING_LO[14] = {
    0x1.5555555555555p-58,  0x1.f49f49f49f49fp-64, 0x1.a01a01a01a01ap-71,  0x1.fb1fb1fb1fb20p-65,
    0x1.5c3a9ce01b952p-65,  0x1.f82553c999b0ep-64, 0x1.0690690690690p-62,  0x1.1efcdab896745p-61,
    -0x1.79e2405a71f88p-61, 0x1.24246319da678p-56, -0x1.62c2b1bbcdd32p-51, 0x1.52604768a30fcp-47,
    -0x1.2c5f92c5f92c6p-43, 0x1.4c012227b696ep-41,
};

/* B(2k)/(2k)!, k = 1, 2, ... */
static const double EULER_MACLAURIN[16] = {
    0x1.5555555555555p-4,  -0x1.6c16c16c16c17p-10, 0x1.1566abc011567p-15, -0x1.bbd779334ef0bp-21,
    0x1.66a8f2bf70ebep-26, -0x1.22805d644267fp-31, 0x1.d6db2c4e09162p-37, -0x1.7da4e1f79955cp-42,
    0x1.355871d652e9ep-47, -0x1.f57d968caacf1p-53, 0x1.967e1f09c376fp-58, -0x1.497d9033a2b5cp-63,
    0x1.0b132d7c6ad06p-68, -0x1.b0f72d59f1c16p-74, 0x1.5ef2da4cca26dp-79, -0x1.1c77df96de38bp-84,
};
static const double EULER_MACLAURIN_LO[16] = {
    0x1.5555555555555p-58,  0x1.f49f49f49f49fp-65,   -0x1.50ffbaa655100p-69,
    0x1.4e65f77088199p-75,  -0x1.75a7bb0599f07p-80,  0x1.16a73200360d2p-88,
    -0x1.1ed444b9ec588p-95, -0x1.2ff894d037a17p-96,  -0x1.88d4ccd141422p-101,
    0x1.9c31f0af5255fp-108, -0x1.3ea5a927db8abp-116, -0x1.b843f32aad364p-117,
    0x1.01d4526c8e75ep-122, -0x1.f30b7489fb679p-128, 0x1.6b993adfdd467p-133,
    0x1.dac59dd0d33acp-143,
};

/* log(2 pi)/2 */
#define HALF_LOG_2PI_HI 0x1.d67f1c864beb5p-1
#define HALF_LOG_2PI_LO -0x1.65b5a1b7ff5dfp-55

#endif
