# SPDX-License-Identifier: GPL-3.0-or-later
"""Microseconds of CPU a step of small programs, beside CPython (with PyTorch) and PARI/GP.

    steps.py NABLA [PART]    those whose name has PART in it

Each program is run with few steps and with many, the least of several times each; what
the difference makes a step is printed. A peer that is not installed has a dash. Then
the same program is started twenty times: how far the times lie apart."""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

ROUNDS = 5

# (name, steps, the text for nabla and Python, the text for gp or ""); NUMBER is how many
# steps.
PROGRAMS = [
    ("for: s += i*0.5", 1000000, """
s = 0
for i in range(NUMBER): s += i*0.5
""", "s=0.;for(i=0,NUMBER-1,s+=i*0.5)"),
    ("while: i += 1", 1000000, """
i = 0
while i < NUMBER: i += 1
""", "i=0;while(i<NUMBER,i+=1)"),
    ("collatz", 1000000, """
def steps(most):
    m = 27
    for k in range(most):
        m = m//2 if m % 2 == 0 else 3*m + 1
    return m
last = steps(NUMBER)
""", "m=27;for(k=1,NUMBER,m=if(m%2==0,m\\2,3*m+1))"),
    ("[sin(i) for i]", 500000, """
from math import sin
a = [sin(i) for i in range(NUMBER)]
""", "a=vector(NUMBER,i,sin(i*1.))"),
    ("a call of fib", 392835, """
def fib(n): return fib(n - 1) + fib(n - 2) if n > 1 else n
for k in range(NUMBER//392835): last = fib(26)
""", "fib(n)=if(n>1,fib(n-1)+fib(n-2),n)\nfor(k=1,NUMBER\\392835,fib(26))"),
    ("a.append(i)", 100000, """
a = []
for i in range(NUMBER): a.append(i)
""", "a=List();for(i=1,NUMBER,listput(a,i))"),
    ("x - 0.01*f'(x)", 200000, """
f(x) = x*sigmoid(x)
x = 3
for i in range(NUMBER): x = x - 0.01*f'(x)
""", "f(x)=x/(1+exp(-x))\nx=3.;for(i=1,NUMBER,x=x-0.01*f'(x))"),
    ("backward() of 10", 10000, """
import torch
x = torch.linspace(-1, 1, 10).requires_grad_()
for i in range(NUMBER):
    loss = (x**2).sum()
    loss.backward()
    with torch.no_grad():
        x -= 0.01*x.grad
    x.grad.zero_()
""", ""),
] + [("network of 16, %d steps" % steps, steps, """
import torch
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
x = torch.linspace(-3, 3, 50).reshape(50, 1)
y = torch.sin(x)
w1 = torch.randn(1, 16)
b1 = torch.zeros(16)
w2 = torch.randn(16, 1)*0.2
b2 = torch.zeros(1)
for i in range(NUMBER):
    h = torch.tanh(x @ w1 + b1)
    d = 2*(h @ w2 + b2 - y)/50
    dh = (d @ w2.t())*(1 - h*h)
    w1 = w1 - 0.05*(x.t() @ dh)
    b1 = b1 - 0.05*dh.sum(0)
    w2 = w2 - 0.05*(h.t() @ d)
    b2 = b2 - 0.05*d.sum(0)
    loss = (d*d).sum().item()
""", "") for steps in (400, 800, 1600)]


def cpu_seconds(command):
    """Of the command, on one thread; other work on the machine does not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True,
                   env=dict(os.environ, NABLA_THREADS="1", OMP_NUM_THREADS="1"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least_time(command, text, suffix, folder):
    path = os.path.join(folder, "program" + suffix)
    with open(path, "w") as out:
        out.write(text)
    return min(cpu_seconds(command + [path]) for _ in range(ROUNDS))


def step_time(command, text, suffix, steps, folder):
    """Microseconds a step; None where it cannot be run."""
    if not text or not shutil.which(command[0]):
        return None
    few = steps // 100 if steps < 100000 else 0
    try:
        many_took = least_time(command, text.replace("NUMBER", str(steps)), suffix, folder)
        few_took = least_time(command, text.replace("NUMBER", str(few)), suffix, folder)
    except subprocess.CalledProcessError:
        return None
    return (many_took - few_took) / (steps - few) * 1e6


def shown(microseconds):
    return "%9.3f" % microseconds if microseconds is not None else "%9s" % "-"


def main():
    nabla, part = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    python = os.environ.get("PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        print("| microseconds a step        |     nabla |    Python |        gp | of Python's |")
        print("|----------------------------|----------:|----------:|----------:|------------:|")
        for name, steps, text, gp in PROGRAMS:
            if part not in name:
                continue
            ours = step_time([nabla, "-q"], text, ".nab", steps, folder)
            python_text = text if "f'" not in text else ""
            # PyTorch takes a second to start: many steps, which cost the same, stand out.
            peer_steps = max(steps, 20000) if "torch" in text else steps
            peer = step_time([python], python_text, ".py", peer_steps, folder)
            gp_time = step_time(["gp", "-q", "-f", "-s", "1G"], gp and gp + "\nquit\n", ".gp",
                                steps, folder)
            ratio = "%11.2f" % (ours / peer) if ours and peer else "%11s" % "-"
            print("| %-26s | %s | %s | %s | %s |" % (name, shown(ours), shown(peer),
                                                     shown(gp_time), ratio), flush=True)
        text = PROGRAMS[1][2].replace("NUMBER", "500000")
        times = [1e3 * cpu_seconds([nabla, "-q", "-e", text]) for _ in range(20)]
        print("\n20 starts of one program: %.0f to %.0f ms, %.2f times"
              % (min(times), max(times), max(times) / min(times)))


main()
