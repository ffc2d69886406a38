// The questions about what the schema language cannot say: as many as there are sorts of such things, sent as
// one message.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace strata::dialect::postgres {

// Every answer but the last has these columns. `catalog` and `oid` address the thing itself; `used` is the
// one column that a comment or grant is about, else null.
enum class ObjectColumn : std::uint8_t { kind, catalog, oid, namespace_name, owner, name, definition, used };

// The last answer: which columns of tables the things mention. Without a column the table as a whole.
enum class UseColumn : std::uint8_t { catalog, oid, namespace_name, table, column };

// The script with all of them, about these namespaces.
[[nodiscard]] std::string unmanaged_script(const std::vector<std::string>& namespaces);

}  // namespace strata::dialect::postgres
