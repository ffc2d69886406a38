// Extensions in the datasource.
#include "psl/rules/rules.h"

namespace strata::psl::rules {

void check_extensions(const Context& context) {
  const std::optional<Datasource>& datasource = context.datamodel.datasource;
  if (!datasource || !datasource->extensions_span) return;
  if (!context.target.extensions || context.datamodel.has_preview_feature("postgresqlExtensions")) return;
  context.diagnostics
      .error(codes::kExtensionsPreview, *datasource->extensions_span,
             "`extensions` belong to a preview feature that is not switched on.")
      .help = "Add `previewFeatures = [\"postgresqlExtensions\"]` to a generator.";
}

}  // namespace strata::psl::rules
