"""Opens a notebook in a real browser, runs all of its cells, looks at what shows, and takes pictures.

Usage: browser.py FRONT_END THEME NOTEBOOK PICTURES CHROMIUM
FRONT_END is lab or notebook, THEME light or dark. Writes one picture of everything and one of each cell into the
folder PICTURES, the last but one while it still runs. Prints one JSON object with what it saw.
"""

import json
import os
import pathlib
import secrets
import socket
import subprocess
import sys
import urllib.error
import urllib.request

from playwright.sync_api import sync_playwright

front_end, theme, notebook, pictures, chromium = sys.argv[1:6]
pictures = pathlib.Path(pictures)
pictures.mkdir(parents=True, exist_ok=True)
folder = pathlib.Path(notebook).resolve().parent
token = secrets.token_hex(16)

settings = folder / f"settings-{theme}"


def setting(plugin, name, **values):
    place = settings / "@jupyterlab" / plugin
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.jupyterlab-settings").write_text(json.dumps(values))


setting("apputils-extension", "themes", theme=f"JupyterLab {theme.capitalize()}")
setting("apputils-extension", "notification", fetchNews="false", checkForUpdates=False)
# Every cell is drawn, not only those in sight.
setting("notebook-extension", "tracker", windowingMode="none")

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]

module = "jupyterlab" if front_end == "lab" else "notebook"
path = "lab/tree" if front_end == "lab" else "notebooks"
server = subprocess.Popen(
    [
        sys.executable, "-m", module, "--no-browser", "--allow-root",
        f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}",
        "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly", "--KernelManager.shutdown_wait_time=1",
        "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True",
    ],
    env={**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(settings)},
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)


def answers():
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=5).close()
        return True
    except (urllib.error.URLError, OSError):
        return False


# The last cell but one says how far it is; the last one fails.
CELLS = "[...document.querySelectorAll('.jp-Notebook .jp-Cell')]"
PROGRESS = f"() => /^\\d+ of \\d+, \\d+ s$/.test({CELLS}.at(-2).querySelector('.jp-OutputArea-output')?.innerText.trim())"
DONE = f"() => {CELLS}.at(-1).querySelector('.jp-InputPrompt').innerText.match(/\\d/)"


def look(page):
    """What a person would see, as numbers and names."""
    return page.evaluate(
        """() => {
          const outputs = [...document.querySelectorAll('.jp-OutputArea-output')];
          const count = selector =>
              outputs.reduce((n, o) => n + o.querySelectorAll(selector).length, 0);
          const body = document.querySelector('.jp-NotebookPanel-notebook, .jp-Notebook');
          return {
            outputs: outputs.length,
            tables: count('table'),
            charts: count('canvas, svg.marks'),
            scripts: count('script'),
            images: count('img'),
            formulas: count('mjx-container'),
            errors: outputs.filter(o => o.textContent.includes('NotFoundException')).length,
            hostile: outputs.map(o => o.textContent).filter(t => t.includes('onerror')).length,
            background: getComputedStyle(body).backgroundColor,
          };
        }"""
    )


def run(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    foreign, dialogs, console = [], [], []
    page.on("request", lambda r: foreign.append(r.url) if is_foreign(r.url) else None)
    page.on("dialog", lambda d: (dialogs.append(d.message), d.dismiss()))
    page.on("pageerror", lambda e: console.append(str(e)))
    page.goto(f"http://127.0.0.1:{port}/{path}/{pathlib.Path(notebook).name}?token={token}")
    page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.sessionContext", timeout=90_000)
    page.evaluate(
        """async () => {
          const app = window.jupyterapp;
          await app.restored;
          await app.shell.currentWidget.context.ready;
          await app.shell.currentWidget.sessionContext.ready;
        }"""
    )
    page.wait_for_load_state("networkidle")
    console.clear()  # What the front end says of itself while it starts is its own affair.
    page.evaluate(
        """() => {
          window.jupyterapp.commands.execute('notebook:run-all-cells');
        }"""
    )
    if front_end == "lab":
        page.keyboard.press("Control+B")
    page.set_viewport_size({"width": 1280, "height": 9000})
    cells = page.query_selector_all(".jp-Notebook .jp-Cell")
    page.wait_for_function(PROGRESS, timeout=120_000)
    cells[-2].screenshot(path=pictures / "progress.png")
    page.wait_for_function(DONE, timeout=120_000)
    seen = look(page)
    for number, cell in enumerate(cells):
        cell.screenshot(path=pictures / f"{number:02}.png")
    page.query_selector(".jp-Notebook").screenshot(path=pictures / "all.png")
    seen.update(foreign=foreign, dialogs=dialogs, console=console)
    return seen


def is_foreign(url):
    return not url.startswith((f"http://127.0.0.1:{port}/", f"ws://127.0.0.1:{port}/", "data:", "blob:"))


try:
    while not answers():
        if server.poll() is not None:
            sys.exit("the server ended before it answered")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        print(json.dumps(run(browser)))
        browser.close()
finally:
    server.terminate()
    server.wait()
