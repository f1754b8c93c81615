"""Measures everything once and writes BENCHMARKS.md. Started by benchmarks/run.

What was measured lies in benchmarks/target/measured.json, whatever becomes of the report.

Usage: measure.py [--quick] [JDK_HOME …]; --quick only tries whether everything works, and writes no file.
"""

import datetime
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

import kernel
import psutil
import report

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "kernel/target/mammoth-connectors.jar"
CLIENT_JAR = ROOT / "client/target"
BENCHMARKS = ROOT / "benchmarks/target/benchmarks.jar"
PACKAGE = "io.mammoth.connectors.benchmarks"
ROWS = 100_000
MEASURED = ROOT / "benchmarks/target/measured.json"
MOST_SECONDS = 300
QUICK = "--quick" in sys.argv
SHORT = ["-f", "1", "-wi", "1", "-i", "1"]
PAIRS, HEAVY_TURNS = (1, 1) if QUICK else (15, 2)
CALL_WARMUP, CALL_TURNS = (1, 1) if QUICK else (40, 60)
TABLE_WARMUP, TABLE_TURNS = (1, 1) if QUICK else (15, 25)
PEERS = pathlib.Path(__file__).with_name("peers.py")


def main():
    javas = given_javas() or found_javas()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        facts = {"machine": machine(), "sizes": sizes(), "kernels": []}
        for java in javas:
            say(f"kernels on {version(java)}: {PAIRS} turns of launches, numbers, memory")
            facts["kernels"].append(measure_kernels(java, folder / version(java)))
        flags = machine_flags(folder / version(javas[0]))
        java = javas[0] / "bin/java"
        say("calls")
        facts["calls"] = call_turns(java)
        facts["allocation"] = jmh(java, "CallBenchmark", "-prof", "gc")
        say("tables")
        answer = folder / "answer.json"
        program(java, "ManyConnectors", answer, ROWS)
        facts["tables"] = table_turns(java, flags, answer)
        facts["table allocation"], facts["heap"] = allocation_and_heap(java, flags, answer)
        facts["shown"] = jmh(java, "ShowBenchmark", "-jvmArgs", " ".join([*flags, "-Xmx1g"]))
        say("listing, sandbox")
        facts["listing"] = [[int(n) for n in line.split()] for line in program(java, "Listing").splitlines()]
        facts["sandbox"] = [float(n) for n in program(java, "SandboxReads").split()]
        MEASURED.write_text(json.dumps(facts), encoding="utf-8")
        if QUICK:
            print(report.text(facts))
        else:
            (ROOT / "BENCHMARKS.md").write_text(report.text(facts), encoding="utf-8")
            say("written: BENCHMARKS.md")


def say(words):
    print(f"{datetime.datetime.now():%H:%M:%S} {words}", flush=True)


def given_javas():
    return [pathlib.Path(home) for home in sys.argv[1:] if not home.startswith("--")]


