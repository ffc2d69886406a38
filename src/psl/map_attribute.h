// @map and @@map: the name in the database.
#pragma once

#include <optional>
#include <string>

#include "psl/ast.h"
#include "psl/resolution.h"

namespace strata::psl {

// The name that @map gives to a field or enum value, and @@map to a block, if there is one.
[[nodiscard]] std::optional<std::string> read_map(Resolution& resolution, const ast::Attribute& attribute);
[[nodiscard]] std::optional<std::string> read_block_map(Resolution& resolution,
                                                        const ast::Attribute& attribute);

void resolve_map(Resolution& resolution, Field& field, const ast::Attribute& attribute);

// No two fields may have one name in the database.
void check_mapped_names(Resolution& resolution, ModelId model);
void check_mapped_names(Resolution& resolution, CompositeId composite);

}  // namespace strata::psl
