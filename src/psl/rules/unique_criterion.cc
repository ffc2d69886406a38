// Every model needs a way to name one of its rows.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

bool identifies(const Model& model, const std::vector<IndexColumn>& columns) {
  return std::ranges::all_of(columns, [&](const IndexColumn& column) {
    const Field& field = model.fields[column.field];
    return field.arity != Arity::optional && !std::holds_alternative<UnsupportedId>(field.type);
  });
}

bool has_unique_criterion(const Model& model) {
  if (model.primary_key && identifies(model, model.primary_key->columns)) return true;
  return std::ranges::any_of(model.indexes, [&](const Index& index) {
    return index.kind == IndexKind::unique && identifies(model, index.columns);
  });
}

}  // namespace

void check_unique_criterion(const Context& context, const Model& model) {
  if (model.is_ignored || has_unique_criterion(model)) return;
  context.diagnostics
      .error(codes::kNoUniqueCriterion, model.span,
             fmt::format("Nothing tells the rows of `{}` apart.", model.name))
      .help =
      "Mark a required field with `@id` or `@unique`, or several together with `@@id([…])` or "
      "`@@unique([…])`; `@@ignore` leaves the model out of the client instead.";
}

}  // namespace strata::psl::rules
