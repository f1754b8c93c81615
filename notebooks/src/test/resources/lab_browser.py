"""A browser: starts a kernel in the JupyterLab that the page names, says so to the port, and stays until it is answered.

Usage: lab_browser.py PORT PAGE
"""

import json
import pathlib
import re
import socket
import sys
import urllib.parse
import urllib.request

port, page = int(sys.argv[1]), urllib.parse.urlparse(sys.argv[2]).path
shown = pathlib.Path(urllib.request.url2pathname(page)).read_text(encoding="utf-8")
address, token = re.search(r'(http://[^"]+?)/lab[^"]*token=(\w+)', shown).groups()
headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
kernel = json.dumps({"name": "mammoth-connectors"}).encode()
with urllib.request.urlopen(urllib.request.Request(f"{address}/api/kernels", kernel, headers)) as answer:
    status = answer.status
with socket.create_connection(("127.0.0.1", port)) as line:
    line.sendall(f"{status}\n".encode())
    line.sendall(line.recv(1))
