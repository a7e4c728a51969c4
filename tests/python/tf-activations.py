"""tf.nn and tf.keras.activations, and their gradients."""
import tensorflow as tf

x = tf.constant([-4.0, -1.0, -0.25, 0.5, 2.0, 7.0], dtype=tf.float64)
functions = [("relu", tf.nn.relu), ("relu6", tf.nn.relu6), ("sigmoid", tf.nn.sigmoid),
             ("tanh", tf.nn.tanh), ("softplus", tf.nn.softplus), ("softsign", tf.nn.softsign),
             ("elu", tf.nn.elu), ("selu", tf.nn.selu), ("swish", tf.nn.swish),
             ("gelu", tf.nn.gelu), ("leaky", tf.nn.leaky_relu)]
for name in ["hard_sigmoid", "linear", "exponential", "mish"]:
    functions.append((name, tf.keras.activations.get(name)))

for name, f in functions:
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    slopes = tape.gradient(y, x)
    print(name.ljust(12), y.numpy().round(4))
    print("'".rjust(12), slopes.numpy().round(4))
