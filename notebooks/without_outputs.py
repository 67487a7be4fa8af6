"""Write a notebook without what running and saving it adds: git's filter (see docs/running.md)."""

import json
import sys

ADDED = {"collapsed", "execution", "papermill", "scrolled", "trusted"}

text = sys.stdin.buffer.read()
try:
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        cell["metadata"] = {k: v for k, v in cell["metadata"].items() if k not in ADDED}
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook["metadata"] = {"kernelspec": kernel, "language_info": {"name": "python"}}
    text = (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()
except (ValueError, KeyError, TypeError):
    pass  # no notebook: git keeps it as it is
sys.stdout.buffer.write(text)
