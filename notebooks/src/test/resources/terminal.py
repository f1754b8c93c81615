"""Types into a program at a terminal of its own. Standard input: a JSON line with the command, the width, and steps, each
of which is a text to wait for and what to type then. Standard output: all that the terminal showed."""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

SECONDS = 90
ROWS = 50

request = json.loads(sys.stdin.readline())
child, terminal = pty.fork()
if child == 0:
    os.execvp(request["command"][0], request["command"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, request["width"], 0, 0))
shown = b""


def read():
    """More of what the terminal shows; nothing at its end."""
    ready, _, _ = select.select([terminal], [], [], SECONDS)
    if not ready:
        sys.exit("the terminal stands still after: " + shown.decode("utf-8", "replace"))
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


seen = 0
for awaited, typed in request["steps"]:
    end = time.monotonic() + SECONDS
    while awaited.encode() not in shown[seen:] and time.monotonic() < end:
        more = read()
        if not more:
            sys.exit("the program ended before " + awaited + ": " + shown.decode("utf-8", "replace"))
        shown += more
    seen = len(shown)
    os.write(terminal, typed.encode())
while more := read():
    shown += more
os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
