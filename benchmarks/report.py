"""Writes what was measured as Markdown."""

import statistics

import kernel

CALLS = ("client", "enqueue", "execute", "listing", "listing by hand")
VENDOR = "mammoth-io"
TABLES = ("small", "large", "frame")

HEAD = """# Benchmarks

Written by `benchmarks/run`, which measures everything below again, both sides of each row in the same run: {date}.

Machine: {cores} cores, {memory}, {system}, Python {python}; load when it began: {load}.

{note}| what | ours | the other side | ratio | to reach | |
|---|---|---|---|---|---|
"""


def text(facts):
    rows = []
    for one in facts["kernels"]:
        rows += kernel_rows(one)
    rows += call_rows(facts) + table_rows(facts) + other_rows(facts)
    note = ""
    if float(facts["machine"]["load"]) > 0.7:
        note = "**The machine was busy with something else when this began: the ratios say more than the times.**\n\n"
    return HEAD.format(note=note, **facts["machine"]) + "\n".join(rows) + "\n" + explanations(facts)


def row(what, ours, other, ratio, most, unit=""):
    verdict = "" if most is None else ("reached" if ratio <= most else "**missed**")
    shown = "" if ratio is None else f"{ratio:.2f}"
    return f"| {what} | {ours} | {other} | {shown} | {'≤ ' + str(most) + unit if most is not None else ''} | {verdict} |"


def seconds(values):
    return f"{statistics.median(values):.2f} s"


def kernel_rows(one):
    java, launches, numeric, memory = one["java"], one["launches"], one["numeric"], one["memory"]
    plain, ours, by_variable = kernel.PLAIN, kernel.OURS, kernel.BY_VARIABLE
    newer = int(java.split(".")[0]) >= 25
    sums = f"plain JJava, to `1+1`: {seconds(launches[plain])}"
    return [
        row(f"launch to first connectors table, JDK {java}", seconds(launches[ours]), sums,
            kernel.ratio(launches, ours, plain), 0.55 if newer else 0.65),
        row(f"the same by `JJAVA_CLASSPATH`, JDK {java}", seconds(launches[by_variable]), sums,
            kernel.ratio(launches, by_variable, plain), 1.35),
        row(f"numeric cell, JDK {java}", seconds(numeric[ours]), f"plain JJava: {seconds(numeric[plain])}",
            kernel.ratio(numeric, ours, plain), 1.02),
        row(f"idle kernel, sum of PSS, JDK {java}", f"{statistics.median(memory[ours]):.0f} MB",
            f"plain JJava: {statistics.median(memory[plain]):.0f} MB", kernel.ratio(memory, ours, plain), 1.15),
        row(f"`install`, JDK {java}", f"{one['install']:.1f} s", "", one["install"], 30, " s"),
    ]


def median(result):
    return result["primaryMetric"]["scorePercentiles"]["50.0"]


def allocated(result):
    metrics = result["secondaryMetrics"]
    return metrics.get("gc.alloc.rate.norm", metrics.get("·gc.alloc.rate.norm"))["score"]


def call_rows(facts):
    calls, allocation = facts["calls"], facts["allocation"]
    client, enqueue, execute, listing, listing_by_hand = CALLS
    ours, by_hand = (allocated(allocation[f"CallBenchmark.{name}"]) for name in ("client", "enqueueByHand"))

    def micro(side):
        return f"{statistics.median(calls[side]):.0f} µs"

    return [
        row("one fetch of 50 connectors, loopback", micro(client),
            f"OkHttp's `enqueue` + Jackson by hand: {micro(enqueue)}", kernel.ratio(calls, client, enqueue), 1.15),
        row("its allocation", f"{ours / 1000:.0f} kB", f"by hand: {by_hand / 1000:.0f} kB", ours / by_hand, 1.25),
        row("for the record: against `execute` by hand", micro(client), micro(execute), None, None),
        row("listing the workspace's connectors", micro(listing), f"mammoth-io: {micro(VENDOR)}",
            kernel.ratio(calls, listing, VENDOR), 0.35),
        row("for the record: the same by `execute` by hand", micro(listing_by_hand), f"mammoth-io: {micro(VENDOR)}",
            kernel.ratio(calls, listing_by_hand, VENDOR), None),
    ]


def table_rows(facts):
    tables, heap = facts["tables"], facts["heap"]
    small, large, frame = TABLES
    short, long = (median(facts["shown"][f"ShowBenchmark.show {rows}"]) for rows in (100, 1000000))

    def milli(side):
        return f"{statistics.median(tables[side]):.0f} ms"

    return [
        row("100,000 connectors, bytes to the full table", milli(large), f"Python json + DataFrame: {milli(frame)}",
            kernel.ratio(tables, large, frame), 0.75),
        row("for the record: its allocation",
            f"{allocated(facts['table allocation']['TableBenchmark.table 100000']) / 1e6:.0f} MB", "", None, None),
        row("the same, peak heap", f"{heap['times']} × the bytes", f"{heap['bytes'] / 1e6:.1f} MB of bytes",
            heap["times"] or 99, 6),
        row("growth from 1,000 to 100,000 rows", milli(large), f"100 tables of 1,000: {milli(small)}",
            kernel.ratio(tables, large, small), 1.1),
        row("showing a table of 1,000,000 rows", f"{long:.0f} µs", f"one of 100: {short:.0f} µs", long / short, 2),
    ]


def other_rows(facts):
    ahead = statistics.median(pair[0] for pair in facts["listing"])
    without = statistics.median(pair[1] for pair in facts["listing"])
    read, failures = facts["sandbox"]
    runnable, client = facts["sizes"]["runnable"] / 1e6, facts["sizes"]["client"] / 1024
    return [
        row("50 pages, 40 ms each, 40 ms of work each", f"{ahead:.0f} ms", f"without fetching ahead: {without:.0f} ms",
            ahead / without, 0.6),
        row("sandbox, one read, median", f"{read:.2f} ms", "", read, 0.5, " ms"),
        row("sandbox, 2,000 reads of 50 parallel clients", f"{failures:.0f} errors", "", failures, 0, ""),
        row("runnable jar", f"{runnable:.2f} MB", "", runnable, 14, " MB"),
        row("client jar", f"{client:.1f} KiB", "", client, 256, " KiB"),
    ]


def explanations(facts):
    return """
- Launches and memory are those of real kernels, started by `jupyter_client`; the sides take turns ({pairs} of them), and
  a ratio is the median of the turns' ratios. The first table comes from the embedded sandbox over real HTTP.
- Calls take turns one by one, on one sandbox in a process of its own; a ratio is again the median of the turns' ratios.
- So do tables: 100 small ones, a large one, Python's. All tables are made with the options of the installed kernel's
  machine. Allocations and what is shown are JMH's.
- The peak heap is the smallest limit (`-Xmx`, in halves of the answer's size) under which the table was made.
- [Where time and memory go](docs/performance.md) says what keeps a figure from being better.
""".format(pairs=len(next(iter(facts["kernels"][0]["launches"].values()))))
