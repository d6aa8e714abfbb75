#!/usr/bin/env bash
# Executes the notebooks on records of the sample corpus; the executed copies lie in build/notebooks. What they need is
# installed once into build/notebooks-venv. SAYSO_BINARY names the program, else it is build/release/sayso.
# Exit 0: every cell ran; 1: one did not, and which; 2: nothing could be done, with a line that says why.
set -u
[[ -n ${SAYSO_BINARY:-} ]] && SAYSO_BINARY=$(realpath "$SAYSO_BINARY")
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
[[ -x ${SAYSO_BINARY:=build/release/sayso} ]] || { echo "no program at $SAYSO_BINARY: ./run builds it" >&2; exit 2; }

readonly venv=build/notebooks-venv
if ! cmp -s notebooks/requirements.txt "$venv/installed.txt"; then
  mkdir -p build
  python3 -m venv "$venv" || { echo "python3 cannot make a virtual environment. As root: apt-get install python3-venv" >&2; exit 2; }
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r notebooks/requirements.txt || { echo "pip could not install notebooks/requirements.txt" >&2; exit 2; }
  cp notebooks/requirements.txt "$venv/installed.txt"
fi

mkdir -p build/notebooks
"$SAYSO_BINARY" analyze corpora/sample/gold.jsonl --output build/notebooks/records.jsonl --force || exit 2
exec "$venv/bin/python" notebooks/execute.py
