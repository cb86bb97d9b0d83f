#!/bin/sh
# Builds the console into the folder given, if its sources are newer. Without npm it says what is missing and lets the
# build go on: the node runs without a console. PERSEID_CONSOLE=required makes that an error.
set -eu
cd "$(dirname "$0")/.."
out=$1
stamp=$out/../../console.built

without() {
    echo "console: NOT BUILT: $1" >&2
    echo "console: the node runs without its console; with npm of Node.js 20.19 or newer the next build makes it" >&2
    [ "${PERSEID_CONSOLE:-}" != required ] || exit 1
    exit 0
}

newer() {
    find src package.json package-lock.json vite.config.js svelte.config.js -newer "$1" | sed 1q
}

if [ -f "$stamp" ] && [ -f "$out/index.html" ] && [ -z "$(newer "$stamp")" ]; then
    exit 0
fi
command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || without "no npm found"
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    without "Node.js is too old found=$(node -v) wanted=20.19"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    echo "console: npm ci"
    npm ci --prefer-offline --no-audit --no-fund --loglevel=error || without "npm ci failed"
    touch node_modules/.package-lock.json
fi
mkdir -p "$out"
PERSEID_CONSOLE_OUT=$out npm run --silent build
: >"$stamp"
