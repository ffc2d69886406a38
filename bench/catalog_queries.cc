// Prints the questions that strata asks PostgreSQL's catalogue, so that psql can ask the same.
//
// usage: bench_catalog_queries SERVER_VERSION   as `SHOW server_version_num` tells it
#include <cstdio>
#include <cstdlib>

#include "dialect/postgres/catalog_query.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string script = strata::dialect::postgres::catalog_script({"public"}, std::atoi(argv[1]));
  return std::fwrite(script.data(), 1, script.size(), stdout) == script.size() ? 0 : 1;
}
