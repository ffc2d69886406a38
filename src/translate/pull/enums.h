// Enums of the existing schema file. Where the database has no enums, it is the only one that knows them.
#pragma once

#include <string>

#include "psl/datamodel.h"

namespace strata::translate::pull {

[[nodiscard]] std::string enum_block(const psl::Enum& enumeration);

}  // namespace strata::translate::pull
