#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Python prints for the scripts of a file such as language.probes.

    record_blocks.py FILE...

Lines of a script are followed by what it prints, behind "#> ", and the last line of an error
that nobody catches, behind "#! ". Those are written anew; Python 3.11 recorded them.
"""
import subprocess
import sys


def output(script):
    run = subprocess.run([sys.executable, "-X", "utf8", "-W", "ignore", "-c", script],
                         capture_output=True, text=True, encoding="utf-8")
    lines = ["#> " + line for line in run.stdout.split("\n")[:-1]]
    if run.returncode == 1:
        lines.append("#! " + run.stderr.strip().split("\n")[-1])
    return lines


def record(path):
    made, script = [], []
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")[:-1]
    for line in lines + ["#> "]:
        if not line.startswith(("#> ", "#! ")):
            script.append(line)
        elif script:
            made += script + output("\n".join(script))
            script = []
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(made) + "\n")


for name in sys.argv[1:]:
    record(name)
