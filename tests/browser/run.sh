#!/usr/bin/env bash
# The browser pass: the page in the distribution's Chromium. Installs playwright-core and axe-core as the lock file has them,
# once; after that it needs no network. SAYSO_BINARY names the program, else it is build/release/sayso.
# Exit 0: all passed; 1: something failed; 2: nothing could be done, with a line that says why.
set -u
[[ -n ${SAYSO_BINARY:-} ]] && SAYSO_BINARY=$(realpath "$SAYSO_BINARY")
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

for tool in node "${SAYSO_CHROMIUM:-/usr/bin/chromium}"; do
  command -v "$tool" >/dev/null || { echo "$tool is not there. As root: apt-get install nodejs chromium" >&2; exit 2; }
done
[[ -x ${SAYSO_BINARY:=../../build/release/sayso} ]] || { echo "no program at $SAYSO_BINARY: ./run builds it" >&2; exit 2; }
SAYSO_BINARY=$(realpath "$SAYSO_BINARY")
export SAYSO_BINARY

# npm keeps a copy of the lock file among what it installed.
installed() { [[ node_modules/.package-lock.json -nt package-lock.json ]]; }
if ! installed; then
  command -v npm >/dev/null || { echo "npm is not there. As root: apt-get install npm" >&2; exit 2; }
  npm ci --ignore-scripts --no-audit --no-fund || { echo "npm could not install what package-lock.json names" >&2; exit 2; }
  touch node_modules/.package-lock.json
fi
exec timeout 900 node --test --test-reporter=spec .
