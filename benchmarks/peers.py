"""What the same work costs in Python.

For each line that it reads, peers.py table FILE prints the milliseconds of one table, and peers.py list (the sandbox's
variables in the environment) the median microseconds of some listings.
"""

import json
import os
import statistics
import sys
import time

LISTINGS = 100


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

    for _ in sys.stdin:
        print(seconds(once) * 1e3, flush=True)


def listings():
    """Listings of the workspace's connectors by the vendor's client, in turn with somebody else's."""
    from mammoth import MammothClient

    prefix = "MAMMOTHANALYTICS_"
    client = MammothClient(
        api_key=os.environ[prefix + "API_KEY"], api_secret=os.environ[prefix + "API_SECRET"],
        workspace_id=int(os.environ[prefix + "WORKSPACE_ID"]), base_url=os.environ[prefix + "SERVER_URL"])
    for _ in sys.stdin:
        print(statistics.median(seconds(client.connectors.list) for _ in range(LISTINGS)) * 1e6, flush=True)


def seconds(once):
    began = time.perf_counter()
    once()
    return time.perf_counter() - began


if sys.argv[1] == "table":
    table(sys.argv[2])
else:
    listings()
