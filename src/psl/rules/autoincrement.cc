// @default(autoincrement()): how many a table may have, and what must lie on them.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::ScalarType;

bool is_autoincrement(const Field& field) {
  return field.default_value && std::holds_alternative<AutoincrementDefault>(field.default_value->value);
}

bool is_whole_id(const Model& model, FieldIndex field) {
  return model.primary_key && model.primary_key->columns.size() == 1 &&
         model.primary_key->columns.front().field == field;
}

bool begins_key(const Model& model, FieldIndex field) {
  const auto begins = [&](const std::vector<IndexColumn>& columns) {
    return !columns.empty() && columns.front().field == field;
  };
  return (model.primary_key && begins(model.primary_key->columns)) ||
         std::ranges::any_of(model.indexes, begins, &Index::columns);
}

void check_autoincrement(const Context& context, const Model& model, FieldIndex index) {
  const Field& field = model.fields[index];
  const target::Autoincrement& facts = context.target.autoincrement;
  const std::string_view name = database(context.target);
  if (!facts.supported) {
    context.diagnostics
        .error(codes::kAutoincrementUnsupported, field.default_value->span,
               fmt::format("{} does not number rows.", capitalized_database(context.target)))
        .help = "Use `auto()`, `uuid()` or `cuid()`.";
    return;
  }
  if (facts.big_int_only && field.scalar() != nullptr && *field.scalar() == ScalarType::int_) {
    context.diagnostics
        .error(codes::kAutoincrementType, field.default_value->span,
               fmt::format("`autoincrement()` makes 64-bit numbers in {}, too large for `Int`.", name))
        .help = "Make the field a `BigInt`, or use `sequence()`.";
  }
  if (facts.must_be_whole_id && !is_whole_id(model, index)) {
    context.diagnostics
        .error(codes::kAutoincrementPlace, field.span,
               fmt::format("{} numbers rows by the primary key only; {} is not the primary key.",
                           capitalized_database(context.target), field_path(model, field)))
        .help = "Mark the field with `@id`, or remove the default value.";
  } else if (facts.needs_index && !begins_key(model, index)) {
    context.diagnostics
        .error(codes::kAutoincrementPlace, field.span,
               fmt::format("{} numbers rows only by a column that a key begins with.",
                           capitalized_database(context.target)))
        .help = fmt::format("Add `@unique` or `@@index([{}])`.", field.name);
  }
}

}  // namespace

void check_autoincrement(const Context& context, const Model& model) {
  std::size_t count = 0;
  for (FieldIndex index = 0; index < model.fields.size(); ++index) {
    if (!is_autoincrement(model.fields[index])) continue;
    ++count;
    check_autoincrement(context, model, index);
  }
  const target::Autoincrement& facts = context.target.autoincrement;
  if (count > 1 && facts.supported && !facts.several_per_model) {
    context.diagnostics
        .error(codes::kAutoincrementTwice, model.span,
               fmt::format("`{}` has {} fields with `autoincrement()`; {} takes one.", model.name, count,
                           database(context.target)))
        .help = "Keep one of them.";
  }
}

}  // namespace strata::psl::rules