def found_javas():
    """The JDKs of the two versions that we name, else the one that is there."""
    running = pathlib.Path(subprocess.run(
        ["java", "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=True,
    ).stderr.split("java.home = ")[1].splitlines()[0])
    beside = sorted(home for home in running.parent.iterdir() if (home / "bin/jshell").exists() and not home.is_symlink())
    by_feature = {version(home).split(".")[0]: home for home in [*beside, running]}
    return [by_feature[feature] for feature in ("17", "25") if feature in by_feature] or [running]


def version(java):
    words = subprocess.run([java / "bin/java", "-version"], capture_output=True, text=True, check=True).stderr
    return re.search(r'version "([^"]+)"', words)[1]


def machine():
    return {
        "date": f"{datetime.date.today()}",
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "system": platform.system(),
        "load": f"{os.getloadavg()[0]:.2f}",
        "python": platform.python_version(),
    }


def sizes():
    client = next(jar for jar in sorted(CLIENT_JAR.glob("mammoth-connectors-client-*.jar"))
                  if not re.search("-(sources|javadoc|tests)", jar.name))
    return {"runnable": JAR.stat().st_size, "client": client.stat().st_size}


def measure_kernels(java, prefix):
    install, sides = kernel.sides(java, prefix, JAR)
    return {
        "java": version(java),
        "install": install,
        "launches": kernel.launches(sides, PAIRS),
        "numeric": kernel.numeric(sides, HEAVY_TURNS),
        "memory": kernel.idle_memory(sides, HEAVY_TURNS),
    }


def machine_flags(prefix):
    """The options of the installed kernel's virtual machine that change how fast it runs."""
    spec = prefix / "share/jupyter/kernels/mammoth-connectors/kernel.json"
    return [word for word in json.loads(spec.read_text(encoding="utf-8"))["argv"]
            if word.startswith("-XX:") and not word.startswith(("-XX:SharedArchive", "-XX:AOT"))]


def jmh(java, pattern, *options):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "jmh.json")
        subprocess.run(
            [java, "-jar", BENCHMARKS, pattern, "-foe", "true", *options, *(SHORT if QUICK else []),
             "-rf", "json", "-rff", file],
            check=True, stdout=subprocess.DEVNULL, timeout=MOST_SECONDS)
        return {key(one): one for one in json.loads(file.read_text(encoding="utf-8"))}


def key(one):
    name = ".".join(one["benchmark"].split(".")[-2:])
    return name + "".join(f" {value}" for value in one.get("params", {}).values())


def program(java, name, *arguments, flags=()):
    return subprocess.run(
        [java, *flags, "-cp", BENCHMARKS, f"{PACKAGE}.{name}", *map(str, arguments)],
        check=True, capture_output=True, text=True, timeout=MOST_SECONDS).stdout


def call_turns(java):
    """By side the median microseconds of each turn, when both machines have compiled what they run."""
    with taking_turns([java, "-cp", BENCHMARKS, f"{PACKAGE}.CallTurns"]) as ours:
        with taking_turns([sys.executable, PEERS, "list"], exports(ours)) as vendor:
            return turns((*report.CALLS, report.VENDOR), (ours, vendor), CALL_WARMUP, CALL_TURNS)


def table_turns(java, flags, answer):
    """By side the milliseconds of each turn: 100 small tables, one with as many rows, Python's of the same answer."""
    with taking_turns([java, *flags, "-cp", BENCHMARKS, f"{PACKAGE}.TableTurns"]) as ours:
        with taking_turns([sys.executable, PEERS, "table", answer]) as frame:
            return turns(report.TABLES, (ours, frame), TABLE_WARMUP, TABLE_TURNS)


def turns(sides, processes, warmup, count):
    measured = {side: [] for side in sides}
    for turn in range(warmup + count):
        values = [value for process in processes for value in a_turn(process)]
        if turn >= warmup:
            for side, value in zip(sides, values, strict=True):
                measured[side].append(value)
    return measured


def exports(sandbox):
    """The variables that a sandbox prints first."""
    return dict(re.findall(r"export (\w+)='?([^'\n]*)", "".join(sandbox.stdout.readline() for _ in range(4))))


def taking_turns(command, environment=None):
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})


def a_turn(process):
    print(file=process.stdin, flush=True)
    return [float(word) for word in process.stdout.readline().split()]


def allocation_and_heap(java, flags, answer):
    """What making the large table allocates, and the smallest heap, in sizes of the answer, that is enough for it."""
    allocated = jmh(java, "TableBenchmark", "-p", f"rows={ROWS}", "-prof", "gc", "-jvmArgs", " ".join([*flags, "-Xmx1g"]))
    size = answer.stat().st_size
    enough = None
    for tenths in range(80, 15, -5):
        limit = size * tenths // 10 // 1024
        try:
            program(java, "PeakHeap", answer, flags=[*flags, f"-Xmx{limit}k"])
        except subprocess.CalledProcessError as failed:
            if "OutOfMemoryError" not in failed.stderr:
                raise
            break
        enough = tenths / 10
    return allocated, {"bytes": size, "times": enough}


if __name__ == "__main__":
    main()
