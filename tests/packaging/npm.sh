#!/bin/sh
# usage: npm.sh SOURCE_FOLDER BUILD_FOLDER
# Makes the npm packages, installs them into an empty project from the packed files with no network, and works with
# them. Exit code 77: there is no npm.
set -eu
source=$1
build=$2
command -v npm >/dev/null || { echo "npm is missing: its packages were not tried"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  echo "$1" >&2
  exit 1
}

# Whoever asks a registry all the same finds nobody there.
export npm_config_registry=http://127.0.0.1:9/ npm_config_cache="$scratch/cache" npm_config_update_notifier=false

"$source/packaging/npm/pack" "$build" "$scratch/packed" >/dev/null
mkdir "$scratch/project"
cd "$scratch/project"
npm install --offline --ignore-scripts --no-audit --no-fund "$scratch"/packed/*.tgz >"$scratch/install.log" 2>&1 ||
  { cat "$scratch/install.log"; fail "the packed files cannot be installed"; }

strata() {
  node_modules/.bin/strata "$@"
}
strata init --with-model --url file:./dev.db >/dev/null
strata migrate dev --name init >/dev/null
npx --no -- strata migrate status | grep -q 'up to date' || fail "migrate status does not say that the database is up to date"
[ -s prisma/dev.db ] || fail "there is no database"

# The program's own exit code comes through.
code=0
strata migrate diff --from-empty --to-schema prisma/schema.prisma --exit-code >/dev/null || code=$?
[ "$code" = 2 ] || fail "migrate diff --exit-code ends with $code, not 2"

# adopt names the program itself, so that Prisma starts no second Node.
strata adopt >/dev/null
engine=$(sed -nE 's/^PRISMA_SCHEMA_ENGINE_BINARY="(.*)"$/\1/p' .env)
case $("$engine" --version) in schema-engine-cli\ strata-*) ;; *) fail "adopt named \`$engine\`, which is not the engine" ;; esac
strata adopt --undo >/dev/null

rm -r node_modules/@strata-migrate
if strata version 2>"$scratch/errors"; then fail "strata runs without its program"; fi
grep -q 'is not installed' "$scratch/errors" || fail "nothing says that the platform's package is missing"
