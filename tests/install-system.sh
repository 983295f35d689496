#!/usr/bin/env bash
# Gets what the tests need of the system: the packages of system-packages.txt, the tools of tools/, and a browser.
# Called by `make test`. A line `package:command` asks for the package only where the command is missing, since
# Node.js and Java often come from elsewhere.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
while IFS=: read -r package program; do
  [ -n "$program" ] && command -v "$program" >/dev/null && continue
  dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done < system-packages.txt

if [ "${#missing[@]}" -gt 0 ]; then
  install="apt-get install --yes --no-install-recommends ${missing[*]}"
  if [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install
  elif sudo --non-interactive true 2>/dev/null; then
    sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive $install
  else
    echo "These system packages are missing and cannot be installed without root: sudo $install" >&2
  fi
fi

# The tools from npm, exactly as locked; npm leaves its own copy of the lock when it has finished.
if ! [ tools/node_modules/.package-lock.json -nt tools/package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --prefix tools
fi

# Where the system has no browser that starts (Ubuntu's package is a link to its shop), Playwright brings its own.
for browser in chromium chromium-browser google-chrome; do
  if command -v "$browser" >/dev/null && "$browser" --version >/dev/null 2>&1; then
    exit 0
  fi
done
../.venv/bin/playwright install chromium
