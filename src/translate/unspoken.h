// What a schema file cannot speak of without its preview feature: partial indexes, extensions.
#pragma once

#include "psl/datamodel.h"
#include "schema/schema.h"

namespace strata::translate {

// Of a database that was read for a project with this schema file: lists them with what no schema file can
// say, instead of with what is compared object by object.
void set_unspoken_aside(schema::Schema& database, const psl::Datamodel& datamodel);

}  // namespace strata::translate
