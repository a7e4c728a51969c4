# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the ten cells of ten.ipynb as a front-end does: values are those of the prompt, pictures byte
# for byte the files of savefig().
import base64
import json
import os
import subprocess
import sys
import tempfile

from front import Front

front = Front(sys.argv[1])
nabla = os.environ["NABLA"]
with open(sys.argv[2], encoding="utf-8") as file:
    cells = ["".join(c["source"]) for c in json.load(file)["cells"] if c["cell_type"] == "code"]
front.equal(len(cells), 10, "cells")
heard = []
for cell in cells:
    reply, said = front.run(cell)
    heard.append(said)
    expected = "error" if cell == cells[-1] else "ok"
    front.equal(reply["status"], expected, cell)

# What the program itself prints of the same, each input by itself.
for i in (0, 1, 2, 4, 8):
    evals = sum([["-e", c] for c in cells[: i + 1] if not c.startswith("%")], [])
    lines = subprocess.run([nabla, "--no-init", *evals], capture_output=True, text=True,
                           env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": ""}).stdout
    result = front.result(heard[i])
    front.equal(len(result), 1, cells[i])
    front.check(result[0] and lines.endswith(result[0] + "\n"),
                f"{cells[i]} gives {result}, and nabla {lines!r}")
front.check(front.stream(heard[4]).startswith("the slope at 1\n"), "what is printed")
front.check("kink at 0" in front.stream(heard[4]), "a note")
front.check(front.stream(heard[7]).endswith("50\n"), "what Python prints")


def saved(inputs, kind, python=False):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "figure." + kind)
        evals = sum([["-e", code] for code in inputs], [])
        subprocess.run([nabla, "--no-init", *(["--python"] if python else []), *evals, "-o", path],
                       check=True, stdout=subprocess.DEVNULL)
        with open(path, "rb") as picture:
            return picture.read()


DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'  # of files; a message has none
before = cells[2:3]
for i, inputs in ((3, [*before, cells[3]]), (5, [cells[5]])):
    pictures = front.pictures(heard[i])
    front.equal(len(pictures), 1, f"pictures of {cells[i]}")
    svg = DECLARATION + pictures[0]["image/svg+xml"].encode()
    png = base64.b64decode(pictures[0]["image/png"])
    front.check(svg == saved(inputs, "svg"), f"the SVG of {cells[i]}")
    front.check(png == saved(inputs, "png"), f"the PNG of {cells[i]}")
    front.check(pictures[0]["text/plain"].startswith("Plot of"), "the picture in words")
front.equal(len(front.pictures(heard[7])), 1, "the picture of Python")

# And the next cell that saves what was drawn writes these bytes, of figures behind others, too.
for cell in ("plot(mish)", cells[6]):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.svg")
        _, said = front.run(cell)
        reply, _ = front.run(f'savefig("{path}")')
        front.equal(reply["status"], "ok", "savefig")
        with open(path, "rb") as file:
            front.check(file.read() == DECLARATION + front.pictures(said)[0]["image/svg+xml"].encode(),
                        f"savefig's bytes of {cell}")

kind, error = heard[9][-1]
front.equal(kind, "error", "the last cell")
front.equal(error["evalue"], "unknown name 'sigmod'", "the error")
front.equal(error["traceback"][1:], ["  sigmod(1)", "  ^~~~~~  did you mean 'sigmoid'?"], "carets")
front.check("\033[1;31m" in error["traceback"][0], "its colour")
front.end()
