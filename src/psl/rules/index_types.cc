// `type` and `ops` of an index: which columns an index type takes, and how it may compare them.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::IndexRule;
using target::IndexType;
using target::OperatorClass;
using target::ScalarType;

bool is_list(const Field& field) {
  return field.arity == Arity::list;
}

// A native type that the target lacks was reported as such, and counts as none.
bool has_native_type(const Field& field) {
  return field.native_type && field.native_type->type != nullptr;
}

// The native type of a column, also where the field does not name one.
std::string_view native_type_name(const target::Target& target, const Field& field) {
  if (has_native_type(field)) return field.native_type->name;
  if (field.scalar() == nullptr) return {};
  const target::DefaultNativeType* fallback = target.default_native_type(*field.scalar());
  return fallback == nullptr ? std::string_view() : fallback->name;
}

bool takes(const OperatorClass& known, const target::Target& target, const Field& field) {
  if (known.lists && is_list(field)) return true;
  const std::string_view type = native_type_name(target, field);
  return !type.empty() && std::ranges::find(known.native_types, type) != known.native_types.end();
}

// Without operator class. Nobody can tell for columns of a type that the schema language does not know.
bool takes(const IndexRule& rule, const Field& field) {
  if (rule.any_column || std::holds_alternative<UnsupportedId>(field.type)) return true;
  if (rule.lists && is_list(field)) return true;
  if (field.scalar() == nullptr) return false;
  if (!has_native_type(field)) return rule.scalars.contains(*field.scalar());
  return std::ranges::find(rule.native_types, field.native_type->name) != rule.native_types.end();
}

std::string usable_classes(const target::Target& target, IndexType type, const Field& field) {
  std::vector<std::string_view> names;
  for (const OperatorClass& known : target.operator_classes)
    if (known.index == type && takes(known, target, field)) names.push_back(known.name);
  if (names.empty()) return "Use `raw(\"…\")` to name a class in SQL.";
  return fmt::format("Use {}, or `raw(\"…\")` to name a class in SQL.", quoted_list(names));
}

struct TypedIndex {
  const Index& index;
  IndexType type;
  const IndexRule* rule;  // null: the type takes everything
};

void check_operator_class(const Context& context, const TypedIndex& typed, const Field& field,
                          const OperatorClass& known) {
  if (takes(known, context.target, field)) return;
  context.diagnostics
      .error(
          codes::kOperatorClassColumn, typed.index.span,
          fmt::format("The operator class `{}` does not compare the type of `{}`.", known.name, field.name))
      .help = usable_classes(context.target, typed.type, field);
}

void check_column(const Context& context, const TypedIndex& typed, const Field& field,
                  const IndexColumn& column) {
  if (!column.operator_class) {
    if (typed.rule == nullptr || takes(*typed.rule, field)) return;
    context.diagnostics
        .error(codes::kIndexTypeColumn, typed.index.span,
               fmt::format("A `{}` index does not take the type of `{}`.", index_type_name(typed.type),
                           field.name))
        .help = "Use another index type, or name an operator class with `ops`.";
    return;
  }
  if (typed.rule != nullptr && !typed.rule->operator_classes) {
    context.diagnostics
        .error(codes::kOperatorClassPlace, typed.index.span,
               fmt::format("A `{}` index in {} takes no operator classes.", index_type_name(typed.type),
                           database(context.target)))
        .help = "Remove `ops`.";
    return;
  }
  if (column.operator_class->is_raw || context.target.operator_classes.empty()) return;
  const OperatorClass* known = context.target.find_operator_class(column.operator_class->text, typed.type);
  if (known != nullptr) {
    check_operator_class(context, typed, field, *known);
    return;
  }
  context.diagnostics
      .error(codes::kOperatorClassIndex, typed.index.span,
             fmt::format("A `{}` index has no operator class `{}`.", index_type_name(typed.type),
                         column.operator_class->text))
      .help = usable_classes(context.target, typed.type, field);
}

void check_shape(const Context& context, const Model& model, const TypedIndex& typed) {
  const std::vector<IndexColumn>& columns = typed.index.columns;
  const std::string_view type = index_type_name(typed.type);
  if (!typed.rule->sortable &&
      std::ranges::any_of(columns, [](const IndexColumn& column) { return column.sort.has_value(); })) {
    context.diagnostics
        .error(codes::kIndexTypeShape, typed.index.span, fmt::format("A `{}` index has no sort order.", type))
        .help = "Remove `sort`.";
  }
  if (!typed.rule->several_columns && columns.size() > 1) {
    context.diagnostics
        .error(codes::kIndexTypeShape, typed.index.span,
               fmt::format("A `{}` index takes a single field.", type))
        .help = "Write one index for each field.";
  }
  if (!typed.rule->json_last) return;
  for (std::size_t position = 0; position + 1 < columns.size(); ++position) {
    const Field& field = model.fields[columns[position].field];
    if (is_list(field) || field.scalar() == nullptr || *field.scalar() != ScalarType::json) continue;
    context.diagnostics
        .error(
            codes::kIndexTypeShape, typed.index.span,
            fmt::format("`{}` is `Json`, which a `{}` index takes as its last field only.", field.name, type))
        .help = "Move the field to the end.";
  }
}

}  // namespace

void check_index_types(const Context& context, const Model& model) {
  for (const Index& index : model.indexes) {
    const IndexType type = index.type.value_or(IndexType::btree);
    if (!context.target.index_types.contains(type)) {
      context.diagnostics
          .error(codes::kIndexTypeUnsupported, index.type_span,
                 fmt::format("{} has no `{}` indexes.", capitalized_database(context.target),
                             index_type_name(type)))
          .help = "Remove `type`.";
      continue;
    }
    const TypedIndex typed = {.index = index, .type = type, .rule = context.target.index_rule(type)};
    for (const IndexColumn& column : index.columns)
      check_column(context, typed, model.fields[column.field], column);
    if (typed.rule != nullptr) check_shape(context, model, typed);
  }
}

}  // namespace strata::psl::rules
