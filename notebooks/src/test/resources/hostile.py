"""Opens a notebook that holds hostile texts in its outputs, and says what became of them.

Usage: hostile.py FRONT_END TRUST NOTEBOOK CHROMIUM
FRONT_END is lab or notebook, TRUST trusted or untrusted. Prints one JSON object: what the page did, the elements and
attributes in the outputs that are not those of a table or card, and all the texts that stand in table cells.
"""

import json
import subprocess
import sys

from browser import opened

# What our tables and cards are made of; the front end itself adds no more than a class.
LOOK = """() => {
  const elements = ['DIV', 'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'SPAN'];
  const foreign = [];
  const texts = {};
  for (const output of document.querySelectorAll('.jp-OutputArea-output .jp-RenderedHTMLCommon, '
      + '.jp-OutputArea-output.jp-RenderedHTMLCommon')) {
    for (const element of output.querySelectorAll('*')) {
      if (!elements.includes(element.tagName)) foreign.push(element.tagName.toLowerCase());
      for (const attribute of element.attributes) {
        const ours = attribute.name === 'style' && !/url|expression|position|display/.test(attribute.value);
        if (!ours && attribute.name !== 'class') foreign.push(`${attribute.name}=${attribute.value}`);
      }
      const kind = element.tagName.toLowerCase();
      if (['td', 'th', 'caption'].includes(kind)) (texts[kind] ??= []).push(element.textContent);
    }
  }
  return {
    foreignElements: foreign,
    texts: texts,
    outputs: document.querySelectorAll('.jp-OutputArea-output').length,
  };
}"""


def main(front_end, trust, notebook, chromium):
    if trust == "trusted":
        subprocess.run([sys.executable, "-m", "jupyter", "trust", notebook], check=True, stdout=subprocess.DEVNULL)
    with opened(front_end, "light", notebook, chromium) as (page, seen):
        page.set_viewport_size({"width": 1280, "height": 5000})
        page.wait_for_function("() => document.querySelectorAll('.jp-OutputArea-output').length > 150", timeout=60_000)
        page.wait_for_load_state("networkidle")
        trusted = page.evaluate(
            "() => [...window.jupyterapp.shell.currentWidget.model.cells].filter(c => c.type === 'code')"
            ".every(c => c.trusted)"
        )
        seen.update(page.evaluate(LOOK), trusted=trusted)
        print(json.dumps(seen))


main(*sys.argv[1:])
