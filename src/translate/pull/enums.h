// Enums as blocks of the schema file.
#pragma once

#include <string>

#include "psl/datamodel.h"
#include "translate/pull/context.h"

namespace strata::translate::pull {

// One of the existing schema file: where the database has no enums, the file is the only one that knows them.
[[nodiscard]] std::string enum_block(const psl::Enum& enumeration);

// One of the database, with what the existing file says of it.
[[nodiscard]] std::string enum_block(const Context& context, schema::EnumId enumeration);

}  // namespace strata::translate::pull
