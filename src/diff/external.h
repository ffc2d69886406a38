// Objects that are others' business, as the project's configuration says ("externally managed"): no
// comparison sees them, on whichever side they are.
#pragma once

#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace strata::diff {

struct External {
  std::vector<schema::ObjectName> tables, enums;  // with their namespace where there are namespaces

  // Whatever its namespace.
  [[nodiscard]] bool has_table_named(std::string_view name) const;
};

// Of a schema whose names leave the default namespace out (namespaces.h).
void leave_out(const External& external, schema::Schema& schema);

}  // namespace strata::diff
