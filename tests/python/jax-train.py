"""Gradient descent for one neuron with two inputs, the parameters in a dictionary."""
import jax
import jax.numpy as jnp
from jax import grad, jit

X = jnp.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
T = jnp.array([0.0, 1.0, 1.0, 1.0])


def predict(params, x):
    return jax.nn.sigmoid(jnp.dot(x, params["w"]) + params["b"])


def loss(params):
    p = predict(params, X)
    return -jnp.mean(T*jnp.log(p) + (1 - T)*jnp.log(1 - p))


@jit
def update(params, rate):
    slopes = grad(loss)(params)
    return {k: params[k] - rate*slopes[k] for k in params}


params = {"w": jnp.array([0.1, -0.1]), "b": 0.0}
for epoch in range(201):
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d}  loss {loss(params):.5f}")
    params = update(params, 1.0)
print(jnp.round(predict(params, X)))
