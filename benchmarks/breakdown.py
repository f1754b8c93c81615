"""Says where a kernel's start and memory go: prints Markdown. Started by `benchmarks/run --profile`; needs Linux.

Usage: breakdown.py [JDK_HOME …]
"""

import collections
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

import psutil

import kernel
import measure

TURNS, REST = 5, 5
HEAP_ENDS = 32 << 30  # Where compressed references end.
TICK = 10  # Milliseconds that the machine counts a thread's work in.
INDEX = "JShell's index of all classes"  # Its thread has a number only.
ENDED, OTHERS = "threads that have ended (the warm-up)", "all other threads"
KINDS = {
    "java": "main: JShell starts", "C1 CompilerThre": "C1, the quick compiler", "C2 CompilerThre": "C2, the slow compiler",
    "Shell-0": "the first cell",
}
COLLECTORS = re.compile(r"VM Thread|GC Thread#|G1 ")
BY_HAND = "the libraries by hand"
BY_HAND_CELL = "io.mammoth.connectors.benchmarks.ByHand.table()"


def main():
    javas = measure.given_javas() or measure.found_javas()
    with subprocess.Popen([javas[0] / "bin/java", "-jar", measure.JAR, "sandbox"], stdout=subprocess.PIPE, text=True) as sandbox:
        exports = measure.exports(sandbox)
        for java in javas:
            break_down(java, exports)
        sandbox.terminate()


def break_down(java, exports):
    with tempfile.TemporaryDirectory() as folder:
        _, sides = kernel.sides(java, pathlib.Path(folder), measure.JAR)
        sides[BY_HAND] = by_hand(sides[kernel.PLAIN], exports)
        seconds, work, memory = ({name: [] for name in sides} for _ in range(3))
        for _ in range(TURNS):
            for name, side in sides.items():
                with kernel.Kernel(side) as one:
                    seconds[name].append(one.first_cell())
                    work[name].append(milliseconds(processes(one)))
                    time.sleep(REST)
                    memory[name].append(megabytes(processes(one)))
    version = f"JDK {measure.version(java)}"
    print(f"\n{version}: launch to the first cell's answer, of plain JJava's: " + ", ".join(
        f"{name} {kernel.ratio(seconds, name, kernel.PLAIN):.2f}" for name in sides))
    show(f"{version}: milliseconds of work, launch to the first cell's answer, all cores", work)
    show(f"{version}: MB of memory (PSS), {REST} s after the first cell", memory)


def by_hand(plain, exports):
    """OkHttp, Jackson and Tablesaw without us on an unmodified JJava: one call, one table, a sandbox of somebody else's."""
    environment = {**plain.environment, **exports, "JJAVA_CLASSPATH": str(measure.BENCHMARKS)}
    return kernel.Side(plain.kernel, plain.prefix, environment, BY_HAND_CELL, "disp_name")


def processes(one):
    root = psutil.Process(one.manager.provisioner.pid)
    return [root, *root.children(recursive=True)]


def milliseconds(running):
    """By kind of thread; what a launcher did counts as main's."""
    by_kind = collections.Counter()
    for process in running:
        for stat in pathlib.Path(f"/proc/{process.pid}/task").glob("*/stat"):
            name, fields = re.match(r"\d+ \((.*)\) (.*)", stat.read_text(encoding="utf-8")).groups()
            by_kind[kind_of_thread(name)] += TICK * sum(map(int, fields.split()[11:13]))
        by_kind[ENDED] += 1000 * sum(process.cpu_times()[:2])
    by_kind[ENDED] -= sum(spent for kind, spent in by_kind.items() if kind != ENDED)
    return by_kind


def kind_of_thread(name):
    if re.fullmatch(r"Thread-\d+", name):
        return INDEX
    return "collecting garbage" if COLLECTORS.match(name) else KINDS.get(name, OTHERS)


def megabytes(running):
    by_kind = collections.Counter()
    for process in running:
        kind = ""
        for line in pathlib.Path(f"/proc/{process.pid}/smaps").read_text(encoding="utf-8").splitlines():
            mapping = re.match(r"([0-9a-f]+)-[0-9a-f]+ (\S+) \S+ \S+ \d+\s*(.*)", line)
            if mapping:
                kind = kind_of(*mapping.groups())
            elif line.startswith("Pss:"):
                by_kind[kind] += int(line.split()[1]) * 1024 / 1e6
    return by_kind


def kind_of(address, rights, file):
    if re.search(r"\.(jsa|aot)$", file):
        return "archive of classes"
    if file.startswith("/"):
        return "other files"
    if "x" in rights:
        return "compiled code"
    return "heap" if int(address, 16) < HEAP_ENDS else "the virtual machine's own: compilers, classes, threads"


def show(title, by_side):
    kinds = sorted({kind for turns in by_side.values() for turn in turns for kind in turn})
    print(f"\n| {title} | {' | '.join(by_side)} |\n|---|{'---|' * len(by_side)}")
    for kind in kinds:
        print(f"| {kind} | {' | '.join(f'{middle(turns, kind):.0f}' for turns in by_side.values())} |")
    print(f"| together | {' | '.join(f'{statistics.median(sum(t.values()) for t in turns):.0f}' for turns in by_side.values())} |")


def middle(turns, kind):
    return statistics.median(turn[kind] for turn in turns)


if __name__ == "__main__":
    main()
