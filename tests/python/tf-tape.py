"""The tape: variables, constants that are watched, several sources, nested tapes."""
import tensorflow as tf

x = tf.Variable(3.0, dtype=tf.float64)
with tf.GradientTape() as tape:
    y = x**2
print(tape.gradient(y, x))
try:
    tape.gradient(y, x)
except RuntimeError as e:
    print("RuntimeError:", e)

c = tf.constant(2.0, dtype=tf.float64)
with tf.GradientTape() as tape:
    y = c*c
print(tape.gradient(y, c))
with tf.GradientTape() as tape:
    tape.watch(c)
    y = c*c
print(tape.gradient(y, c).numpy())

w = tf.Variable([[1.0, 2.0], [3.0, 4.0]], dtype=tf.float64)
b = tf.Variable([0.5, -0.5], dtype=tf.float64)
v = tf.constant([[1.0, -1.0]], dtype=tf.float64)
with tf.GradientTape(persistent=True) as tape:
    y = tf.matmul(v, w) + b
    loss = tf.reduce_mean(y**2)
dw, db = tape.gradient(loss, [w, b])
print(dw)
print(db)
print(tape.gradient(loss, {"b": b})["b"].numpy())
del tape

with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = x**3
    first = inner.gradient(y, x)
second = outer.gradient(first, x)
print(first.numpy(), second.numpy())

u = tf.Variable([1.0, 2.0, 3.0], dtype=tf.float64)
with tf.GradientTape() as tape:
    y = u*u
print(tape.gradient(y, u))
with tf.GradientTape() as tape:
    y = tf.stop_gradient(x)*x
print(tape.gradient(y, x).numpy())
