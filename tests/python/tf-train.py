"""A line through points, by gradient descent with assign_sub."""
import tensorflow as tf

x = tf.constant([0.0, 1.0, 2.0, 3.0], dtype=tf.float64)
y = tf.constant([1.0, 3.0, 5.0, 7.0], dtype=tf.float64)
w = tf.Variable(0.0, dtype=tf.float64)
b = tf.Variable(0.0, dtype=tf.float64)


def loss():
    return tf.reduce_mean(tf.square(w*x + b - y))


for step in range(101):
    with tf.GradientTape() as tape:
        e = loss()
    dw, db = tape.gradient(e, [w, b])
    w.assign_sub(0.1*dw)
    b.assign_sub(0.1*db)
    if step % 25 == 0:
        print("step %3d loss %.6f w %.4f b %.4f" % (step, e.numpy(), w.numpy(), b.numpy()))
