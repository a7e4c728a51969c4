#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What code(f, "jax") and code(f, "tensorflow") write is run here as a file of Python: it has
# the values and both slopes of f.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
failed=0

# wanted FUNCTION: f(0.7), f'(0.7) and f''(-0.3).
wanted()
{
    "$NABLA" --no-init -e "print(format(float($1(0.7)), \".10g\"), format(float($1'(0.7)), \".10g\"),
        format(float($1''(-0.3)), \".10g\"))"
}

# differs FUNCTION LANGUAGE TEXT
differs()
{
    [ -n "$3" ] && [ "$3" = "$(wanted "$1")" ] && return
    echo "$1 in $2: $3"
    failed=1
}

for f in relu sigmoid silu softplus mish gelu elu selu softsign hardswish logsigmoid leaky_relu; do
    "$NABLA" --no-init -e "code($f, \"jax\")" >"$dir/jax.py" || exit 1
    cat >>"$dir/jax.py" <<EOF

print("%.10g %.10g %.10g" % ($f(jnp.asarray(0.7)), jax.grad($f)(0.7), jax.grad(jax.grad($f))(-0.3)))
EOF
    differs $f jax "$("$NABLA" --no-init "$dir/jax.py" 2>&1)"
    "$NABLA" --no-init -e "code($f, \"tensorflow\")" >"$dir/tf.py" || exit 1
    cat >>"$dir/tf.py" <<EOF

def slopes(at):
    x = tf.Variable(at, dtype=tf.float64)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            y = $f(x)
        first = inner.gradient(y, x)
    second = outer.gradient(first, x, unconnected_gradients="zero")
    return y.numpy(), first.numpy(), second.numpy()
print("%.10g %.10g %.10g" % (slopes(0.7)[0], slopes(0.7)[1], slopes(-0.3)[2]))
EOF
    differs $f tensorflow "$("$NABLA" --no-init "$dir/tf.py" 2>&1)"
done
exit $failed
