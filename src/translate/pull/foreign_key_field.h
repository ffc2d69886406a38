// One foreign key as the two fields of a relation.
#pragma once

#include "translate/pull/relation_fields.h"
#include "translate/pull/relation_names.h"

namespace strata::translate::pull {

struct RelationSides {
  RelationField forward;  // of the model with the columns
  RelationField back;
};

[[nodiscard]] RelationSides foreign_key_fields(const Context& context, const RelationNames& names,
                                               schema::TableId table, schema::KeyIndex key);

}  // namespace strata::translate::pull
