# SPDX-License-Identifier: GPL-3.0-or-later
# Reads a text with the extension's grammar as VS Code does: at each place the rule that matches first,
# of those at the same place the first. Prints a line "LINE:COLUMN KIND TEXT" for each token that has
# a kind. Its expressions are such that Python and Oniguruma read them alike.
import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    grammar = json.load(file)
rules = [(re.compile(rule.get("match") or rule["begin"] + r".*?(?:" + rule["end"] + "|$)"),
          rule["name"].removesuffix(".nabla")) for rule in grammar["patterns"]]
with open(sys.argv[2], encoding="utf-8") as file:
    lines = file.read().splitlines()
for number, line in enumerate(lines, 1):
    at = 0
    while at < len(line):
        found = [(m.start(), i, m) for i, (rule, _) in enumerate(rules)
                 if (m := rule.search(line, at)) and m.end() > m.start()]
        if not found:
            break
        start, i, m = min(found, key=lambda f: f[:2])
        print(f"{number}:{start + 1} {rules[i][1]} {m.group()}")
        at = m.end()
