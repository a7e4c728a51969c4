# SPDX-License-Identifier: GPL-3.0-or-later
# Activations of Keras 3 and the layers that are one. On tensors of TensorFlow.
def keras():
    as_flow()

    def relu_of(x, negative_slope=0.0, max_value=None, threshold=0.0):
        x = as_tensor(x)
        if negative_slope != 0.0 and max_value is None and threshold == 0:
            return torch.nn.functional.leaky_relu(x, negative_slope)
        below = relu(threshold - x)
        y = x*(x > threshold) if threshold != 0 else relu(x) if max_value != 6 else relu6(x)
        if max_value is not None and not (threshold == 0 and max_value == 6):
            y = torch.where(y > max_value, as_tensor(float(max_value)), y)
        return y - negative_slope*below if negative_slope != 0.0 else y

    def leaky_relu(x, negative_slope=0.2):
        return torch.nn.functional.leaky_relu(as_tensor(x), negative_slope)

    def elu_of(x, alpha=1.0):
        x = as_tensor(x)
        return torch.where(x < 0, elu(x, alpha), x)

    def selu_of(x):
        x = as_tensor(x)
        return torch.where(x < 0, selu(x), 1.0507009873554805*x)

    def hard_sigmoid(x):
        y = as_tensor(x)/6.0 + 0.5
        return torch.where(y < 0, as_tensor(0.0), torch.where(y > 1, as_tensor(1.0), y))

    def hard_silu(x):
        x = as_tensor(x)
        return x*hard_sigmoid(x)

    def gelu_of(x, approximate=False):
        x = as_tensor(x)
        return gelu_tanh(x) if approximate else gelu(x)

    def celu_of(x, alpha=1.0):
        return celu(as_tensor(x), alpha)

    def of_tensor(f):
        return lambda x: as_tensor(f(as_tensor(x)))

    def softmax_of(x, axis=-1):
        return softmax(as_tensor(x), axis)

    def log_softmax_of(x, axis=-1):
        return log_softmax(as_tensor(x), axis)

    activations = {"relu": relu_of, "leaky_relu": leaky_relu, "relu6": of_tensor(relu6), "softmax": softmax_of,
                   "celu": celu_of, "elu": elu_of, "selu": selu_of, "softplus": of_tensor(softplus),
                   "softsign": of_tensor(softsign), "silu": of_tensor(silu), "swish": of_tensor(silu),
                   "gelu": gelu_of, "tanh": of_tensor(tanh), "sigmoid": of_tensor(sigmoid),
                   "exponential": of_tensor(torch.exp), "hard_sigmoid": hard_sigmoid, "hard_silu": hard_silu,
                   "hard_swish": hard_silu, "linear": lambda x: x, "mish": of_tensor(mish),
                   "log_sigmoid": of_tensor(logsigmoid), "log_softmax": log_softmax_of,
                   "tanh_shrink": of_tensor(tanhshrink), "hard_tanh": of_tensor(lambda x: clip(x, -1, 1)),
                   "squareplus": lambda x, b=4: (as_tensor(x) + torch.sqrt(as_tensor(x)**2 + b))/2}

    def get(identifier):
        if identifier is None:
            return activations["linear"]
        if callable(identifier):
            return identifier
        if identifier not in activations:
            raise ValueError("Could not interpret activation function identifier: " + str(identifier))
        return activations[identifier]

    class Layer:
        def __call__(self, x):
            return self.call(as_tensor(x))

    class Activation(Layer):
        def __init__(self, activation, name=None):
            self.activation = get(activation)

        def call(self, x):
            return self.activation(x)

    class ReLU(Layer):
        def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, name=None):
            self.options = (negative_slope, max_value, threshold)

        def call(self, x):
            return relu_of(x, *self.options)

    class LeakyReLU(Layer):
        def __init__(self, negative_slope=0.3, alpha=None, name=None):
            self.negative_slope = negative_slope if alpha is None else alpha

        def call(self, x):
            return leaky_relu(x, self.negative_slope)

    class PReLU(Layer):
        def __init__(self, alpha_initializer="zeros", name=None):
            if alpha_initializer != "zeros":
                raise NotImplementedError("PReLU begins with zeros here")
            self.alpha = None

        def call(self, x):
            if self.alpha is None:
                self.alpha = variable(torch.zeros(tuple(x.shape)))
            return relu(x) - self.alpha*relu(-x)

    class ELU(Layer):
        def __init__(self, alpha=1.0, name=None):
            self.alpha = alpha

        def call(self, x):
            return elu_of(x, self.alpha)

    class Softmax(Layer):
        def __init__(self, axis=-1, name=None):
            self.axis = axis

        def call(self, x):
            return softmax_of(x, self.axis)

    class SGD:
        def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, name="SGD"):
            if momentum or nesterov:
                raise NotImplementedError("this SGD has no momentum")
            self.learning_rate = learning_rate

        def apply_gradients(self, pairs):
            for g, v in pairs:
                if g is not None:
                    become(v, v - self.learning_rate*g)

        def minimize(self, *args):
            raise NotImplementedError("apply_gradients(zip(gradients, variables)) makes a step")

    return {"tensorflow.keras.activations": {**activations, "get": get},
            "tensorflow.keras.layers": {"Activation": Activation, "ReLU": ReLU, "LeakyReLU": LeakyReLU,
                                        "PReLU": PReLU, "ELU": ELU, "Softmax": Softmax},
            "tensorflow.keras.optimizers": {"SGD": SGD}}
