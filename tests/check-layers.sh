#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A file includes its own layer and those below it, nothing else; only the
# viewer knows SDL, only the prompt knows Readline, only the kernel ZeroMQ and JSON, and every file says its
# licence in line 1.
#
#     base < number < graph < rows < { composed, eval, formula } < proof < curve < figure
#                     graph < syntax < value < lang < python < library < { frameworks, numpy }
#     figure < plot < terminal < export < seen < explore; { explore, lang } < viewer
#     { frameworks, numpy, figure } < study < { help, code }; { help, code, export } < session < { charts < { objects, pyplot }, lesson, quiz, typing < { repl, kernel, web } } < app
#
# So the graph sees no formulas (what it needs of one that is printed is handed in),
# formulas and numbers know nothing of each other, and neither of proofs; the language
# computes but proves nothing.
cd "${srcdir:-.}" || exit 99
failures=0

# allowed LAYER: the layers that it may include.
allowed()
{
    case $1 in
    base) echo base ;;
    number) echo base number ;;
    graph) echo base number graph ;;
    rows) echo base number graph rows ;;
    composed) echo base number graph rows composed ;;
    eval) echo base number graph rows eval ;;
    formula) echo base number graph rows formula ;;
    proof) echo base number graph rows eval formula proof ;;
    curve) echo base number graph rows eval formula proof curve ;;
    figure) echo base number graph rows eval formula proof curve figure ;;
    plot) echo base number graph rows eval formula proof curve figure plot ;;
    terminal) echo base number graph rows eval formula proof curve figure plot terminal ;;
    export) echo base number graph rows eval formula proof curve figure plot terminal export ;;
    syntax) echo base number graph syntax ;;
    value) echo base number graph rows eval syntax value ;;
    lang) echo base number graph rows eval syntax value lang ;;
    python) echo base number graph rows eval syntax value lang python ;;
    library) echo base number graph rows eval syntax value lang python library ;;
    frameworks) echo base number graph rows eval syntax value lang python library frameworks ;;
    numpy) echo base number graph rows eval syntax value lang python library numpy ;;
    study) echo base number graph rows eval formula proof curve figure syntax value lang python library frameworks numpy study ;;
    help) echo base number graph rows eval formula proof curve figure syntax value lang python library frameworks numpy study help ;;
    code) echo base number graph rows eval formula proof curve figure syntax value lang python library frameworks numpy study code ;;
    session) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session ;;
    charts) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session charts ;;
    objects) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session charts objects ;;
    lesson) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session lesson ;;
    quiz) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session quiz ;;
    pyplot) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session charts pyplot ;;
    seen) echo base number graph rows eval formula proof curve figure plot export seen ;;
    explore) echo base number graph rows eval formula proof curve figure plot export seen explore ;;
    viewer) echo base number graph rows eval formula proof syntax value lang curve figure plot export seen explore viewer ;;
    typing) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session typing ;;
    repl) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session typing repl ;;
    digits) echo base number graph rows eval digits ;;
    kernel) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session typing charts pyplot kernel ;;
    app) echo base number graph rows eval formula proof curve figure export syntax value lang python library frameworks numpy study help session typing charts pyplot repl kernel app ;;
    web) echo base number graph rows eval formula proof curve figure plot terminal export syntax value lang python library frameworks numpy study help session typing charts pyplot viewer web ;;
    esac
}

complain()
{
    echo "$1"
    failures=$((failures + 1))
}

for file in src/*/*.[ch]; do
    layer=${file#src/}
    layer=${layer%%/*}
    head -n 1 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
        complain "$file: line 1 has no SPDX tag"
    for included in $(sed -n 's|^#include "\([a-z]*\)/.*|\1|p' "$file" | sort -u); do
        case " $(allowed "$layer") " in
        *" $included "*) ;;
        *) complain "$file: $layer must not include $included" ;;
        esac
    done
    [ "$layer" = viewer ] || ! grep -q '#include <SDL' "$file" || complain "$file: includes SDL"
    [ "$layer" = repl ] || ! grep -q '#include <readline' "$file" ||
        complain "$file: includes Readline"
    [ "$layer" = kernel ] || ! grep -qE '#include <(zmq|json)' "$file" ||
        complain "$file: includes ZeroMQ or JSON"
done
[ "$failures" = 0 ]
