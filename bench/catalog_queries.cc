// Prints the questions that strata asks PostgreSQL's catalogue, so that psql can ask the same.
#include <cstdio>

#include "dialect/postgres/catalog_query.h"

int main() {
  const std::string script = strata::dialect::postgres::catalog_script({"public"});
  return std::fwrite(script.data(), 1, script.size(), stdout) == script.size() ? 0 : 1;
}
