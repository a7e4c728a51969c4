# SPDX-License-Identifier: GPL-3.0-or-later
# torch.nn.init: tensors that begin with numbers of some kind.
def torch_init():
    def uniform_(tensor, a=0.0, b=1.0):
        with torch.no_grad():
            return tensor.uniform_(a, b)

    def normal_(tensor, mean=0.0, std=1.0):
        with torch.no_grad():
            return tensor.normal_(mean, std)

    def constant_(tensor, val):
        with torch.no_grad():
            return tensor.fill_(val)

    def zeros_(tensor):
        return constant_(tensor, 0.0)

    def ones_(tensor):
        return constant_(tensor, 1.0)

    def eye_(tensor):
        if tensor.dim() != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        with torch.no_grad():
            return tensor.copy_(torch.eye(tensor.size(0), tensor.size(1)))

    def fans(tensor):
        if tensor.dim() < 2:
            raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
        return tensor.size(1), tensor.size(0)

    def calculate_gain(nonlinearity, param=None):
        if nonlinearity in ["linear", "conv1d", "conv2d", "conv3d", "sigmoid"]:
            return 1
        if nonlinearity == "leaky_relu":
            slope = 0.01 if param is None else param
            return (2.0/(1 + slope**2))**0.5
        gains = {"tanh": 5.0/3, "relu": 2.0**0.5, "selu": 3.0/4}
        if nonlinearity not in gains:
            raise ValueError(f"Unsupported nonlinearity {nonlinearity}")
        return gains[nonlinearity]

    def xavier_uniform_(tensor, gain=1.0):
        fan_in, fan_out = fans(tensor)
        a = 3.0**0.5*(gain*(2.0/(fan_in + fan_out))**0.5)
        return uniform_(tensor, -a, a)

    def xavier_normal_(tensor, gain=1.0):
        fan_in, fan_out = fans(tensor)
        return normal_(tensor, 0.0, gain*(2.0/(fan_in + fan_out))**0.5)

    def deviation(tensor, a, mode, nonlinearity):
        if mode not in ["fan_in", "fan_out"]:
            raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
        fan = fans(tensor)[0 if mode == "fan_in" else 1]
        return calculate_gain(nonlinearity, a)/fan**0.5

    def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"):
        bound = 3.0**0.5*deviation(tensor, a, mode, nonlinearity)
        return uniform_(tensor, -bound, bound)

    def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"):
        return normal_(tensor, 0.0, deviation(tensor, a, mode, nonlinearity))

    return {"uniform_": uniform_, "normal_": normal_, "constant_": constant_, "zeros_": zeros_, "ones_": ones_,
            "eye_": eye_, "calculate_gain": calculate_gain, "xavier_uniform_": xavier_uniform_,
            "xavier_normal_": xavier_normal_, "kaiming_uniform_": kaiming_uniform_,
            "kaiming_normal_": kaiming_normal_}
