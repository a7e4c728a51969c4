# SPDX-License-Identifier: GPL-3.0-or-later
# The points: zero and what is next to it, tails, thresholds, the ends, NaN; and numbers that
# are no round ones.
BEGIN {
    split("0 5e-324 1e-310 1e-300 1e-200 1e-100 1e-16 1e-8 1e-5 1e-3 0.1 0.25 0.5 0.75 1 1.5 2 3 4 " \
          "5 6 8 10 15 20 21.5 26.5 30 37 38.5 40 50 80 100 300 355 500 700 709 710 720 744 746 750 " \
          "801 1000 1e5 1e10 1e16 1e30 1e100 1e155 1e200 1e300 1.7e308 inf", at, " ")
    for (i = 1; i in at; i++) {
        print at[i]
        print "-" at[i]
    }
    print "nan"
    for (i = 0; i < 240; i++)
        printf "%.17g\n", -12 + 24 * (i + 0.437) / 240
    for (i = 0; i < 40; i++)
        printf "%.17g\n", (i % 2 ? -1 : 1) * 1.2345 ^ (i / 2 - 4)
}
