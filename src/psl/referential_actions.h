// What a relation's onDelete and onUpdate are when the schema leaves them out.
#pragma once

#include "psl/datamodel.h"
#include "target/target.h"

namespace strata::psl {

// The actions of the relation whose forward field is `field`: as written, else the defaults. A row that
// requires its parent keeps the parent from being deleted, one that does not loses the reference; new key
// values are followed.
[[nodiscard]] target::ReferentialAction on_delete(const Model& model, const Field& field,
                                                  const target::Target& target);
[[nodiscard]] target::ReferentialAction on_update(const Field& field);

}  // namespace strata::psl
