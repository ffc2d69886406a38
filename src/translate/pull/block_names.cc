#include "translate/pull/block_names.h"

#include "translate/pull/text.h"

namespace strata::translate::pull {

std::string block_names(const Context& context, const Name& name, const schema::ObjectName& database_name) {
  std::string lines;
  if (name.mapped) lines += "@@map(" + quote(*name.mapped) + ")\n";
  if (context.existing().datasource->has_schemas && !database_name.namespace_name.empty()) {
    lines += "@@schema(" + quote(database_name.namespace_name) + ")\n";
  }
  return lines;
}

}  // namespace strata::translate::pull
