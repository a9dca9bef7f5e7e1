#!/bin/sh
# Installs what the interop tests read our files with: networkx, igraph and xmllint from Debian or Ubuntu. Needs root.
set -e
if /usr/bin/python3 -c 'import networkx, igraph' 2>/dev/null && command -v xmllint >/dev/null; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "interop-tools: not root, or no apt-get; install python3-networkx, python3-igraph and libxml2-utils yourself" >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends python3-networkx python3-igraph libxml2-utils
