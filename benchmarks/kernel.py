"""Measures kernels as Jupyter starts them: each side in turn, so that a busy moment hits both."""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

import psutil
from jupyter_client.manager import KernelManager

FIRST_TABLE = "table(connectors.listAll())"
SUM = "1+1"
NUMBERS = """
double added = 0;
for (int round = 0; round < 22_000; round++) {
  for (int i = 1; i <= 100_000; i++) {
    added += Math.sqrt(i) / (i + round);
  }
}
added
"""
PLAIN, OURS, BY_VARIABLE = "plain JJava", "installed kernel", "JJAVA_CLASSPATH"
SECONDS = 120


class Side:
    """A kernel, the cell that is its first, and a word that its answer holds."""

    def __init__(self, kernel, prefix, environment, cell, answer):
        self.kernel, self.prefix, self.environment = kernel, prefix, environment
        self.cell, self.answer = cell, answer


def sides(java, prefix, jar):
    """The sides to measure on this Java: its kernel is installed in the prefix first."""
    jjava = pathlib.Path(sys.prefix, "share/jupyter/kernels/java/jjava.jar")
    began = time.perf_counter()
    subprocess.run(
        [java / "bin/java", "-jar", jar, "install", "--prefix", prefix, "--jjava", jjava],
        check=True, stdout=subprocess.DEVNULL)
    install = time.perf_counter() - began
    path = {"PATH": f"{java / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    sandbox = {"MAMMOTHANALYTICS_SANDBOX": "1"}
    return install, {
        PLAIN: Side("java", sys.prefix, path, SUM, '"2"'),
        OURS: Side("mammoth-connectors", prefix, sandbox, FIRST_TABLE, "text/html"),
        BY_VARIABLE: Side(
            "java", sys.prefix, {**path, **sandbox, "JJAVA_CLASSPATH": str(jar)}, FIRST_TABLE, "text/html"),
    }


class Kernel:
    """A kernel that was launched; started as soon as it answers."""

    def __init__(self, side):
        self.side = side
        inherited = {name: value for name, value in os.environ.items()
                     if not name.startswith(("MAMMOTH", "JJAVA", "JUPYTER"))}
        os.environ["JUPYTER_PATH"] = str(pathlib.Path(side.prefix, "share/jupyter"))
        self.manager = KernelManager(kernel_name=side.kernel)
        self.began = time.perf_counter()
        self.manager.start_kernel(
            env={**inherited, **side.environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=SECONDS)

    def run(self, cell):
        shown = []
        reply = self.client.execute_interactive(cell, output_hook=shown.append, timeout=SECONDS)["content"]
        text = json.dumps([message["content"] for message in shown])
        if reply["status"] != "ok":
            raise RuntimeError(text)
        return text

    def first_cell(self):
        """Seconds from the launch to the first cell's answer."""
        if self.side.answer not in self.run(self.side.cell):
            raise RuntimeError("the first cell showed something else")
        return time.perf_counter() - self.began

    def memory(self):
        """Proportional set size of all its processes, in MB."""
        root = psutil.Process(self.manager.provisioner.pid)
        return sum(each.memory_full_info().pss for each in [root, *root.children(recursive=True)]) / 1e6

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def launches(by_name, pairs):
    """Seconds to the first answer, by side, one launch of each in turn."""
    seconds = {name: [] for name in by_name}
    for side in by_name.values():  # The first of each reads its files into the machine's cache.
        with Kernel(side) as kernel:
            kernel.first_cell()
    for _ in range(pairs):
        for name, side in by_name.items():
            with Kernel(side) as kernel:
                seconds[name].append(kernel.first_cell())
    return seconds


def numeric(by_name, times):
    """Seconds of a cell that calculates, by side, in turn."""
    seconds = {name: [] for name in (PLAIN, OURS)}
    for _ in range(times):
        for name in seconds:
            with Kernel(by_name[name]) as kernel:
                kernel.run(SUM)
                began = time.perf_counter()
                kernel.run(NUMBERS)
                seconds[name].append(time.perf_counter() - began)
    return seconds


def idle_memory(by_name, times, rest=5):
    """MB of a kernel some seconds after its first cell, by side, in turn."""
    megabytes = {name: [] for name in (PLAIN, OURS)}
    for _ in range(times):
        for name in megabytes:
            with Kernel(by_name[name]) as kernel:
                kernel.first_cell()
                time.sleep(rest)
                megabytes[name].append(kernel.memory())
    return megabytes


def ratio(seconds, one, other):
    """The median of the ratios of what was measured in the same turn."""
    return statistics.median(a / b for a, b in zip(seconds[one], seconds[other]))
