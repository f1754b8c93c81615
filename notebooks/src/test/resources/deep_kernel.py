"""A kernel that runs nothing: asked for `deep`, it publishes JSON that no reader of Python's takes."""

import json
import sys

import zmq
from jupyter_client.session import Session

DEEP = b"[" * 1_000_000 + b"]" * 1_000_000

with open(sys.argv[1], encoding="utf-8") as file:
    connection = json.load(file)
session = Session(key=connection["key"].encode("ascii"), signature_scheme=connection["signature_scheme"])
context = zmq.Context()


def socket(kind, name):
    made = context.socket(kind)
    made.bind(f"tcp://{connection['ip']}:{connection[name]}")
    return made


shell, control = socket(zmq.ROUTER, "shell_port"), socket(zmq.ROUTER, "control_port")
published, stdin = socket(zmq.PUB, "iopub_port"), socket(zmq.ROUTER, "stdin_port")
heart = socket(zmq.REP, "hb_port")

while True:
    identities, request = session.recv(shell, mode=0)
    kind, content = request["msg_type"], request["content"]
    session.send(published, "status", {"execution_state": "busy"}, parent=request)
    if content.get("code") == "deep":
        shown = b'{"execution_count": 1, "metadata": {}, "data": {"application/json": ' + DEEP + b"}}"
        session.send(published, "execute_result", shown, parent=request)
    info = {"protocol_version": "5.3", "implementation": "deep", "implementation_version": "1", "banner": ""}
    language = {"name": "java", "version": "17", "mimetype": "text/x-java-source", "file_extension": ".java"}
    reply = {"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []}
    session.send(
        shell,
        kind.replace("request", "reply"),
        {"status": "ok", "language_info": language, **info} if kind.startswith("kernel_info") else reply,
        parent=request,
        ident=identities,
    )
    session.send(published, "status", {"execution_state": "idle"}, parent=request)
