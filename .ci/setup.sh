# Sourced by ./run and ./check: installs the Debian packages that are missing.
# Entry: ensure_packages run|check. Exits 2, with the line to type, where it may not install. Building is left to the caller.
# shellcheck shell=bash

# The packages of packages.txt that $1 (run or check) needs: check needs those of run too.
wanted_packages() {
  local package who instead
  while read -r package who instead; do
    [[ $package == "#"* || ( $1 == run && $who != run ) ]] && continue
    [[ -n $instead ]] && command -v "$instead" >/dev/null && continue
    echo "$package"
  done <"$(dirname "${BASH_SOURCE[0]}")/packages.txt"
}

ensure_packages() {
  local wanted missing=() package as_root=()
  mapfile -t wanted < <(wanted_packages "$1")
  if ! { command -v dpkg-query && command -v apt-get; } >/dev/null; then
    echo "Not a Debian system: install what corresponds to ${wanted[*]}" >&2
    return 0  # they may be there under other names; CMake says what is not
  fi
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null) || true
  for package in "${wanted[@]}"; do
    grep -qx "installed $package" <<<"$installed" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  if ((EUID != 0)); then
    # Ask for a password only where somebody can type one.
    if command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
      as_root=(sudo)
    else
      echo "Missing packages. As root: apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 2
    fi
  fi
  echo "Installing: ${missing[*]}" >&2
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
           apt-get install -y --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "apt could not install: ${missing[*]}" >&2
    exit 2
  fi
  rm -f "$log"
}
