// Types of fields that the database does not have: lists, JSON, decimals.
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::ScalarType;

void check_type(const Context& context, const Field& field) {
  if (!field.is_column()) return;
  const target::Target& target = context.target;
  const bool is_list = field.arity == Arity::list;
  if (is_list && !target.scalar_lists) {
    context.diagnostics
        .error(
            codes::kListsUnsupported, field.span,
            fmt::format("`{}` is a list; {} has no columns that hold lists.", field.name, database(target)))
        .help = target.json ? "Give the values a model of their own, or keep them in one `Json`."
                            : "Give the values a model of their own.";
    return;
  }
  const ScalarType* scalar = field.scalar();
  if (scalar == nullptr) return;
  if (*scalar == ScalarType::json && !target.json) {
    context.diagnostics
        .error(codes::kScalarUnsupported, field.span,
               fmt::format("{} has no type `Json`.", capitalized_database(target)))
        .help = "Use `String`.";
  } else if (*scalar == ScalarType::json && is_list && !target.json_lists) {
    context.diagnostics
        .error(codes::kScalarUnsupported, field.span,
               fmt::format("{} has no lists of `Json`.", capitalized_database(target)))
        .help = "Use one `Json` that holds an array.";
  } else if (*scalar == ScalarType::decimal && !target.decimal) {
    context.diagnostics
        .error(codes::kScalarUnsupported, field.span,
               fmt::format("{} has no type `Decimal`.", capitalized_database(target)))
        .help = "Use `Float` or `String`.";
  }
}

}  // namespace

void check_field_types(const Context& context, std::span<const Field> fields) {
  for (const Field& field : fields) check_type(context, field);
}

}  // namespace strata::psl::rules
