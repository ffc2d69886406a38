// Without foreign keys nobody makes the lookups of a relation fast but an index that the schema asks for.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

// Whether the key begins with exactly these fields, in this order.
bool begins_with(const std::vector<IndexColumn>& columns, const std::vector<FieldIndex>& fields) {
  return columns.size() >= fields.size() &&
         std::ranges::equal(fields, std::span(columns).first(fields.size()), {}, {}, &IndexColumn::field);
}

bool is_indexed(const Model& model, const std::vector<FieldIndex>& fields) {
  if (model.primary_key && begins_with(model.primary_key->columns, fields)) return true;
  return std::ranges::any_of(model.indexes,
                             [&](const Index& index) { return begins_with(index.columns, fields); });
}

}  // namespace

void check_relation_indexes(const Context& context, const Model& model) {
  // A document database has no foreign keys to begin with: its users know.
  if (context.uses_foreign_keys() || !context.target.foreign_keys) return;
  for (const Field& field : model.fields) {
    const Boxed<RelationAttribute>& relation = field.relation_attribute;
    if (!relation || !relation->fields || relation->fields->empty()) continue;
    if (is_indexed(model, *relation->fields)) continue;
    std::string names;
    for (const FieldIndex index : *relation->fields) {
      if (!names.empty()) names += ", ";
      names += model.fields[index].name;
    }
    context.diagnostics
        .warning(codes::kMissingRelationIndex, relation->span,
                 fmt::format("Without foreign keys, following {} reads all rows of the table.",
                             field_path(model, field)))
        .help = fmt::format("Add `@@index([{}])` to `{}`.", names, model.name);
  }
}

}  // namespace strata::psl::rules
