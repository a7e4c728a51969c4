# SPDX-License-Identifier: GPL-3.0-or-later
# parsed.py FOLDER: all code for Python is Python.
import ast
import glob
import sys

count = 0
for target in "numpy", "torch", "jax", "tensorflow", "triton":
    for path in glob.glob("%s/*.%s" % (sys.argv[1], target)):
        with open(path, encoding="utf-8") as file:
            ast.parse(file.read(), path)
        count += 1
print("parsed: %d files" % count)
sys.exit(count < 700)
