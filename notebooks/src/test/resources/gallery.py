"""Runs all cells of a notebook in a real browser, looks at what shows, and takes pictures.

Usage: gallery.py FRONT_END THEME NOTEBOOK PICTURES CHROMIUM
FRONT_END is lab or notebook, THEME light or dark. Writes into the folder PICTURES one picture of each cell, and, while
the last one still runs, one of the cells that are tagged `picture`. Prints one JSON object with what it saw.
"""

import json
import pathlib
import sys

from browser import opened

# The last cell says how far it is.
CELLS = "[...document.querySelectorAll('.jp-Notebook .jp-Cell')]"
PROGRESS = f"() => /^\\d+ of \\d+, \\d+ s$/.test({CELLS}.at(-1).querySelector('.jp-OutputArea-output')?.innerText.trim())"
DONE = f"() => {CELLS}.at(-1).querySelector('.jp-InputPrompt').innerText.match(/\\d/)"
# Leaves the other cells, and says where they are in the window.
HIDE = f"""hidden => {{
  hidden.forEach(i => {CELLS}[i].style.display = 'none');
  document.querySelectorAll('.jp-WindowedPanel-outer').forEach(panel => panel.scrollTop = 0);
  const box = {CELLS}.at(-1).getBoundingClientRect();
  return {{x: box.left, y: {CELLS}.find(c => c.style.display === '').getBoundingClientRect().top,
    width: box.width, end: box.bottom}};
}}"""
UNHIDE = f"() => {CELLS}.forEach(cell => cell.style.display = '')"


def look(page):
    """What a person would see, as numbers and names."""
    return page.evaluate(
        """() => {
          const outputs = [...document.querySelectorAll('.jp-OutputArea-output')];
          const count = selector =>
              outputs.reduce((n, o) => n + o.querySelectorAll(selector).length, 0);
          const wide = [...document.querySelectorAll('.jp-OutputArea-output div')]
              .filter(d => d.style.overflowX === 'auto' && d.scrollWidth > d.clientWidth + 1)
              .map(d => d.querySelector('caption')?.innerText);
          return {
            outputs: outputs.length,
            tables: count('table'),
            charts: count('canvas, svg.marks'),
            scripts: count('script'),
            images: count('img'),
            formulas: count('mjx-container'),
            errors: outputs.filter(o => o.textContent.includes('the card above says what happened')).length,
            wide: wide,
          };
        }"""
    )


def main(front_end, theme, notebook, pictures, chromium):
    pictures = pathlib.Path(pictures)
    pictures.mkdir(parents=True, exist_ok=True)
    tags = [cell["metadata"].get("tags", []) for cell in json.loads(pathlib.Path(notebook).read_text())["cells"]]
    with opened(front_end, theme, notebook, chromium, width=1100) as (page, seen):
        page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
        page.set_viewport_size({"width": 1100, "height": 9000})
        page.wait_for_function(PROGRESS, timeout=120_000)
        box = page.evaluate(HIDE, [index for index, cell in enumerate(tags) if "picture" not in cell])
        box["height"] = box.pop("end") - box["y"]
        page.screenshot(path=pictures / "picture.png", clip=box)
        page.evaluate(UNHIDE)
        page.wait_for_function(DONE, timeout=120_000)
        seen.update(look(page))
        for number, cell in enumerate(page.query_selector_all(".jp-Notebook .jp-Cell")):
            cell.screenshot(path=pictures / f"{number:02}.png")
        print(json.dumps(seen))


main(*sys.argv[1:])
