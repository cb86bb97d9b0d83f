#!/bin/sh
# Checks and tests the console that was built into the folder given. Names what it could not run.
set -eu
cd "$(dirname "$0")/.."
out=$1
[ "${PERSEID_SKIP_TESTS:-false}" != true ] || exit 0
# Who asks for certain Java tests doesn't ask for these.
[ -z "${PERSEID_ONLY_TESTS:-}" ] || exit 0
if [ ! -f "$out/index.html" ] || [ ! -d node_modules ]; then
    echo "console: NOT RUN: the tests of the console, because it was not built"
    exit 0
fi
npm run --silent check
PERSEID_CONSOLE_OUT=$out npm run --silent test
