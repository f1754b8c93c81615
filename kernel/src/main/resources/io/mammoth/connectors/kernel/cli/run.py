"""Runs one notebook in a kernel of its own and says, a JSON line each on standard output, what becomes of its cells.
Leaves the executed notebook, and its page where one is wanted, in the work folder, without any secret of this
environment.

A cell that fails ends the notebook, but for the cells tagged `cleanup` that follow it. So does the time limit, and
SIGTERM: whoever sends it kills this program 7.5 s later. All that follows it fits into that time, whatever hangs."""

import asyncio
import base64
import bisect
import contextlib
import copy
import functools
import hashlib
import html
import itertools
import json
import os
import pathlib
import re
import signal
import sys
import time
import traceback

import nbformat
import zmq
from jupyter_client.kernelspec import NoSuchKernel, get_kernel_spec
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbclient.util import ensure_async

START_SECONDS = 120

# What a cell has printed is read to its end, also long after the cell: 30,000 lines took half a minute on a busy system.
# Beyond so many messages ZeroMQ loses them, here as in the kernel (EarlyKernel): without end, memory would be full.
SECONDS_TO_READ = 120
MOST_UNREAD = 100_000

CLEANUP_SECONDS = 60
CLEANUP_SECONDS_AFTER_SIGTERM = 4.5
SECONDS_TO_HEAR = {"timeout": 10, "stopped": 3}
LARGEST_SHARE_OF_WRITING = 0.1
SHORTEST_SECRET = 4
SHORTEST_UNUSUAL = 8

CODED = re.compile("[A-Za-z0-9+/]")
LONGER_IN_LOWER_CASE = "\u0130"
BREAKS = "\r\n"
CODED_BREAKS = ("\\", r"(?<=\\)\\*[rn]")
URL = ("%", r"(?<=%)[0-9a-fA-F]{2}")
JSON = ("\\", r"(?<=\\)\\*(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})?")
HTML = ("&", r"(?<=&)(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);")

# What may be escaped at once: a secret may itself hold what looks like an escape of another kind.
ESCAPES = [(), (CODED_BREAKS,), (URL,), (JSON,), (HTML,), (JSON, HTML), (URL, JSON, HTML)]

# And how often.
ROUNDS = 3

# A text is looked through in pieces. A secret may reach into the next one, by so much for each of its characters.
PIECE = 1 << 18
LONGEST_ESCAPE = 256

# The usual page loads three scripts from servers elsewhere; a page without them shows the same.
OFFLINE = """{% extends 'lab/index.html.j2' %}
{% block html_head_js %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
"""


