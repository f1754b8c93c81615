"""Says where a kernel's start and memory go: prints Markdown. Started by `benchmarks/run --profile`; needs Linux.

Usage: breakdown.py [JDK_HOME …]
"""

import collections
import pathlib
import re
import statistics
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
    "Shell-0": "the first cell", "VM Thread": "collecting garbage",
}


def main():
    for java in measure.given_javas() or measure.found_javas():
        with tempfile.TemporaryDirectory() as folder:
            _, sides = kernel.sides(java, pathlib.Path(folder), measure.JAR)
            work = {name: [] for name in sides}
            memory = {name: [] for name in sides}
            for _ in range(TURNS):
                for name, side in sides.items():
                    with kernel.Kernel(side) as one:
                        one.first_cell()
                        work[name].append(milliseconds(processes(one)))
                        time.sleep(REST)
                        memory[name].append(megabytes(processes(one)))
        show(f"JDK {measure.version(java)}: milliseconds of work, launch to the first cell's answer, all cores", work)
        show(f"JDK {measure.version(java)}: MB of memory (PSS), {REST} s after the first cell", memory)


def processes(one):
    root = psutil.Process(one.manager.provisioner.pid)
    return [root, *root.children(recursive=True)]


def milliseconds(running):
    """By kind of thread; what a launcher did counts as main's."""
    by_kind = collections.Counter()
    for process in running:
        for stat in pathlib.Path(f"/proc/{process.pid}/task").glob("*/stat"):
            name, fields = re.match(r"\d+ \((.*)\) (.*)", stat.read_text(encoding="utf-8")).groups()
            by_kind[INDEX if re.fullmatch(r"Thread-\d+", name) else KINDS.get(name, OTHERS)] += TICK * sum(map(int, fields.split()[11:13]))
        by_kind[ENDED] += 1000 * sum(process.cpu_times()[:2])
    by_kind[ENDED] -= sum(spent for kind, spent in by_kind.items() if kind != ENDED)
    return by_kind


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
