# SPDX-License-Identifier: GPL-3.0-or-later
# What front-ends ask while one types, and what does a kernel no harm.
import os
import sys
import time

import zmq
from front import Front
from jupyter_client.session import Session

front = Front(sys.argv[1], "message")
client = front.client


def complete(code, cursor=None):
    answer = front.reply(client.complete(code, cursor))
    return answer["matches"], answer["cursor_start"], answer["cursor_end"]


front.equal(complete("α = 2; savef"), (["savefig"], 7, 12), "completion")
front.equal(complete("x \\alph"), (["α"], 2, 7), "a letter")
front.check("relu" in complete("torch.re")[0], "a member")
front.check("color=" in complete("plot(silu, co")[0], "a keyword")
front.equal(complete("sigm + 1", 4)[1:], (0, 4), "in the middle")
front.check("/etc/" in complete('load("/et')[0], "a file")
info = front.reply(client.kernel_info())
front.equal(info["protocol_version"], "5.3", "the protocol")
front.equal(info["language_info"]["file_extension"], ".nab", "the language")


def inspect(code, cursor=None):
    answer = front.reply(client.inspect(code, cursor))
    return answer["data"]["text/plain"] if answer["found"] else ""


front.check(inspect("1 + gelu(2)", 6).startswith("gelu(x, approximate="), "inspection")
front.check(inspect("σ = 1; torch.relu", 15).startswith("relu(x)"), "of a member")
front.check(inspect("plot(silu, ", 11).startswith("plot("), "of an open call")
front.equal(inspect("nobody", 3), "", "of nothing")


def state(code):
    answer = front.reply(client.is_complete(code))
    return answer["status"], answer.get("indent")


front.equal(state("f(1,"), ("incomplete", ""), "a bracket")
front.equal(state("1 + 1"), ("complete", None), "a sum")
front.equal(state("def f(x):"), ("incomplete", "    "), "a block")
front.equal(state("def f(x):\n    return x\n"), ("complete", None), "its end")

# Counting, silence, expressions, history.
reply, heard = front.run("a = 5; a")
front.equal((reply["execution_count"], front.result(heard)), (1, ["5"]), "the first")
reply, heard = front.run("a = 7; print(a); a", silent=True)
front.equal(heard, [], "a silent one")
reply, heard = front.run("", user_expressions={"it": "a + 1", "bad": "zork"})
front.equal(reply["user_expressions"]["it"]["data"]["text/plain"], "8", "an expression")
front.equal(reply["user_expressions"]["bad"]["status"], "error", "a wrong one")
reply, heard = front.run("%1 + 1")
front.equal(front.result(heard), ["6"], "a result by number")
history = front.reply(client.history(hist_access_type="tail", n=1))["history"]
front.equal([entry[2] for entry in history], ["%1 + 1"], "the history")
reply, heard = front.run("exit()")
front.equal([p["source"] for p in reply["payload"]], ["ask_exit"], "exit()")
reply, heard = front.run("1\0 2")
front.equal(reply["status"], "error", "a NUL")
reply, heard = front.run("%matplotlib inline\n2 + zork")
front.equal(reply["traceback"][1], "  2 + zork", "a line of IPython's")
front.check("²" in front.run("print('x²')")[1][0][1]["text"], "letters")

# Cells behind one that fails do not run, and others do.
requests = [client.execute(code) for code in ("1", "zork", "2", "3")]
front.equal([front.reply(r)["status"] for r in requests], ["ok", "error", "aborted", "aborted"],
            "cells behind an error")
requests = [client.execute(code, stop_on_error=False) for code in ("zork", "2")]
front.equal([front.reply(r)["status"] for r in requests], ["error", "ok"], "without stopping")


# Interrupts: of the best of some the machine's load is no excuse.
def interrupted(code):
    request = client.execute(code)
    time.sleep(0.3)
    start = time.monotonic()
    front.manager.interrupt_kernel()
    answer = front.reply(request)
    took = time.monotonic() - start
    front.equal(answer.get("ename"), "KeyboardInterrupt", code)
    return took


endless = ["while True:\n    1", "sum(sin(linspace(0, 1, 1e11)))", "while True:\n    print(1)"]
for code in endless:
    best = min(interrupted(code) for _ in range(4))
    front.check(best < 0.05, f"{code}: interrupted in {best} s")
front.run("1")
front.manager.kernel_spec.interrupt_mode = "signal"
front.check(min(interrupted(endless[0]) for _ in range(4)) < 0.05, "by a signal")
front.manager.interrupt_kernel()  # nothing runs
time.sleep(0.2)
front.equal(front.result(front.run("2 + 2")[1]), ["4"], "after all that")

# Letters that nobody signed, and such as are none.
connection = front.manager.get_connection_info()
context = zmq.Context()
socket = context.socket(zmq.DEALER)
socket.connect("tcp://%s:%d" % (connection["ip"], connection["shell_port"]))
forged = Session(key=b"another key")
content = {"code": "forged = 1", "silent": False}
forged.send(socket, "execute_request", content)
right = Session(key=connection["key"])
for parts in ([b""], [b"<IDS|MSG>"], [b"<IDS|MSG>", b"", b"{}", b"{}", b"{}", b"{}"],
              [b"x"] * 50, [b"<IDS|MSG>", b"\xff" * 70, b"{", b"[", b"\0", b"1"]):
    socket.send_multipart(parts)
for objects in ([b"{}"] * 4, [b"[]"] * 4, [b'{"msg_type":"execute_request"}', b"{}", b"{}", b"5"],
                [b'{"msg_type":7}', b"{}", b"{}", b"{}"], [b"\xff"] * 4, [b"[" * 9000] * 4):
    socket.send_multipart([b"<IDS|MSG>", right.sign(objects), *objects])
on = {"stop_on_error": False}
for kind, content in (("execute_request", on), ("execute_request", {"code": 5, **on}),
                      ("complete_request", {"code": "α", "cursor_pos": 10**12}),
                      ("complete_request", {"code": "a", "cursor_pos": -1}),
                      ("inspect_request", {"cursor_pos": "x"}), ("history_request", {"n": -5}),
                      ("no_request", {}), ("comm_open", {"comm_id": "1"})):
    right.send(socket, kind, content)
reply, heard = front.run("forged")
front.equal(reply["evalue"], "unknown name 'forged'", "a letter that was forged")
front.equal(front.result(front.run("6*7")[1]), ["42"], "after bad letters")
front.check(front.manager.is_alive() and client.hb_channel.is_beating(), "the heart")
socket.close(0)

# A new life knows nothing of the last one; the end is one.
front.manager.restart_kernel()
client.wait_for_ready(timeout=60)
front.equal(front.run("a")[0]["status"], "error", "a variable after a restart")
start = time.monotonic()
front.manager.shutdown_kernel()
front.check(not front.manager.is_alive(), "the end")
front.end()
