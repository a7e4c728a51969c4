"""What a script calls its variables is no matter to the libraries."""
import jax
import jax.numpy as np
from jax import vmap

torch, sum, len, list, range, zip, isinstance, softmax, relu, grad = "mine", 1, 2, 3, 4, 5, 6, 7, 8, 9
x = np.array([-1.0, 2.0])
print(vmap(jax.grad(jax.nn.silu))(x).round(5), jax.nn.softmax(x).round(5))
print(jax.grad(lambda p: p["a"]*p["b"])({"a": 2.0, "b": 3.0})["a"], sum + len + list)
