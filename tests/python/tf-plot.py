"""ReLU, sigmoid and tanh with their gradients, as books draw them."""
import matplotlib.pyplot as plt
import tensorflow as tf

x = tf.Variable(tf.range(-8.0, 8.0, 0.1, dtype=tf.float64), dtype=tf.float64)
fig, axes = plt.subplots(2, 3, figsize=(9, 5))
for k, (name, f) in enumerate([("relu", tf.nn.relu), ("sigmoid", tf.nn.sigmoid), ("tanh", tf.nn.tanh)]):
    with tf.GradientTape() as t:
        y = f(x)
    slope = t.gradient(y, x)
    axes[0, k].plot(x.numpy(), y.numpy())
    axes[0, k].set_title(name + "(x)")
    axes[1, k].plot(x.numpy(), slope.numpy())
    axes[1, k].set_title("grad of " + name)
    print(name, y.shape, f"{tf.reduce_max(y):.4f} {tf.reduce_max(slope):.4f}")
plt.tight_layout()
plt.savefig("tf-plot.png")
