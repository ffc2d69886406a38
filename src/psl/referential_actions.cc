#include "psl/referential_actions.h"

#include <algorithm>

namespace strata::psl {

using target::ReferentialAction;

ReferentialAction on_delete(const Model& model, const Field& field, const target::Target& target) {
  const Boxed<RelationAttribute>& relation = field.relation_attribute;
  if (relation && relation->on_delete) return *relation->on_delete;

  const bool needs_parent =
      field.arity == Arity::required ||
      (relation && relation->fields && std::ranges::any_of(*relation->fields, [&](FieldIndex index) {
         return model.fields[index].arity == Arity::required;
       }));
  return needs_parent ? target.default_on_delete_required : ReferentialAction::set_null;
}

ReferentialAction on_update(const Field& field) {
  if (field.relation_attribute && field.relation_attribute->on_update)
    return *field.relation_attribute->on_update;
  return ReferentialAction::cascade;
}

}  // namespace strata::psl
