#include "project/external.h"

#include <fmt/format.h>
#include <utility>

namespace strata::project {
namespace {

Result<std::vector<schema::ObjectName>> to_names(const Configuration& configuration,
                                                 const std::vector<Setting>& settings, bool has_namespaces) {
  std::vector<schema::ObjectName> names;
  for (const Setting& setting : settings) {
    STRATA_TRY(const std::string text, value_of(configuration, setting));
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos && has_namespaces) {
      return fail(ErrorCode::external_unqualified,
                  fmt::format("The external object `{}` is named without its namespace.", text),
                  {fmt::format("Write it with the namespace in front, as in `public.{}`.", text)});
    }
    if (dot != std::string::npos && !has_namespaces) {
      return fail(ErrorCode::external_qualified,
                  fmt::format("The external object `{}` is named with a namespace, which this database does "
                              "not have.",
                              text),
                  {"Write the bare name."});
    }
    const std::size_t begin = dot == std::string::npos ? 0 : dot + 1;
    names.push_back({.namespace_name = text.substr(0, begin == 0 ? 0 : dot), .name = text.substr(begin)});
  }
  return names;
}

}  // namespace

Result<diff::External> external_objects(const Configuration& configuration, bool has_namespaces) {
  const ExternalNames& names = configuration.external;
  diff::External external;
  STRATA_TRY(external.tables, to_names(configuration, names.tables, has_namespaces));
  STRATA_TRY(external.enums, to_names(configuration, names.enums, has_namespaces));
  return external;
}

}  // namespace strata::project