class Secrets:
    """The values that must not show, in each way in which an output may hold them: as such and with characters escaped
    as in JSON, HTML or a URL, in Base64 at any offset, in hex, reversed, in other case and broken over lines. Of a
    value of fewer than eight characters, which may be an ordinary word, as such and escaped only. The client masks in
    the same ways (CredentialMask)."""

    def __init__(self, names, variables):
        values = {name: variables.get(name, "").strip() for name in names}
        self.short = {value for value in values.values() if SHORTEST_SECRET <= len(value) < SHORTEST_UNUSUAL}
        long = {value for value in values.values() if len(value) >= SHORTEST_UNUSUAL}
        bare = {value.replace("\\", "") for value in long}
        plain = {form for value in long | bare for form in (value, value[::-1], value.encode("utf-8").hex())}
        self.any_case = {form.lower() for form in plain if len(form) >= SHORTEST_UNUSUAL}
        pairs = {f"{values[name]}:{values.get(name[:-3] + 'SECRET', '')}" for name in names if name.endswith("KEY")}
        long |= {pair for pair in pairs if len(pair) >= SHORTEST_UNUSUAL}
        self.base64 = {form for value in long for form in in_base64(value)}
        self.reach = LONGEST_ESCAPE * max(map(len, self.short | self.any_case | self.base64), default=0)
        self.span_cache = {}

    def hide(self, thing):
        if isinstance(thing, str):
            return self.masked(thing, self.short)
        if isinstance(thing, dict):
            for name in list(thing):
                value = self.hide(thing.pop(name))
                thing[self.masked(name, ())] = value
        elif isinstance(thing, list):
            thing[:] = [self.hide(element) for element in thing]
        return thing

    def masked(self, text, short):
        safe, end = [], 0
        for start, stop in self.spans(text, short):
            if start >= end:
                safe += [text[end:start], "***"]
            end = max(end, stop)
        return "".join(safe) + text[end:] if safe else text

    def spans(self, text, short):
        """Where the text holds a secret, in order."""
        return sorted({span for begin in range(0, len(text), PIECE) for span in self.spans_from(begin, text, short)})

    def spans_from(self, begin, text, short):
        """Where a piece of the text holds a secret. What was looked through once is remembered by its digest: a notebook
        is written again and again while it grows."""
        if not self.reach:
            return []
        piece = text[begin : begin + PIECE + self.reach]
        key = (bool(short), hashlib.blake2b(piece.encode("utf-8", "surrogatepass"), digest_size=16).digest())
        if key not in self.span_cache:
            self.span_cache[key] = self.spans_of_piece(piece, short)
        return [(begin + start, begin + stop) for start, stop in self.span_cache[key]]

    async def look_ahead(self, outputs):
        """Looks through outputs, but lets others work in between."""
        for output in outputs:
            for text in (output.get("text"), *output.get("data", {}).values()):
                if isinstance(text, str):
                    for begin in range(0, len(text), PIECE):
                        self.spans_from(begin, text, self.short)
                        await asyncio.sleep(0)

    def spans_of_piece(self, text, short):
        found = list(self.plain_spans(text, short))
        clean_texts = {text}
        escape_chars, done = escape_chars_in(text), set()
        for kinds in ESCAPES:
            present = tuple(kind for kind in kinds if kind[0] in escape_chars)
            if present not in done:
                done.add(present)
                for shown, spans in self.escaped_spans(text, short, pattern(kinds), clean_texts):
                    escape_chars |= escape_chars_in(shown)
                    found += spans
        return found

    def escaped_spans(self, text, short, escapes, clean_texts):
        """Where the text holds a secret, when such escapes are read as what they stand for, once more each round. The
        way back to the original is long: it is looked for where a secret is found, and nowhere else."""
        shown, rounds = text, []
        for _ in range(ROUNDS):
            pieces = escapes.split(shown)
            if len(pieces) == 1:
                break
            plain = pieces.copy()
            plain[1::2] = map(meaning, pieces[1::2])
            shown = "".join(plain)
            rounds.append((pieces, plain))
            spans = [] if shown in clean_texts else list(self.plain_spans(shown, short))
            if not spans:
                clean_texts.add(shown)
            else:
                for origin in reversed([offset_mapper(*each) for each in rounds]):
                    spans = [(origin(start, False), origin(stop, True)) for start, stop in spans]
            yield shown, spans

    def plain_spans(self, text, short):
        lower = text.replace(LONGER_IN_LOWER_CASE, "i").lower()
        coded = text.replace("-", "+").replace("_", "/")
        for shown, forms in ((text, short), (lower, self.any_case)):
            for form in forms:
                for start in places(form, shown):
                    yield start, start + len(form)
        for form in self.base64:
            for start in places(form, coded):
                stop = start + len(form)
                yield start - bool(CODED.match(coded[start - 1 : start])), stop + bool(CODED.match(coded, stop))


@functools.cache
def pattern(kinds):
    """Escapes of these kinds and breaks of a line. It begins with one class of characters: Python skips all others four
    times as fast then."""
    escape_chars = re.escape("".join(char for char, _ in kinds))
    return re.compile("|".join([rf"([{BREAKS}{escape_chars}](?:(?<=[{BREAKS}])[{BREAKS}]*", *(rest for _, rest in kinds)]) + "))")


def escape_chars_in(text):
    return {char for char in "%\\&" if char in text}


