"""What the same work costs in Python.

Usage: peers.py table FILE prints its seconds; peers.py list (the sandbox's variables in the environment) prints, for
each line that it reads, the median microseconds of some listings.
"""

import json
import os
import statistics
import sys
import time

ROUNDS = 9


def table(file):
    """An answer's bytes to a DataFrame with the columns of our table, times parsed, lists joined."""
    import pandas

    with open(file, "rb") as opened:
        answer = opened.read()

    def once():
        rows = json.loads(answer)["connectors"]
        frame = pandas.DataFrame.from_records(rows)
        frame = frame[["id", "name", "price_per_month", "enabled", "used_in_profiles", "profile_count",
                       "description", "created_at", "updated_at"]]
        frame["used_in_profiles"] = [", ".join(names) or None for names in frame["used_in_profiles"]]
        for time_column in ("created_at", "updated_at"):
            frame[time_column] = pandas.to_datetime(frame[time_column], format="ISO8601", utc=True)
        return frame

    return measured(once)


def listings():
    """Listings of the workspace's connectors by the vendor's client, in turn with somebody else's."""
    from mammoth import MammothClient

    prefix = "MAMMOTHANALYTICS_"
    client = MammothClient(
        api_key=os.environ[prefix + "API_KEY"], api_secret=os.environ[prefix + "API_SECRET"],
        workspace_id=int(os.environ[prefix + "WORKSPACE_ID"]), base_url=os.environ[prefix + "SERVER_URL"])
    for _ in sys.stdin:
        print(measured(client.connectors.list, rounds=100, warm=0) * 1e6, flush=True)


def measured(once, rounds=ROUNDS, warm=2):
    for _ in range(warm):
        once()
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        once()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


if sys.argv[1] == "table":
    print(table(sys.argv[2]))
else:
    listings()
