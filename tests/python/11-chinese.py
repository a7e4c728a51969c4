# -*- coding: utf-8 -*-
"""激活函数及其导数"""
import numpy as np
import matplotlib.pyplot as plt

plt.rcParams['font.sans-serif'] = ['SimHei']
plt.rcParams['axes.unicode_minus'] = False

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def d_sigmoid(x):
    s = sigmoid(x)
    return s * (1 - s)

class ReLU:
    def __init__(self):
        self.mask = None
    def forward(self, x):
        self.mask = (x <= 0)
        out = x.copy()
        out[self.mask] = 0
        return out
    def backward(self, dout):
        dout[self.mask] = 0
        dx = dout
        return dx

x = np.arange(-8.0, 8.0, 0.1)
fig = plt.figure(figsize=(10, 4))
ax = fig.add_subplot(1, 2, 1)
ax.plot(x, sigmoid(x), 'r-', lw=2, label='sigmoid')
ax.plot(x, d_sigmoid(x), 'b--', label="sigmoid'")
ax.spines['right'].set_color('none')
ax.spines['top'].set_color('none')
ax.xaxis.set_ticks_position('bottom')
ax.spines['bottom'].set_position(('data', 0))
ax.yaxis.set_ticks_position('left')
ax.spines['left'].set_position(('data', 0))
ax.legend(loc='upper left')
ax.set_title('Sigmoid 函数')
relu = ReLU()
y = relu.forward(x)
ax2 = plt.subplot(122)
ax2.plot(x, y)
ax2.set_xlabel('x'); ax2.set_ylabel('y')
plt.grid(True)
plt.tight_layout()
plt.savefig('t1.png', dpi=100)
plt.show()
print(relu.backward(np.ones_like(x)).sum(), y.max(), x.shape)
print("sigmoid(0) = %.4f, max slope = %s" % (sigmoid(0), d_sigmoid(x).max()))
