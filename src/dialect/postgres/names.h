// Names as they stand in SQL of PostgreSQL.
#pragma once

#include <string>
#include <string_view>

#include "schema/schema.h"

namespace strata::dialect::postgres {

[[nodiscard]] std::string quote(std::string_view name);

// "namespace"."name"; the name alone in the default namespace of the connection.
[[nodiscard]] std::string quote(const schema::ObjectName& name);
[[nodiscard]] std::string quote_in(std::string_view namespace_name, std::string_view name);

// As it may stand without quotes: where it need not be quoted, it is not.
[[nodiscard]] std::string quote_if_needed(std::string_view name);

}  // namespace strata::dialect::postgres
