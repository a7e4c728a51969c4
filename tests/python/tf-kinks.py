"""What TensorFlow takes as the slope where there is none."""
import tensorflow as tf

z = tf.Variable([-1.0, 0.0, 1.0, 6.0], dtype=tf.float64)
for f in [tf.nn.relu, tf.nn.relu6, tf.abs, tf.nn.elu, tf.nn.leaky_relu, tf.sign,
          lambda x: tf.maximum(x, 0.0), lambda x: tf.maximum(0.0, x),
          lambda x: tf.minimum(x, 1.0), lambda x: tf.clip_by_value(x, 0.0, 6.0)]:
    with tf.GradientTape() as tape:
        y = f(z)
    print(tape.gradient(y, z).numpy())
with tf.GradientTape() as tape:
    y = tf.nn.selu(z)
print(tape.gradient(y, z).numpy().round(5))
