// The two fields of a relation with their models, as the relation rules look at them.
#pragma once

#include <string>

#include "psl/rules/context.h"

namespace strata::psl::rules {

struct Side {
  const Model& model;
  const Field& field;

  [[nodiscard]] const RelationAttribute* attribute() const {
    return field.relation_attribute ? &*field.relation_attribute : nullptr;
  }
  // `fields: []` counts as nothing.
  [[nodiscard]] bool has_fields() const {
    return attribute() != nullptr && attribute()->fields && !attribute()->fields->empty();
  }
  [[nodiscard]] bool has_references() const {
    return attribute() != nullptr && attribute()->references && !attribute()->references->empty();
  }
  [[nodiscard]] bool has_actions() const {
    return attribute() != nullptr && (attribute()->on_delete || attribute()->on_update);
  }
};

struct Sides {
  Side forward;
  Side back;
};

// Null when a side is missing, which was reported then.
[[nodiscard]] std::optional<Sides> relation_sides(const Context& context, const Relation& relation);

}  // namespace strata::psl::rules
