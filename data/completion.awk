# SPDX-License-Identifier: GPL-3.0-or-later
# What shells complete of nabla's command line, from the tables of the program:
#     awk -v shell=bash|zsh|fish -f completion.awk themes.h options.c
# The words of a value are those of the table that the program reads it with.

/^#define NB_THEMES/ {
    gsub(/^#define NB_THEMES\(ROW\) *|ROW\(|\)/, "")
    words["NAME"] = $0
}
/^ *\{"[a-z]+", NB_COLOR_/ {
    split($0, part, "\"")
    words["WHEN"] = words["WHEN"] (words["WHEN"] ? " " : "") part[2]
}
/^static const struct option_row rows/ { inside = 1; next }
inside && /^};/ { inside = 0 }
inside { table = table $0 }

# The first text in quotes of `row`, which loses it; texts side by side are one.
function text(    found) {
    found = ""
    sub(/^[^"]*"/, "", row)
    for (;;) {
        match(row, /"/)
        found = found substr(row, 1, RSTART - 1)
        row = substr(row, RSTART + 1)
        if (row !~ /^ *"/)
            return found
        sub(/^ *"/, "", row)
    }
}

function read_row() {
    n++
    letter[n] = match(row, /^[^"]*'.'/) ? substr(row, RLENGTH - 1, 1) : ""
    name[n] = text()
    argument[n] = row ~ /^, *NULL/ ? "" : text()
    # One that may be left out is none: "[PREFIX]".
    sub(/^\[.*/, "", argument[n])
    help[n] = text()
    gsub(/\\n/, " ", help[n])
    many[n] = sub(/ *\(repeatable\)/, "", help[n])
    sub(/ *\(%s\)/, "", help[n])
    gsub(/'/, "", help[n])
}

function bash(i, cases, at, all) {
    for (i = 1; i <= n; i++) {
        all = all " --" name[i] (argument[i] == "" ? "" : "=")
        if (letter[i] != "")
            all = all " -" letter[i]
        if (argument[i] == "")
            continue
        at = (letter[i] == "" ? "" : "-" letter[i] " | ") "--" name[i]
        cases = cases "        " at ") "
        if (argument[i] in words)
            cases = cases "COMPREPLY=($(compgen -W '" words[argument[i]] "' -- \"$cur\")) ;;\n"
        else if (argument[i] == "FILE")
            cases = cases "_nabla_files ;;\n"
        else
            cases = cases ";;\n"
    }
    print "_nabla_files()\n{"
    print "    compopt -o filenames 2>/dev/null"
    print "    mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n}\n"
    print "_nabla()\n{"
    print "    local cur=${COMP_WORDS[COMP_CWORD]} prev= i"
    print "    COMPREPLY=()"
    print "    ((COMP_CWORD > 0)) && prev=${COMP_WORDS[COMP_CWORD-1]}"
    print "    if [[ $cur == = ]]; then"
    print "        cur="
    print "    elif [[ $prev == = ]] && ((COMP_CWORD > 1)); then"
    print "        prev=${COMP_WORDS[COMP_CWORD-2]}"
    print "    elif [[ $cur == --*=* ]]; then"
    print "        prev=${cur%%=*} cur=${cur#*=}"
    print "    fi"
    print "    for ((i = 1; i < COMP_CWORD; i++)); do"
    print "        [[ ${COMP_WORDS[i]} == -- ]] && _nabla_files && return"
    print "    done"
    print "    case $prev in"
    printf "%s", cases
    print "        *)"
    print "            if [[ $cur != -* ]]; then"
    print "                _nabla_files"
    print "                return"
    print "            fi"
    print "            COMPREPLY=($(compgen -W '" substr(all, 2) "' -- \"$cur\"))"
    print "            [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null"
    print "            ;;"
    print "    esac\n    return 0\n}\n"
    print "complete -F _nabla nabla"
}

function zsh(i, spec, value, said) {
    printf "_arguments -s -S"
    for (i = 1; i <= n; i++) {
        said = help[i]
        gsub(/\[/, "\\[", said)
        gsub(/\]/, "\\]", said)
        gsub(/:/, "\\:", said)
        value = ""
        if (argument[i] in words)
            value = ":" argument[i] ":(" words[argument[i]] ")"
        else if (argument[i] != "")
            value = ":" argument[i] ":" (argument[i] == "FILE" ? "_files" : " ")
        spec = "--" name[i] (argument[i] == "" ? "" : "=")
        if (letter[i] != "")
            spec = "'{-" letter[i] (argument[i] == "" ? "" : "+") "," spec "}'"
        value = "[" said "]" value
        if (many[i])
            spec = "*" spec
        else if (letter[i] != "")
            spec = "(-" letter[i] " --" name[i] ")" spec
        printf " \\\n    '%s%s'", spec, value
    }
    print " \\\n    '*:FILE:_files'"
}

function fish(i, kind) {
    for (i = 1; i <= n; i++) {
        kind = argument[i] == "" ? "" : argument[i] == "FILE" ? " -r -F" : " -x"
        if (argument[i] in words)
            kind = kind " -a '" words[argument[i]] "'"
        print "complete -c nabla" (letter[i] == "" ? "" : " -s " letter[i]) " -l " name[i] kind \
            " -d '" help[i] "'"
    }
}

END {
    count = split(table, parts, /\.apply *= *[a-z_]+ *\}/)
    for (p = 1; p < count; p++) {
        row = parts[p]
        read_row()
    }
    if (n == 0)
        exit 1
    if (shell == "zsh")
        print "#compdef nabla"
    print "# Made from nabla's table of options."
    if (shell == "bash")
        bash()
    else if (shell == "zsh")
        zsh()
    else
        fish()
}
