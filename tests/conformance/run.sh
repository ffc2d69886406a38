#!/bin/sh
# usage: run.sh CONFORMANCE_PROGRAM   judge the corpus that STRATA_CORPUS names; 77: there is none
if [ -z "$STRATA_CORPUS" ]; then
  echo "skipped: STRATA_CORPUS does not name a corpus"
  exit 77
fi
exec "$1" --list-failures "$STRATA_CORPUS"
