#!/bin/sh
# usage: install.sh BUILD_FOLDER
# Installs into a prefix and makes the Debian package; the program that comes out of each works, and its files are
# where shells and man look for them. Exit code 77: there is no dpkg, only the prefix was tried.
set -eu
build=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  echo "$1" >&2
  exit 1
}

# check_tree ROOT: the program below ROOT, and what lies beside it.
check_tree() {
  for file in bin/strata share/man/man1/strata.1 share/bash-completion/completions/strata \
    share/zsh/vendor-completions/_strata share/fish/vendor_completions.d/strata.fish share/doc/strata/copyright; do
    [ -s "$1/$file" ] || [ -s "$1/$file.gz" ] || fail "missing or empty: $1/$file"
  done
  project="$scratch/project"
  rm -rf "$project"
  mkdir "$project"
  (
    cd "$project"
    "$1/bin/strata" version
    "$1/bin/strata" init --with-model --url file:./dev.db >/dev/null
    "$1/bin/strata" migrate dev --name init >/dev/null
    "$1/bin/strata" migrate status >/dev/null
  ) || fail "the program in $1 does not work"
  bash -n "$1/share/bash-completion/completions/strata"
}

cmake --install "$build" --prefix "$scratch/prefix" >/dev/null
check_tree "$scratch/prefix"

command -v dpkg-deb >/dev/null || { echo "dpkg-deb is missing: the package was not made"; exit 77; }
cpack -G DEB --config "$build/CPackConfig.cmake" -B "$scratch/package" >"$scratch/cpack.log" 2>&1 ||
  { cat "$scratch/cpack.log"; fail "cpack failed"; }
package=$(find "$scratch/package" -maxdepth 1 -name '*.deb')
for field in Package Version Architecture Maintainer Depends Description; do
  [ -n "$(dpkg-deb -f "$package" "$field")" ] || fail "the package has no field $field"
done
dpkg-deb -f "$package"
dpkg-deb -x "$package" "$scratch/root"
check_tree "$scratch/root/usr"

if command -v man >/dev/null; then
  warnings=$(LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -l "$scratch/prefix/share/man/man1/strata.1" 2>&1 >/dev/null)
  [ -z "$warnings" ] || fail "man: $warnings"
fi
