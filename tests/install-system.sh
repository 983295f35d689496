#!/usr/bin/env bash
# Gets what the tests need of the system: the packages of system-packages.txt, the tools of tools/, and a browser. Called by
# `make test`; `make test-all` calls it with "engines", for the browsers of engines/ too. A line `package:command` asks for the
# package only where the command is missing, since Node.js and Java often come from elsewhere.
set -euo pipefail
cd "$(dirname "$0")"

folders=(.)
[ "${1:-}" = engines ] && folders+=(engines)

missing=()
while IFS=: read -r package program; do
  [ -n "$program" ] && command -v "$program" >/dev/null && continue
  dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done < <(cat "${folders[@]/%//system-packages.txt}")

if [ "${#missing[@]}" -gt 0 ]; then
  as_root=(env DEBIAN_FRONTEND=noninteractive)
  [ "$(id -u)" = 0 ] || as_root=(sudo --non-interactive "${as_root[@]}")
  if "${as_root[@]}" true 2>/dev/null; then
    "${as_root[@]}" apt-get update -qq
    known=()
    for package in "${missing[@]}"; do
      apt-cache show "$package" >/dev/null 2>&1 && known+=("$package") || echo "This system has no package $package." >&2
    done
    "${as_root[@]}" apt-get install --yes --no-install-recommends "${known[@]}"
  else
    echo "These system packages are missing and cannot be installed without root: sudo apt-get install ${missing[*]}" >&2
  fi
fi

# The tools from npm, exactly as locked; npm leaves its own copy of the lock when it has finished.
for folder in "${folders[@]}"; do
  if ! [ "$folder/tools/node_modules/.package-lock.json" -nt "$folder/tools/package-lock.json" ]; then
    npm ci --ignore-scripts --no-audit --no-fund --prefix "$folder/tools"
  fi
done

# Where the system has no browser that starts (Ubuntu's package is a link to its shop), Playwright brings its own. A shell
# without a window takes a third of the time of a whole Chromium for every page that a test opens.
for browser in chromium-headless-shell chromium chromium-browser google-chrome; do
  if command -v "$browser" >/dev/null && "$browser" --version >/dev/null 2>&1; then
    exit 0
  fi
done
../.venv/bin/playwright install chromium
