// What stands at the end of every block: its name in the database, and the database schema that it is in.
#pragma once

#include <string>

#include "schema/schema.h"
#include "translate/pull/context.h"
#include "translate/pull/names.h"

namespace strata::translate::pull {

[[nodiscard]] std::string block_names(const Context& context, const Name& name,
                                      const schema::ObjectName& database_name);

}  // namespace strata::translate::pull
