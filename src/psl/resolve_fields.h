// Phase 4, models and composite types: the name of every field is allowed and stands once, and the name of
// its type is looked up.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "psl/ast.h"
#include "psl/name_rules.h"
#include "psl/resolution.h"

namespace strata::psl {

class FieldResolver {
 public:
  explicit FieldResolver(Resolution& resolution) : resolution_(resolution) {}

  // Fills `fields`, and gives the syntax of each, until the next call. Fields that the parser refused are in
  // neither.
  std::span<const ast::Field* const> resolve(const ast::Block& block, std::vector<Field>& fields);

 private:
  void collect(const ast::Block& block);
  [[nodiscard]] FieldType find_type(const ast::FieldType& type);
  [[nodiscard]] const std::vector<std::string_view>& type_names();

  Resolution& resolution_;
  NameSet names_;
  std::vector<const ast::Field*> syntax_;
  std::vector<std::string_view> type_names_;
};

// A composite type cannot have any.
void refuse_relations(Resolution& resolution, CompositeId id);

}  // namespace strata::psl