def places(form, text):
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def in_base64(value):
    """What a text is in Base64, behind any other bytes, without the characters shared with those beside it."""
    for before in range(3):
        data = bytes(before) + value.encode("utf-8")
        yield base64.b64encode(data).decode("ascii")[-(-before * 8 // 6) : len(data) * 8 // 6]


def offset_mapper(pieces, plain):
    """From places in a text without escapes to those in the original: every second piece of it is an escape."""
    plain_starts = [0, *itertools.accumulate(map(len, plain))]
    original_starts = [0, *itertools.accumulate(map(len, pieces))]

    def origin(at, is_end):
        """Breaks of a line, which stand for nothing, are outside: behind an end, and before a beginning."""
        piece = bisect.bisect_right(plain_starts, at) - 1
        if is_end and plain_starts[piece] == at:
            piece = bisect.bisect_left(plain_starts, at)
        return original_starts[piece] + at - plain_starts[piece]

    return origin


@functools.lru_cache(maxsize=1 << 16)
def meaning(escape):
    """What an escape stands for; other backslashes and breaks of a line are left out."""
    if escape[0] == "&":
        return html.unescape(escape)
    number = escape.lstrip("%\\ux")
    return chr(int(number, 16)) if len(number.strip()) > 1 else ""


def variables_of(kernel):
    """Those of this program, and those that a kernel's own specification sets."""
    try:
        return {**os.environ, **get_kernel_spec(kernel).env}
    except NoSuchKernel:
        return dict(os.environ)


class Run:
    """One notebook and how far it is."""

    def __init__(self, job, work):
        self.work = work
        self.secrets = Secrets(job["secrets"], variables_of(job["kernel"]))
        self.notebook = nbformat.read(job["notebook"], as_version=4)
        self.page = job["page"]
        seconds = job["seconds"]
        self.end = time.monotonic() + seconds if seconds else None
        self.only_cleanup = False
        self.gone = False
        self.told = asyncio.Event()
        self.last_end = None
        self.changed = set()
        self.next_write = 0.0
        self.client = NotebookClient(
            self.notebook,
            kernel_name=job["kernel"],
            startup_timeout=START_SECONDS,
            iopub_timeout=SECONDS_TO_READ,
            shutdown_kernel="immediate",
            record_timing=False,
            resources={"metadata": {"path": job["folder"]}},
        )

    def say(self, **what):
        print(json.dumps(self.secrets.hide(what)), flush=True)

    async def go(self):
        for cell in self.notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        self.executed = self.secrets.hide(copy.deepcopy(self.notebook))
        self.texts = [None] * len(self.notebook.cells)
        self.hear()
        self.write()
        with (self.work / "kernel.log").open("wb") as log:
            self.client.create_kernel_manager().context.setsockopt(zmq.RCVHWM, MOST_UNREAD)
            try:
                if await self.started(log):
                    await self.cells()
            finally:
                try:
                    self.write_all()
                finally:
                    await self.end_kernel()
        if self.page and not self.told.is_set():
            self.keep_page()

    def hear(self):
        """Told to end, we stop the cell. A terminal's Ctrl-C reaches us as well: whoever started us then tells us."""
        try:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.tell)
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, lambda: None)
        except NotImplementedError:
            signal.signal(signal.SIGINT, lambda signum, frame: None)

    def tell(self):
        """What was executed is kept at once: the kernel, a cleanup or this program may hang from here on."""
        if not self.told.is_set():
            self.last_end = time.monotonic() + CLEANUP_SECONDS_AFTER_SIGTERM
            self.told.set()
            self.write()

    async def started(self, log):
        """Whether the cells can be run: false, and said, where the kernel does not start. Told to end, we do not wait
        for it: then no cell can be executed."""
        starting = asyncio.ensure_future(self.start(log))
        told = asyncio.ensure_future(self.told.wait())
        await asyncio.wait({starting, told}, return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        if not starting.done():
            starting.cancel()
            await asyncio.wait({starting}, timeout=1)
            self.gone = True
            return True
        try:
            await starting
            return True
        except (RuntimeError, OSError) as error:
            self.say(kernel="not started", message=f"{error}")
            return False

    async def start(self, log):
        await self.client.async_start_new_kernel(stdout=log, stderr=log)
        await self.client.async_start_new_kernel_client()

    async def end_kernel(self):
        kernel, channels = self.client.km, self.client.kc
        if kernel is not None:
            if await ensure_async(kernel.is_alive()):
                await ensure_async(kernel.shutdown_kernel(now=True))
            await ensure_async(kernel.cleanup_resources())
        if channels is not None:
            channels.stop_channels()

    async def cells(self):
        for index, cell in enumerate(self.notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            tags = cell.metadata.get("tags", [])
            late = self.last_end is not None and time.monotonic() > self.last_end
            no_cleanup = self.gone or late or "cleanup" not in tags
            if "skip-execution" in tags or (self.only_cleanup and no_cleanup):
                self.say(cell=index, status="skipped")
            else:
                await self.cell(index, cell)

    async def cell(self, index, cell):
        self.say(cell=index, status="begun")
        self.changed.add(index)
        begun = time.monotonic()
        status, error = await self.execute(index, cell)
        now = time.monotonic()
        self.say(cell=index, status=status, seconds=now - begun, **error)
        if now > self.next_write:
            # Where there is no room, the last write says so.
            with contextlib.suppress(OSError):
                self.write()
                self.changed.clear()
        if status != "ok" and not self.only_cleanup:
            self.only_cleanup = True
            self.end = now + CLEANUP_SECONDS

    async def execute(self, index, cell):
        if self.told.is_set() and not self.only_cleanup:
            return "stopped", {}
        self.stopped_by = None
        watching = [asyncio.ensure_future(self.watch()), asyncio.ensure_future(self.look_ahead(cell))]
        try:
            await self.client.async_execute_cell(cell, index)
            return self.stopped_by or "ok", {}
        except CellExecutionError:
            return (self.stopped_by, {}) if self.stopped_by else ("failed", failure(cell))
        except DeadKernelError:
            self.gone = True
            return self.stopped_by or "died", {}
        except Exception as error:
            # What the kernel says of this cell cannot be read: the others are none the worse for it.
            return self.stopped_by or "failed", {"name": type(error).__name__, "message": f"{error}"}
        finally:
            for watch in watching:
                watch.cancel()

    async def look_ahead(self, cell):
        """Looks for secrets in what a cell shows while it runs: told to end, we may have no time for a large output. What
        was looked through is left out, but for the stream at the end, which may go on."""
        seen = begin = 0
        while True:
            await asyncio.sleep(1)
            outputs = list(cell.outputs)
            if seen != len(outputs):
                # A cell may have cleared its outputs.
                new = outputs[begin if seen < len(outputs) else 0 :]
                seen, begin = len(outputs), len(outputs) - length_of_last_stream(outputs)
                await self.secrets.look_ahead(joined(new))

    async def watch(self):
        """Interrupts the cell when its time is over or we are told to end: again each second, as JJava forgets an
        interrupt between two statements of a cell. A kernel that does not hear it at all is ended, and so is one whose
        cleanup takes all of the time that we have."""
        self.stopped_by = await self.limit()
        rushed = self.only_cleanup and self.stopped_by == "stopped"
        for _ in range(1 if rushed else SECONDS_TO_HEAR[self.stopped_by]):
            await ensure_async(self.client.km.interrupt_kernel())
            await asyncio.sleep(1)
        await ensure_async(self.client.km.shutdown_kernel(now=True))

    async def limit(self):
        """Why the cell has to stop, when it has to: told to end, a cleanup still has a few seconds."""
        left = None if self.end is None else max(0.1, self.end - time.monotonic())
        try:
            await asyncio.wait_for(self.told.wait(), left)
        except asyncio.TimeoutError:
            return "timeout"
        if self.only_cleanup:
            await asyncio.sleep(max(0.0, self.last_end - time.monotonic()))
        return "stopped"

    def write_all(self):
        """A cell may have changed what an earlier one shows. Told to end, there is no time to look."""
        if not self.told.is_set():
            self.changed = set(range(len(self.notebook.cells)))
        self.write()

    def write(self):
        """Keeps what was executed so far, so that it survives this program. A large notebook is not written after each
        of many short cells. The client goes on with its own cells: copies are joined and masked."""
        begun = time.monotonic()
        for index in self.changed:
            cell = self.notebook.cells[index]
            shown = {part: copy.deepcopy(cell[part]) for part in cell if part != "outputs"}
            if cell.cell_type == "code":
                shown["outputs"] = joined(cell.outputs)
            self.executed.cells[index] = self.secrets.hide(nbformat.from_dict(shown))
            self.texts[index] = None
        self.keep("executed.ipynb", self.text())
        now = time.monotonic()
        self.next_write = now + (now - begun) / LARGEST_SHARE_OF_WRITING

    def text(self):
        """The executed notebook as nbformat writes it, but each cell once: a large one takes its time."""
        shell = nbformat.NotebookNode(self.executed, cells=[])
        start, empty = '{\n "cells": [', "]"
        rest = nbformat.writes(shell).removeprefix(start + empty)
        for index, text in enumerate(self.texts):
            if text is None:
                shell.cells = [self.executed.cells[index]]
                self.texts[index] = nbformat.writes(shell).removeprefix(start).removesuffix(f"\n ]{rest}")
        return f"{start}{','.join(self.texts)}\n ]{rest}\n"

    def keep(self, name, text):
        part = self.work / f"{name}.part"
        part.write_text(text, encoding="utf-8")
        part.replace(self.work / name)

    def keep_page(self):
        """Some notebooks have none, as with a lost picture: why is in the log."""
        try:
            self.keep("executed.html", self.html())
        except Exception:
            traceback.print_exc()

    def html(self):
        from jinja2 import DictLoader
        from nbconvert import HTMLExporter

        exporter = HTMLExporter(extra_loaders=[DictLoader({"offline.html.j2": OFFLINE})])
        exporter.template_file = "offline.html.j2"
        page, _ = exporter.from_notebook_node(self.executed, resources={"metadata": {"name": self.page}})
        return page


def failure(cell):
    for output in cell.outputs:
        if output.output_type == "error":
            return {"name": output.ename, "message": output.evalue, "trace": list(output.traceback)}
    return {}


def joined(outputs):
    """Copies: what a cell printed in several pieces is one text. How it was cut is chance, and may cut a secret."""
    result = []
    for stream, pieces in itertools.groupby(outputs, lambda output: output.get("name")):
        pieces = list(pieces)
        if stream is None:
            result += copy.deepcopy(pieces)
        else:
            result.append(nbformat.NotebookNode(pieces[0], text="".join(piece.text for piece in pieces)))
    return result


def length_of_last_stream(outputs):
    """How many pieces it has; 0 where the last output is no stream."""
    name = outputs[-1].get("name") if outputs else None
    return len(list(itertools.takewhile(lambda output: name and output.get("name") == name, reversed(outputs))))


def main():
    work = pathlib.Path(sys.argv[1])
    job = json.loads((work / "job.json").read_text(encoding="utf-8"))
    asyncio.run(Run(job, work).go())


if __name__ == "__main__":
    main()
