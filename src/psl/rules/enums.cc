// Enums: where they exist, and the schema they belong to.
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"
#include "psl/rules/schema_name.h"

namespace strata::psl::rules {

void check_enums(const Context& context) {
  for (const Enum& item : context.datamodel.enums) {
    if (!context.target.enums) {
      context.diagnostics
          .error(codes::kEnumsUnsupported, item.span,
                 fmt::format("{} has no enums.", capitalized_database(context.target)))
          .help = "Use a `String`, or a model that lists the values.";
    }
    check_schema_name(context, {.kind = "enum",
                                .name = item.name,
                                .schema = item.schema,
                                .schema_span = item.schema_span,
                                .span = item.span});
  }
}

}  // namespace strata::psl::rules
