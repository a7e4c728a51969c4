"""tf.function and tf.custom_gradient."""
import tensorflow as tf


@tf.function
def swish(x, beta=1.0):
    return x*tf.sigmoid(beta*x)


@tf.custom_gradient
def softplus(x):
    e = tf.exp(x)

    def grad(upstream):
        return upstream*(1 - 1/(1 + e))
    return tf.math.log(1 + e), grad


@tf.custom_gradient
def sign(x):
    def grad(upstream):
        return upstream*tf.cast(tf.abs(x) <= 1, tf.float64)
    return tf.sign(x), grad


x = tf.Variable([-2.0, 0.5, 100.0], dtype=tf.float64)
for f in [swish, softplus, sign]:
    with tf.GradientTape() as tape:
        y = f(x)
    print(y.numpy().round(5), tape.gradient(y, x).numpy().round(5))
