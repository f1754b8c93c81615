"""Says in one JSON object what this Python has of Jupyter: versions of its parts (null where one is missing) and every
kernel that Jupyter finds from here."""

import importlib.metadata
import json
import sys


def version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def kernels():
    try:
        from jupyter_client.kernelspec import KernelSpecManager

        return KernelSpecManager().get_all_specs()
    except ImportError:
        return {}


parts = ("jupyterlab", "notebook", "jupyter_client", "nbclient", "nbconvert")
facts = {"python": sys.executable, "versions": {part: version(part) for part in parts}, "kernels": kernels()}
sys.stdout.buffer.write(json.dumps(facts).encode("utf-8"))
