// The relation fields of every model: from foreign keys and join tables, or, where the database has no
// foreign keys (relationMode "prisma", views), copied from the existing schema file.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "translate/pull/context.h"

namespace strata::translate::pull {

struct RelationField {
  std::string name;
  std::string type;       // with its mark: `Post[]`
  std::string attribute;  // @relation(…); empty: not needed
  std::string documentation;
  bool is_ignored = false;
  bool is_from_schema_file = false;  // its name is
  bool is_copied = false;            // all of it is: the database does not know this relation
};

// By table, in the order in which they stand in their models.
[[nodiscard]] std::vector<std::vector<RelationField>> relation_fields(const Context& context,
                                                                      const SourceSet& sources);

// Of a view: all that lead to something that is still there.
[[nodiscard]] std::vector<RelationField> relation_fields_of_view(const Context& context,
                                                                 const SourceSet& sources,
                                                                 const psl::Model& view);

}  // namespace strata::translate::pull
