"""Drives one real kernel for the tests: a JSON request a line on standard input, a JSON answer a line on standard
output. Requests are answered one after the other, but for `interrupt` and `alive`, which reach a cell that runs."""

import json
import queue
import sys
import threading
import traceback

from jupyter_client.manager import KernelManager

START_SECONDS = 90

out = sys.stdout
lock = threading.Lock()


def send(answer):
    with lock:
        out.write(json.dumps(answer) + "\n")
        out.flush()


def run(client, request):
    """Executes one cell and returns all that it showed, in order."""
    outputs, prompts, answers = [], [], list(request["answers"])

    def on_output(message):
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            outputs.append({"kind": kind, "name": content["name"], "text": content["text"]})
            send({"id": request["id"], "printed": content["text"]})
        elif kind in ("execute_result", "display_data", "update_display_data"):
            outputs.append({"kind": kind, "data": content["data"], "metadata": content["metadata"]})
        elif kind == "error":
            outputs.append({"kind": kind, **{name: content[name] for name in ("ename", "evalue", "traceback")}})

    def on_prompt(message):
        prompts.append({"prompt": message["content"]["prompt"], "password": message["content"]["password"]})
        client.input(answers.pop(0) if answers else "")

    reply = client.execute_interactive(
        request["code"],
        allow_stdin=bool(answers),
        stop_on_error=False,
        output_hook=on_output,
        stdin_hook=on_prompt,
        timeout=request["timeout"],
    )
    return {"status": reply["content"]["status"], "outputs": outputs, "prompts": prompts}


def complete(client, request):
    content = client.complete(request["code"], request["cursor"], reply=True, timeout=request["timeout"])["content"]
    return {"matches": content["matches"], "start": content["cursor_start"], "end": content["cursor_end"]}


def inspect(client, request):
    content = client.inspect(request["code"], request["cursor"], reply=True, timeout=request["timeout"])["content"]
    return {"found": content.get("found", False), "data": content.get("data", {})}


def answer(request, action):
    try:
        send({"id": request["id"], **action()})
    except Exception as error:
        send({"id": request["id"], "failure": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()})


def main():
    name, log = sys.argv[1:]
    manager = KernelManager(kernel_name=name)
    with open(log, "wb") as kernel_log:
        try:
            manager.start_kernel(stdout=kernel_log, stderr=kernel_log)
            client = manager.client()
            client.start_channels()
            client.wait_for_ready(timeout=START_SECONDS)
            send({"id": 0})
            serve(manager, client)
        except Exception as error:
            send({"id": 0, "failure": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()})
        finally:
            if manager.has_kernel:
                manager.shutdown_kernel(now=True)


def serve(manager, client):
    """The client's sockets belong to this thread; only interrupts go past it."""
    asking = {"run": run, "complete": complete, "inspect": inspect}
    requests = queue.SimpleQueue()
    threading.Thread(target=read, args=(manager, requests), daemon=True).start()
    for request in iter(requests.get, None):
        answer(request, lambda: asking[request["do"]](client, request))


def read(manager, requests):
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "interrupt":
            answer(request, lambda: manager.interrupt_kernel() or {})
        elif request["do"] == "alive":
            answer(request, lambda: {"alive": manager.is_alive()})
        else:
            requests.put(request)
    requests.put(None)


main()
