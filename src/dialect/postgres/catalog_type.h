// The types of PostgreSQL's catalogue → types in the normal form of schema/schema.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dialect/postgres/answer.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

struct CatalogColumnType {
  schema::ColumnType type;
  bool is_list = false;
};

// The types that columns can have, by the number that the catalogue gives them.
class CatalogTypes {
 public:
  // The namespaces whose enums can be named: types of others stay unsupported. A name is left out for the
  // namespace `unnamed`.
  CatalogTypes(std::vector<std::string> known, std::string_view unnamed)
      : namespaces_(std::move(known)), unnamed_(unnamed) {}

  // Rows: oid, name, namespace, kind, element, base type, base modifier.
  void read(const Answer& rows);

  // `modifier` is the catalogue's number for length or precision, -1 for none. `written` is the type as the
  // server writes it, for those that the schema language does not know.
  [[nodiscard]] CatalogColumnType find(std::int64_t oid, std::int64_t modifier,
                                       std::string_view written) const;

 private:
  struct Entry {
    std::string name, namespace_name;
    char kind = 'b';  // pg_type.typtype
    std::int64_t element = 0, base = 0, base_modifier = -1;
  };
  [[nodiscard]] bool is_array(const Entry& entry) const;
  [[nodiscard]] schema::ColumnType scalar(const Entry& entry, std::int64_t modifier, bool in_list,
                                          std::string_view written) const;

  std::unordered_map<std::int64_t, Entry> entries_;
  std::vector<std::string> namespaces_;
  std::string unnamed_;
};

}  // namespace strata::dialect::postgres
