"""Keras: activations by name, with arguments, and the layers that are one."""
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Activation, ELU, LeakyReLU, PReLU, ReLU, Softmax

x = tf.constant([-10.0, -1.0, 0.0, 2.0, 10.0], dtype=tf.float64)
print(keras.activations.relu(x).numpy())
print(keras.activations.relu(x, negative_slope=0.5).numpy())
print(keras.activations.relu(x, max_value=5.0).numpy())
print(keras.activations.relu(x, negative_slope=0.1, threshold=1.0, max_value=6.0).numpy())
print(keras.activations.get("swish")(x).numpy().round(5))
print(keras.activations.get("linear")(x).numpy(), keras.activations.get(tf.nn.relu)(x).numpy())
try:
    keras.activations.get("no_such")
except ValueError as e:
    print("ValueError")
print(ReLU(max_value=6.0)(x).numpy(), LeakyReLU(negative_slope=0.2)(x).numpy())
print(ELU(alpha=0.5)(x).numpy().round(5), PReLU()(x).numpy())
print(Activation("tanh")(x).numpy().round(5))
print(Softmax()(tf.constant([[1.0, 2.0], [3.0, 1.0]], dtype=tf.float64)).numpy().round(6))
