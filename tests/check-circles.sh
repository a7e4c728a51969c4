#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No files call each other in a circle, but for those that are named here with a
# reason. The objects say it: which functions each defines and which it needs. (Data,
# such as the rows, is promised in a header of a lower layer and calls nobody.)
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT

# The permitted circles, a line each: their files in alphabetic order.
cat >"$dir/permitted" <<'END'
formula/choices.c formula/products.c formula/sums.c
formula/terms.c formula/write_terms.c
graph/build.c graph/tidy.c
graph/diff.c graph/local.c
lang/activation.c lang/asked.c lang/call.c lang/call_rest.c lang/derive.c lang/eval_ast.c lang/eval_call.c lang/format.c lang/implied.c lang/index.c lang/iterate.c lang/logic.c lang/member.c lang/object.c lang/operate.c lang/program.c lang/run_python.c lang/school.c lang/statement.c lang/symbolic.c lang/test.c lang/torch_module.c
proof/course.c proof/enclose.c
python/attribute.c python/call.c python/change.c python/raise.c python/show.c
python/generator.c python/operate.c python/set.c python/walk.c
python/guard.c python/statement.c python/update.c
syntax/parse.c syntax/parse_argument.c syntax/parse_block.c syntax/parse_cases.c syntax/parse_collect.c syntax/parse_command.c syntax/parse_differential.c syntax/parse_expr.c syntax/parse_fstring.c syntax/parse_operator.c syntax/parse_primary.c syntax/parse_python.c syntax/parse_school.c syntax/parse_store.c
value/autograd.c value/entity.c value/value.c
value/convert.c value/param.c
value/function.c value/layer.c
END
# formula/: one rewriter behind simple.h; a sum's terms are products, and so on.
# formula/terms.c, write_terms.c: exp(2*u) is read as exp(u)^2, and u is written for it.
# graph/build.c, tidy.c: a smart constructor and the identities that it tries.
# graph/diff.c, local.c: the derivative of a formula is a derivative.
# lang/: the evaluator recurses through its two doors, eval and call.
# proof/: the course of a formula is found by enclosures of its parts.
# python/: what is called may fail, an exception is an object, and its class may print it.
# python/generator.c, set.c, walk.c: what is walked over may be a generator or a set, which walk;
# operate.c: operators join sets, whose items are compared by an operator.
# python/guard.c, statement.c, update.c: statements hold statements.
# syntax/: recursive descent behind parse_priv.h.
# value/autograd.c, entity.c, value.c: a value may be a tensor that holds one.
# value/convert.c, param.c: an argument is blamed where it was bound.
# value/function.c, layer.c: a Sequential prints the functions that it holds.

# circles: from what `nm -A` says of the objects, the files of each circle on a line
# (Tarjan's algorithm).
circles()
{
    awk '
        function file_of(object) {
            sub(/^src\//, "", object)
            sub(/lib[a-z]*(_v[134])?_a-|(nabla_view|view_so|draw_so)-/, "", object)
            sub(/\.o:.*/, ".c", object)
            return object
        }
        {
            file = file_of($1)
            if ($(NF - 1) == "T") home[$NF] = file
            if ($(NF - 1) == "U") needs[file "\n" $NF] = 1
            files[file] = 1
        }
        function visit(v,    n, i, w, list, line, m, members) {
            number[v] = low[v] = ++clock
            stack[++top] = v
            on[v] = 1
            n = split(edges[v], list, "\n")
            for (i = 1; i <= n; i++) {
                w = list[i]
                if (!(w in number)) {
                    visit(w)
                    if (low[w] < low[v]) low[v] = low[w]
                } else if (on[w] && number[w] < low[v])
                    low[v] = number[w]
            }
            if (low[v] != number[v])
                return
            m = 0
            do {
                w = stack[top--]
                on[w] = 0
                members[++m] = w
            } while (w != v)
            if (m > 1)
                print_sorted(members, m)
        }
        function print_sorted(a, n,    i, k, t, line) {
            for (i = 2; i <= n; i++)
                for (k = i; k > 1 && a[k] < a[k - 1]; k--) {
                    t = a[k]; a[k] = a[k - 1]; a[k - 1] = t
                }
            line = a[1]
            for (i = 2; i <= n; i++) line = line " " a[i]
            print line
        }
        END {
            for (pair in needs) {
                split(pair, part, "\n")
                to = home[part[2]]
                if (to != "" && to != part[1] && !((part[1], to) in seen)) {
                    seen[part[1], to] = 1
                    edges[part[1]] = edges[part[1]] (edges[part[1]] == "" ? "" : "\n") to
                }
            }
            for (f in files) if (!(f in number)) visit(f)
        }'
}

# objects: those whose source is there; others were left by an earlier tree.
objects()
{
    for object in $(find src -name '*.o'); do
        source=$(printf '%s\n' "$object" |
            sed 's:/lib[a-z]*\(_v[134]\)\{0,1\}_a-:/:; s:/\(nabla_view\|view_so\|draw_so\)-:/:; s:\.o$:.c:')
        [ ! -e "${srcdir:-.}/$source" ] || printf '%s\n' "$object"
    done
}

failures=0
planted='src/x/a.o:0 T f
src/x/a.o: U g
src/x/b.o:0 T g
src/x/b.o: U f'
[ "$(printf '%s\n' "$planted" | circles)" = 'x/a.c x/b.c' ] || {
    echo 'a circle of two files is not found'
    failures=1
}
nm -A $(objects) | circles | sort >"$dir/found"
while read -r circle; do
    grep -qxF "$circle" "$dir/permitted" && continue
    echo "these call each other: $circle"
    failures=$((failures + 1))
done <"$dir/found"
[ "$failures" = 0 ]
