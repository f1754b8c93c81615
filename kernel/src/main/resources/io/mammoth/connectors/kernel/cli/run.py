"""Runs one notebook in a kernel of its own and says, a JSON line each on standard output, what becomes of its cells.
Leaves the executed notebook, and its page where one is wanted, in the work folder, without any secret of this
environment.

A cell that fails ends the notebook, but for the cells tagged `cleanup` that follow it. So does the time limit, and
SIGTERM, after which there are few seconds left."""

import base64
import html
import json
import os
import pathlib
import queue
import signal
import sys
import time
import urllib.parse

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.util import run_sync

START_SECONDS = 120
CLEANUP_SECONDS = 60
SECONDS_AFTER_SIGTERM = 7
SHORTEST_SECRET = 4

# The usual page loads three scripts from servers elsewhere; a page without them shows the same.
OFFLINE = """{% extends 'lab/index.html.j2' %}
{% block html_head_js %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
"""


class Stopped(BaseException):
    """Somebody wants this run to end."""


class Secrets:
    """The values that must not show, in each way in which an output may hold them."""

    def __init__(self, names):
        values = [value for value in (os.environ.get(name, "").strip() for name in names) if len(value) >= SHORTEST_SECRET]
        forms = {form for value in values for form in self.forms(value)}
        self.shown = sorted(forms, key=len, reverse=True)

    @staticmethod
    def forms(value):
        coded = base64.b64encode(value.encode("utf-8")).decode("ascii").rstrip("=")
        return value, html.escape(value), urllib.parse.quote(value, safe=""), json.dumps(value)[1:-1], coded

    def hide(self, thing):
        if isinstance(thing, str):
            for secret in self.shown:
                thing = thing.replace(secret, "***")
        elif isinstance(thing, dict):
            for key in thing:
                thing[key] = self.hide(thing[key])
        elif isinstance(thing, list):
            thing[:] = [self.hide(element) for element in thing]
        return thing


class Run:
    """One notebook and how far it is."""

    def __init__(self, job, work):
        self.work = work
        self.secrets = Secrets(job["secrets"])
        self.notebook = nbformat.read(job["notebook"], as_version=4)
        self.page = job["page"]
        seconds = job["seconds"]
        self.end = time.monotonic() + seconds if seconds else None
        self.only_cleanup = False
        self.client = NotebookClient(
            self.notebook,
            kernel_name=job["kernel"],
            timeout_func=self.left,
            startup_timeout=START_SECONDS,
            shutdown_kernel="immediate",
            record_timing=False,
            resources={"metadata": {"path": job["folder"]}},
        )

    def say(self, **what):
        print(json.dumps(self.secrets.hide(what)), flush=True)

    def left(self, cell=None):
        return None if self.end is None else max(0.1, self.end - time.monotonic())

    def go(self):
        for cell in self.notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        try:
            with (self.work / "kernel.log").open("wb") as log, self.client.setup_kernel(stdout=log, stderr=log):
                self.cells()
        except Stopped:
            pass
        except (RuntimeError, OSError) as error:
            self.say(kernel="not started", message=f"{error}")
        self.write()

    def cells(self):
        for index, cell in enumerate(self.notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            tags = cell.metadata.get("tags", [])
            if "skip-execution" in tags or (self.only_cleanup and "cleanup" not in tags):
                self.say(cell=index, status="skipped")
            else:
                self.cell(index, cell)

    def cell(self, index, cell):
        self.say(cell=index, status="begun")
        begun = time.monotonic()
        status, error = self.execute(index, cell)
        now = time.monotonic()
        self.say(cell=index, status=status, seconds=now - begun, **error)
        if status == "died":
            raise Stopped
        if status != "ok" and not self.only_cleanup:
            self.only_cleanup = True
            self.end = now + (SECONDS_AFTER_SIGTERM if status == "stopped" else CLEANUP_SECONDS)

    def execute(self, index, cell):
        try:
            self.client.execute_cell(cell, index)
            return "ok", {}
        except CellExecutionError:
            return "failed", failure(cell)
        except CellTimeoutError:
            self.interrupt(10)
            return "timeout", {}
        except DeadKernelError:
            return "died", {}
        except Stopped:
            self.interrupt(3)
            return "stopped", {}

    def interrupt(self, seconds):
        """Again each second until the kernel answers: JJava forgets an interrupt between two statements of a cell."""
        for _ in range(seconds):
            run_sync(self.client.km.interrupt_kernel)()
            try:
                run_sync(self.client.kc.get_shell_msg)(timeout=1)
                return
            except queue.Empty:
                continue

    def write(self):
        for cell in self.notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = joined(cell.outputs)
        self.secrets.hide(self.notebook)
        (self.work / "executed.ipynb").write_text(nbformat.writes(self.notebook) + "\n", encoding="utf-8")
        if self.page:
            (self.work / "executed.html").write_text(self.html(), encoding="utf-8")

    def html(self):
        from jinja2 import DictLoader
        from nbconvert import HTMLExporter

        exporter = HTMLExporter(extra_loaders=[DictLoader({"offline.html.j2": OFFLINE})])
        exporter.template_file = "offline.html.j2"
        page, _ = exporter.from_notebook_node(self.notebook, resources={"metadata": {"name": self.page}})
        return page


def failure(cell):
    for output in cell.outputs:
        if output.output_type == "error":
            return {"name": output.ename, "message": output.evalue, "trace": list(output.traceback)}
    return {}


def joined(outputs):
    """What a cell printed in several pieces is one text: how it was cut is chance, and may cut a secret."""
    result = []
    for output in outputs:
        last = result[-1] if result else None
        if last and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            result.append(output)
    return result


def stop(signum, frame):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Stopped


def main():
    work = pathlib.Path(sys.argv[1])
    job = json.loads((work / "job.json").read_text(encoding="utf-8"))
    # A terminal's Ctrl-C reaches us as well; whoever started us says by SIGTERM that we are to end.
    signal.signal(signal.SIGINT, lambda signum, frame: None)
    signal.signal(signal.SIGTERM, stop)
    Run(job, work).go()


if __name__ == "__main__":
    main()
