// The questions that introspection asks PostgreSQL's catalogue: a fixed number, sent as one message and
// answered from one snapshot. The answers refer to each other by the catalogue's own numbers; putting them
// together is left to the client, which does it faster than the server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace strata::dialect::postgres {

// The answers, in this order. Names of columns as in `catalog_query.cc`.
enum class CatalogAnswer : std::uint8_t {
  namespaces,
  types,
  enum_values,
  relations,
  columns,
  operator_classes,
  indexes,
  foreign_keys,
  extensions,
  views,
};
inline constexpr std::size_t kCatalogAnswerCount = 10;

// The script with all of them, about these namespaces.
[[nodiscard]] std::string catalog_script(const std::vector<std::string>& namespaces, int server_version);

// Only the types, as the answer to `types`.
[[nodiscard]] std::string_view catalog_types_query();

// A string in SQL that means the same whatever `standard_conforming_strings` says.
[[nodiscard]] std::string string_constant(std::string_view text);

}  // namespace strata::dialect::postgres
