"""A notebook in a real front end in a real browser: opened, and watched for what no notebook may do."""

import contextlib
import json
import os
import pathlib
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from playwright.sync_api import sync_playwright


def settings(folder, theme):
    """A folder with the front end's settings: no news, and every cell drawn, not only those in sight."""

    def setting(plugin, name, **values):
        place = folder / "@jupyterlab" / plugin
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.jupyterlab-settings").write_text(json.dumps(values))

    setting("apputils-extension", "themes", theme=f"JupyterLab {theme.capitalize()}")
    setting("apputils-extension", "notification", fetchNews="false", checkForUpdates=False)
    setting("notebook-extension", "tracker", windowingMode="none")
    return folder


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=5).close()
        return True
    except (urllib.error.URLError, OSError):
        return False


@contextlib.contextmanager
def serving(front_end, theme, folder):
    """A Jupyter server over a folder; gives its port and token."""
    port, token = free_port(), secrets.token_hex(16)
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab" if front_end == "lab" else "notebook", "--no-browser", "--allow-root",
            f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}",
            "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly", "--KernelManager.shutdown_wait_time=1",
            "--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True",
        ],
        env={**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(settings(folder / f"settings-{theme}", theme))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not answers(port):
            if server.poll() is not None:
                sys.exit("the server ended before it answered")
            time.sleep(0.2)
        yield port, token
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def opened(front_end, theme, notebook, chromium, width=1280):
    """A notebook that is open and ready; gives its page, and lists of what happens there from now on: requests to
    other hosts, dialogs, errors of scripts."""
    notebook = pathlib.Path(notebook).resolve()
    path = "lab/tree" if front_end == "lab" else "notebooks"
    with serving(front_end, theme, notebook.parent) as (port, token), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        page = browser.new_page(viewport={"width": width, "height": 1000})
        seen = {"foreign": [], "dialogs": [], "console": []}
        own = (f"http://127.0.0.1:{port}/", f"ws://127.0.0.1:{port}/", "data:", "blob:")
        page.on("request", lambda request: None if request.url.startswith(own) else seen["foreign"].append(request.url))
        page.on("dialog", lambda dialog: (seen["dialogs"].append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: seen["console"].append(str(error)))
        page.goto(f"http://127.0.0.1:{port}/{path}/{notebook.name}?reset&token={token}")
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
        seen["console"].clear()  # What the front end says of itself while it starts is its own affair.
        page.evaluate("() => window.jupyterapp.shell.collapseLeft?.()")
        yield page, seen
        browser.close()
