"""Launches a kernel again and again and asks for everything while it still starts: prints one line of JSON a launch.

Usage: launches.py KERNEL TIMES LOG
"""

import json
import sys
import time

from jupyter_client.manager import KernelManager

name, times, log = sys.argv[1], int(sys.argv[2]), sys.argv[3]
SECONDS = 90


def shown(client, request):
    """What the cell of this request showed as its result."""
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        if message["parent_header"].get("msg_id") == request:
            if message["msg_type"] == "execute_result":
                return message["content"]["data"]["text/plain"]
            if message["content"].get("execution_state") == "idle":
                return None


def launch():
    manager = KernelManager(kernel_name=name)
    with open(log, "ab") as out:
        manager.start_kernel(stdout=out, stderr=out)
    client = manager.client()
    client.start_channels()
    try:
        # A front end has nothing to wait for either: what it sends early reaches the kernel as it binds its sockets.
        completed = client.complete("Colle", 5)
        executed = client.execute("1 + 1")
        explained = client.inspect("String", 3)
        judged = client.is_complete("int i = 1;")
        replies = {}
        while len(replies) < 4:
            reply = client.get_shell_msg(timeout=SECONDS)
            replies[reply["parent_header"]["msg_id"]] = reply["content"]
        client.execute_interactive("int twice(int n) { return 2 * n; }", timeout=SECONDS)
        later = client.execute("twice(21) + table(connectors.fetch()).columnCount() * 0")
        print(json.dumps({
            "completed": "Collections" in replies[completed]["matches"],
            "executed": replies[executed]["status"],
            "explained": replies[explained]["status"],
            "judged": replies[judged]["status"],
            "later": shown(client, later),
        }), flush=True)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


for _ in range(times):
    launch()
