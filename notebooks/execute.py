"""Runs every notebook of this folder from its first cell to its last, and checks how it is kept. run.sh calls it.

Kept without outputs, with a question in its first line: so that a change of it can be read, and a reader knows what it is for.
Needs requirements.txt. Exit 1 where a cell fails or a notebook is kept otherwise.
"""

import concurrent.futures
import os
import pathlib
import sys
import time

import nbclient
import nbformat

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "build" / "notebooks"
CELL_LIMIT = 120  # seconds: a guard against hangs


def kept_wrong(notebook):
    """What is wrong with how it is kept; nothing where all is well."""
    if any(c.cell_type == "code" and (c.outputs or c.execution_count) for c in notebook.cells):
        return "it is kept with outputs: clear them"
    first = notebook.cells[0].source.splitlines()[0]
    return None if first.startswith("# ") and first.endswith("?") else "its first line is no question"


def run(path):
    start = time.monotonic()
    notebook = nbformat.read(path, as_version=4)
    fault = kept_wrong(notebook)
    if fault:
        return f"FAIL {path.name}: {fault}"
    client = nbclient.NotebookClient(notebook, timeout=CELL_LIMIT, kernel_name="python3", resources={"metadata": {"path": HERE}})
    try:
        client.execute()
    except nbclient.exceptions.CellExecutionError as error:
        return f"FAIL {path.name}: {error}"
    nbformat.write(notebook, OUT / path.name)
    return f"ok   {path.name} {time.monotonic() - start:.0f} s"


def main():
    os.environ["SAYSO_RECORDS"] = str(OUT / "records.jsonl")
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    paths = sorted(HERE.glob("*.ipynb"))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(run, paths))
    print("\n".join(results))
    return 0 if paths and all(r.startswith("ok") for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
