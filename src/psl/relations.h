// Phase 5: pairs relation fields with their opposites. See "Relations" in docs/schema-language.md.
#pragma once

#include "psl/resolution.h"

namespace strata::psl {

// Notes the relation fields of a model that has its attributes, while it is at hand.
void find_relation_fields(Resolution& resolution, ModelId id);

// Gives the datamodel its relations, in the order in which their forward fields stand, and every relation
// field its relation. Text with mistakes gets relations too: what is wrong with them is a rule of validate.
void build_relations(Resolution& resolution);

}  // namespace strata::psl
