# SPDX-License-Identifier: GPL-3.0-or-later
"""Long data to a PNG file: CPU ms of nabla and all that it starts, beside matplotlib where that
is installed, on the same numbers from the same .npy files. Each is run without the plot, too,
and what is printed is what the plot adds: the least of several runs. The program fails where
nabla takes more than a fifth of matplotlib's.

    data.py NABLA [RUNS]
"""
import array
import math
import os
import resource
import subprocess
import sys
import tempfile

PEER = os.environ.get("BENCH_PYTHON", "/usr/bin/python3")
IMPORT = "import numpy as np, matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt; "
SHARE = 0.2


def write_npy(path, numbers):
    head = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d,), }" % len(numbers)
    head = head.ljust(117) + "\n"
    with open(path, "wb") as f:
        f.write(b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head.encode())
        array.array("d", numbers).tofile(f)


def noise(count, seed):
    """A sum of four numbers below 1, nearly normal."""
    state, out = seed, array.array("d")
    for _ in range(count):
        total = 0
        for _ in range(4):
            state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
            total += state >> 40
        out.append(total / (1 << 24) - 2)
    return out


def cpu_ms(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return 1e3 * spent if done.returncode == 0 else math.nan


def added_ms(command, load, plot, folder, runs):
    """What the plot adds to what reading the numbers takes."""
    without = min(cpu_ms(command + [load], folder) for _ in range(runs))
    return min(cpu_ms(command + [load + plot], folder) for _ in range(runs)) - without


def main():
    nabla, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    missed = 0
    print("CPU ms to a PNG         nabla   matplotlib   share")
    with tempfile.TemporaryDirectory() as folder:
        few = noise(1000000, 1)
        cases = [("plot of 1e7", "plot",
                  array.array("d", [1e-5 * i for i in range(10000000)]),
                  array.array("d", (math.sin(1e-5 * i) + 0.3 * few[i * 7919 % 1000000]
                                    for i in range(10000000)))),
                 ("scatter of 1e6", "scatter", few, noise(1000000, 2))]
        for name, call, x, y in cases:
            write_npy(os.path.join(folder, "x.npy"), x)
            write_npy(os.path.join(folder, "y.npy"), y)
            load = "x = np.load('x.npy'); y = np.load('y.npy'); x.max(); y.max();"
            plot = "%s.%s(x, y); plt.savefig('%s.png')"
            ours = added_ms([nabla, "--no-init", "-e"], load, plot % ("plt", call, "a"), folder, runs)
            peer = added_ms([PEER, "-c"], IMPORT + load, plot % ("plt", call, "b"), folder, runs)
            told = "%12.0f%8.2f" % (peer, ours / peer) if peer == peer else "   not there"
            print("%-18s%11.0f%s" % (name, ours, told))
            missed += not ours < SHARE * peer if peer == peer else ours != ours
    sys.exit(missed > 0)


main()
