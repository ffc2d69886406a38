// @@schema of models, views and enums: the database's own schemas.
#pragma once

#include <string>
#include <string_view>

#include "base/boxed.h"
#include "psl/rules/context.h"

namespace strata::psl::rules {

// A block that may carry @@schema.
struct SchemaMember {
  std::string_view kind;  // "model", "enum", …
  std::string_view name;
  const Boxed<std::string>& schema;
  Span schema_span;
  Span span;
};

void check_schema_name(const Context& context, const SchemaMember& member);

}  // namespace strata::psl::rules
