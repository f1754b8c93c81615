"""Asks the sandbox through the vendor's own client: prints how many connectors there are, one of them, a refusal."""

import os

from mammoth import MammothClient
from mammoth.exceptions import MammothAuthError

PREFIX = "MAMMOTHANALYTICS_"


def client(secret):
    return MammothClient(
        api_key=os.environ[PREFIX + "API_KEY"],
        api_secret=secret,
        workspace_id=int(os.environ[PREFIX + "WORKSPACE_ID"]),
        base_url=os.environ[PREFIX + "SERVER_URL"],
    )


ours = client(os.environ[PREFIX + "API_SECRET"]).connectors
print("listed", len(ours.list()))
print("got", ours.get("postgres")["name_key"])
try:
    client("wrong").connectors.list()
except MammothAuthError as refusal:
    print("refused", refusal.status_code)
