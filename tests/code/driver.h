/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program around generated code needs: it reads points from standard input and writes
 * a file of values and derivatives for each function. CUDA's words mean nothing to C++. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define __device__
#define __global__
#define __forceinline__ inline
struct place {
    long x;
};
static const struct place blockIdx = {0}, blockDim = {1}, threadIdx = {0}, gridDim = {1};

enum { MOST = 1000 };
static double x[MOST], y[MOST], gx[MOST], ones[MOST];
static volatile float single;
static int count;

static void read_points(void)
{
    char line[100];
    while (count < MOST && fgets(line, sizeof line, stdin)) {
        ones[count] = 1;
        x[count++] = strtod(line, NULL);
    }
    single = (float)(blockIdx.x + blockDim.x + threadIdx.x + gridDim.x);
}

static void write_numbers(const char *path)
{
    FILE *out = fopen(path, "w");
    for (int i = 0; i < count; i++)
        fprintf(out, "%.17g %.17g\n", y[i], gx[i]);
    fclose(out);
}
