"""Runs all cells of a notebook in a real browser and takes one picture of the window, scrolled to a heading.

Usage: window.py FRONT_END THEME NOTEBOOK HEADING PICTURE CHROMIUM
"""

import sys

from browser import opened

DONE = "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(p => /\\d/.test(p.innerText))"


def main(front_end, theme, notebook, heading, picture, chromium):
    with opened(front_end, theme, notebook, chromium, width=1250) as (page, _):
        page.set_viewport_size({"width": 1250, "height": 1180})
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        page.wait_for_function(DONE, timeout=120_000)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            """heading => [...document.querySelectorAll('.jp-RenderedMarkdown h2')]
                .find(h => h.innerText.startsWith(heading)).scrollIntoView()""",
            heading,
        )
        page.wait_for_timeout(500)
        page.screenshot(path=picture)


main(*sys.argv[1:])
