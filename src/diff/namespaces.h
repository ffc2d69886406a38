// One spelling of the default namespace for both sides of a comparison.
#pragma once

#include <string_view>

#include "schema/schema.h"

namespace strata::diff {

// Afterwards objects of a side's default namespace carry no namespace, also where its schema file writes it
// out. A schema file means the default namespace of the database that it is compared with, or `otherwise`.
void align_namespaces(schema::Schema& previous, schema::Schema& next, std::string_view otherwise);

}  // namespace strata::diff
