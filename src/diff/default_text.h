// A default value as the summary of a migration shows it: the notation is Prisma's, which other tools read.
#pragma once

#include <optional>
#include <string>

#include "schema/schema.h"

namespace strata::diff {

// "None", "Some(Now)", "Some(Value(Int(5)))", …
[[nodiscard]] std::string default_text(const Boxed<schema::Default>& value);

}  // namespace strata::diff
