#!/bin/sh
# Installs what the browser tests drive: Debian's or Ubuntu's chromium, and a font. Needs root.
set -e
if command -v chromium >/dev/null || [ -n "$CHROMIUM" ]; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "browser-tools: not root, or no apt-get; install chromium yourself, or name another in CHROMIUM" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
