#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""changed.py NABLA COUNT SEED FILE...: files of Python with their words deleted, doubled, exchanged
and taken from each other. Whatever comes of it, nabla ends by itself: no signal, no sanitizer's
report, nothing after FUZZ_TIMEOUT seconds (20). What fails is printed."""
import os
import random
import re
import subprocess
import sys
import tempfile

WORD = re.compile(r"\w+|[^\w\s]|\s+")
STRANGE = ["None", "0", "-1", "1e999", "[]", "()", "{}", '"a"', "True", "self", "...", "2**62", "lambda: 0",
           "(1, 2)", ":", "*", "**", "@", "[::-1]", ".T", 'float("nan")', "range(3)", "x.grad", "np.newaxis"]


def changed_line(line, lines):
    words = WORD.findall(line)
    if not words:
        return line
    i, kind = random.randrange(len(words)), random.randrange(4)
    if kind == 0:
        del words[i]
    elif kind == 1:
        words[i] = random.choice(STRANGE)
    elif kind == 2:
        words[i] = random.choice(WORD.findall(random.choice(lines)) or ["x"])
    else:
        words.insert(i, random.choice(words))
    return "".join(words)


def changed(text, lines):
    own = text.split("\n")
    for _ in range(random.randint(1, 4)):
        i, kind = random.randrange(len(own)), random.random()
        if kind < 0.15 and len(own) > 1:
            del own[i]
        elif kind < 0.3:
            own.insert(i, random.choice(lines))
        else:
            own[i] = changed_line(own[i], lines)
    return "\n".join(own)


def fails(nabla, text, folder):
    path = os.path.join(folder, "script.py")
    with open(path, "w") as f:
        f.write(text)
    try:
        run = subprocess.run([nabla, path], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL,
                             timeout=float(os.environ.get("FUZZ_TIMEOUT", 20)))
    except subprocess.TimeoutExpired:
        return "does not end"
    report = re.search(rb"AddressSanitizer|runtime error|ssertion", run.stderr)
    return f"status {run.returncode}" if run.returncode < 0 or report else None


def main():
    nabla, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    texts = [open(path).read() for path in sys.argv[4:]]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    random.seed(seed)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(count):
            text = changed(random.choice(texts), lines)
            why = fails(nabla, text, folder)
            if why:
                failed += 1
                print(f"---- {why}:\n{text}")
    print(f"{count} scripts, {failed} failed")
    sys.exit(failed > 0)


main()
