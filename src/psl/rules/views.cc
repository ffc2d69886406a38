// Views: a preview feature, and not backed by keys.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

void check_unique(const Context& context, const Index& unique) {
  if (unique.mapped_name || unique.clustered) {
    context.diagnostics
        .error(codes::kViewUnique, unique.span,
               fmt::format("`{}` of a view is a promise, not an index: it has no name and no order.",
                           attribute_name(unique)))
        .help = "Remove `map` and `clustered`.";
  }
  const bool has_arguments = std::ranges::any_of(unique.columns, [](const IndexColumn& column) {
    return column.sort || column.length || column.operator_class;
  });
  if (has_arguments) {
    context.diagnostics
        .error(codes::kViewUnique, unique.span,
               fmt::format("The fields of `{}` of a view take no arguments.", attribute_name(unique)))
        .help = "Remove `sort`, `length` and `ops`.";
  }
}

}  // namespace

void check_view(const Context& context, const Model& view) {
  if (!context.datamodel.has_preview_feature("views")) {
    context.diagnostics
        .error(codes::kViewsPreview, view.span, "Views are a preview feature that is not switched on.")
        .help = "Add `previewFeatures = [\"views\"]` to a generator.";
  }
  if (view.primary_key) {
    context.diagnostics.error(codes::kViewId, view.primary_key->span, "A view has no primary key.").help =
        "Use `@unique` for a field that tells the rows apart.";
  }
  for (const Index& index : view.indexes) {
    if (index.kind == IndexKind::unique)
      check_unique(context, index);
    else
      context.diagnostics.error(codes::kViewIndex, index.span, "A view has no indexes.").help =
          fmt::format("Remove `{}`.", attribute_name(index));
  }
}

}  // namespace strata::psl::rules
