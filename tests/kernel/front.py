# SPDX-License-Identifier: GPL-3.0-or-later
# A front-end for tests: Jupyter's own client, and the kernel that is to be tested.
import os
import sys
import time
from queue import Empty

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

PATIENCE = 60  # seconds; a machine may be busy


class Front:
    def __init__(self, kernel, mode="signal"):
        self.failed = False
        self.manager = KernelManager()
        self.manager._kernel_spec = KernelSpec(
            argv=[kernel, "{connection_file}"], display_name="nabla", language="nabla",
            interrupt_mode=mode)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def check(self, good, what):
        if not good:
            self.failed = True
            print("FAILED:", what)

    def equal(self, got, expected, what):
        self.check(got == expected, f"{what}: {got!r}, not {expected!r}")

    def reply(self, request):
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def heard(self, request):
        """What was published of a request: pairs of a type and a content."""
        found = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return found
            if kind not in ("status", "execute_input"):
                found.append((kind, content))

    def run(self, code, **options):
        """The reply, and what was heard."""
        request = self.client.execute(code, **options)
        heard = self.heard(request)
        return self.reply(request), heard

    def stream(self, heard, name="stdout"):
        return "".join(c["text"] for k, c in heard if k == "stream" and c["name"] == name)

    def result(self, heard):
        return [c["data"]["text/plain"] for k, c in heard if k == "execute_result"]

    def pictures(self, heard):
        return [c["data"] for k, c in heard if k == "display_data"]

    def end(self):
        self.client.stop_channels()
        if self.manager.is_alive():
            self.manager.shutdown_kernel()
        sys.exit(1 if self.failed else 0)
