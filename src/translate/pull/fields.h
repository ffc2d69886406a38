// One column, or one side of a relation, as a line of a model.
#pragma once

#include <string>

#include "translate/pull/context.h"
#include "translate/pull/relation_fields.h"

namespace strata::translate::pull {

// What the existing file says of a column's field; empty parts where it says nothing.
struct ColumnLine {
  const schema::Column& column;
  const Name& name;
  const psl::Field* existing = nullptr;
  std::string key_attributes;  // @id, @unique
};

// With its documentation above and its line end.
[[nodiscard]] std::string column_line(const Context& context, const ColumnLine& line);
[[nodiscard]] std::string relation_line(const RelationField& field);

}  // namespace strata::translate::pull
