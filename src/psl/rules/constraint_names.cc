#include "psl/rules/constraint_names.h"

#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "target/constraint_name.h"

namespace strata::psl::rules {
namespace {

using target::ConstraintKind;

// Where a name must be unique: the text is the database schema, the number the model; one of them counts.
struct ScopedName {
  std::string_view schema;
  std::uint32_t model = 0;
  std::string_view name;

  friend bool operator==(const ScopedName&, const ScopedName&) = default;
};

struct ScopedNameHash {
  std::size_t operator()(const ScopedName& key) const {
    const std::hash<std::string_view> hash;
    return (hash(key.schema) * 31 + key.model) * 31 + hash(key.name);
  }
};

std::vector<std::string> column_names(const Model& model, const std::vector<IndexColumn>& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const IndexColumn& column : columns) {
    std::string name = model.fields[column.field].database_name();
    for (const std::string& part : column.path) name += '_' + part;
    names.push_back(std::move(name));
  }
  return names;
}

std::string index_name(const Model& model, const Index& index, std::size_t limit) {
  if (index.mapped_name) return *index.mapped_name;
  const std::vector<std::string> owned = column_names(model, index.columns);
  const std::vector<std::string_view> columns(owned.begin(), owned.end());
  return index.kind == IndexKind::unique ? target::unique_name(model.database_name(), columns, limit)
                                         : target::index_name(model.database_name(), columns, limit);
}

std::string foreign_key_name(const Model& model, const RelationAttribute& relation, std::size_t limit) {
  if (relation.mapped_name) return *relation.mapped_name;
  std::vector<std::string_view> columns;
  for (const FieldIndex field : *relation.fields) columns.push_back(model.fields[field].database_name());
  return target::foreign_key_name(model.database_name(), columns, limit);
}

}  // namespace

ConstraintNames::ConstraintNames(const Context& context) : context_(context) {
  const auto& models = context.datamodel.models;
  first_of_model_.reserve(models.size() + 1);
  for (std::size_t index = 0; index < models.size(); ++index) {
    first_of_model_.push_back(constraints_.size());
    collect(models.id(index));
  }
  first_of_model_.push_back(constraints_.size());
  find_clashes(context.target.unique_names_per_schema, false);
  find_clashes(context.target.unique_names_per_model, true);
}

void ConstraintNames::collect(ModelId id) {
  const Model& model = context_.datamodel.models[id];
  const std::size_t limit = context_.target.max_name_bytes;
  if (model.primary_key && context_.target.named_primary_keys) {
    const PrimaryKey& key = *model.primary_key;
    constraints_.push_back(
        {.kind = ConstraintKind::primary_key,
         .what = attribute_name(key),
         .name = key.mapped_name ? *key.mapped_name : target::primary_key_name(model.database_name(), limit),
         .model = id,
         .span = key.name_span});
  }
  for (const Index& index : model.indexes) {
    constraints_.push_back(
        {.kind = index.kind == IndexKind::unique ? ConstraintKind::unique : ConstraintKind::index,
         .what = attribute_name(index),
         .name = index_name(model, index, limit),
         .model = id,
         .span = index.name_span});
  }
  collect_foreign_keys(id);
  if (!context_.target.named_defaults) return;
  for (const Field& field : model.fields) {
    if (!field.default_value) continue;
    const DefaultValue& value = *field.default_value;
    constraints_.push_back(
        {.kind = ConstraintKind::default_,
         .what = "@default",
         .name = value.constraint_name
                     ? *value.constraint_name
                     : target::default_name(model.database_name(), field.database_name(), limit),
         .model = id,
         .span = value.span});
  }
}

// Also without foreign keys in the database: switching them on must not need new names.
void ConstraintNames::collect_foreign_keys(ModelId id) {
  if (!context_.target.named_foreign_keys) return;
  const Model& model = context_.datamodel.models[id];
  for (const Field& field : model.fields) {
    const std::optional<RelationAttribute>& relation = field.relation_attribute;
    if (!relation || !relation->fields || relation->fields->empty()) continue;
    constraints_.push_back({.kind = ConstraintKind::foreign_key,
                            .what = "@relation",
                            .name = foreign_key_name(model, *relation, context_.target.max_name_bytes),
                            .model = id,
                            .span = field.span});
  }
}

void ConstraintNames::find_clashes(target::ConstraintKindSet kinds, bool per_model) {
  if (kinds.empty()) return;
  std::unordered_map<ScopedName, Constraint*, ScopedNameHash> holders;
  holders.reserve(constraints_.size());
  for (Constraint& constraint : constraints_) {
    if (!kinds.contains(constraint.kind)) continue;
    ScopedName key{.name = constraint.name};
    if (per_model) {
      key.model = constraint.model.value;
    } else if (const auto& schema = context_.datamodel.models[constraint.model].schema) {
      key.schema = *schema;
    }
    const auto [holder, is_first] = holders.try_emplace(key, &constraint);
    if (is_first) continue;
    constraint.clash = holder->second;
    if (holder->second->clash == nullptr) holder->second->clash = &constraint;
  }
}

void ConstraintNames::report(ModelId model) const {
  for (std::size_t index = first_of_model_[model.value]; index < first_of_model_[model.value + 1]; ++index) {
    const Constraint& constraint = constraints_[index];
    if (constraint.clash == nullptr) continue;
    Diagnostic& diagnostic = context_.diagnostics.error(
        codes::kConstraintNameClash, constraint.span,
        fmt::format("In the database, this `{}` and the `{}` of `{}` would both be called `{}`.",
                    constraint.what, constraint.clash->what,
                    context_.datamodel.models[constraint.clash->model].name, constraint.name));
    diagnostic.help = "Give one of them another name with `map`.";
    diagnostic.related.push_back({constraint.clash->span, "the other one"});
  }
}

}  // namespace strata::psl::rules
