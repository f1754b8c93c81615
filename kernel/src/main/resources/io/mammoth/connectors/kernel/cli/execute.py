"""Runs every notebook of a folder, each in a kernel of its own that is ended at once (the Java kernel would stay for a
minute). Prints a line for each and writes its HTML beside it. Ends with 1 when one failed, after all have run."""

import pathlib
import sys
import time

import nbformat
from jinja2 import DictLoader
from nbclient import NotebookClient
from nbconvert import HTMLExporter

CELL_SECONDS = 600

# The usual page loads three scripts from servers elsewhere; a page without them shows the same.
OFFLINE = """{% extends 'lab/index.html.j2' %}
{% block html_head_js %}{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_js_mermaidjs %}{% endblock %}
"""


def execute(path, log):
    """Runs one notebook and returns what failed, or nothing. The kernel's own chatter goes to the log."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute(stderr=log)
        problem = None
    except Exception as error:
        problem = failed_cell(notebook) or one_line(f"{type(error).__name__}: {error}")
    exporter = HTMLExporter(extra_loaders=[DictLoader({"offline.html.j2": OFFLINE})])
    exporter.template_file = "offline.html.j2"
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": path.stem}})
    path.with_suffix(".html").write_text(page, encoding="utf-8")
    return problem


def failed_cell(notebook):
    """Names the code cell that ended in an error, as the reader counts them."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return one_line(f"cell {number}: {output.ename}: {output.evalue}")
    return None


def one_line(text):
    """Shortens a message to what fits on a line."""
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"


def main():
    folder, log = map(pathlib.Path, sys.argv[1:])
    problems = []
    with log.open("wb") as written:
        for path in sorted(folder.glob("*.ipynb")):
            started = time.monotonic()
            try:
                problem = execute(path, written)
            except (nbformat.reader.NotJSONError, nbformat.ValidationError):
                problem = "this is no notebook"
            seconds = time.monotonic() - started
            verdict = f"failed  {path.name}  {seconds:.1f} s  {problem}" if problem else f"ok      {path.name}  {seconds:.1f} s"
            print(verdict, flush=True)
            problems += [problem] if problem else []
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
