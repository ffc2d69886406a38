#!/bin/sh
# usage: run.sh CONFORMANCE_PROGRAM   judge the corpus that STRATA_CORPUS names; 77: there is none
if [ -z "$STRATA_CORPUS" ]; then
  echo "skipped: STRATA_CORPUS does not name a corpus"
  exit 77
fi

failed=0
while read -r kind provider; do
  "$1" --list-failures --kind "$kind" ${provider:+--provider "$provider"} "$STRATA_CORPUS" || failed=1
done <<'COMPLETE'
validate
format
diff sqlite
introspect sqlite
push sqlite
app sqlite
introspect postgresql
push postgresql
app postgresql
diff cockroachdb
COMPLETE
exit "$failed"
