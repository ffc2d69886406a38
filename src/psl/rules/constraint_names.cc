#include "psl/rules/constraint_names.h"

#include <fmt/format.h>
#include <functional>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/prefetch.h"
#include "psl/rules/describe.h"
#include "target/constraint_name.h"

namespace strata::psl::rules {
namespace {

using target::ConstraintKind;

// Names that have to be put together, from paths into composite types, stand in `paths`.
std::vector<std::string_view> column_names(const Model& model, const std::vector<IndexColumn>& columns,
                                           std::vector<std::string>& paths) {
  std::vector<std::string_view> names;
  names.reserve(columns.size());
  for (const IndexColumn& column : columns) {
    const std::string& name = model.fields[column.field].database_name();
    if (column.path.empty()) {
      names.emplace_back(name);
      continue;
    }
    if (paths.empty()) paths.reserve(columns.size());  // so that views stay valid
    std::string& path = paths.emplace_back(name);
    for (const std::string& part : column.path) path += '_' + part;
    names.emplace_back(path);
  }
  return names;
}

std::string index_name(const Model& model, const Index& index, std::size_t limit) {
  if (index.mapped_name) return *index.mapped_name;
  std::vector<std::string> paths;
  const std::vector<std::string_view> columns = column_names(model, index.columns, paths);
  return index.kind == IndexKind::unique ? target::unique_name(model.database_name(), columns, limit)
                                         : target::index_name(model.database_name(), columns, limit);
}

// A relation whose fields are not known yet has a name too, without columns in it.
std::string foreign_key_name(const Model& model, const Field* field, std::size_t limit) {
  std::vector<std::string_view> columns;
  if (field != nullptr && field->relation_attribute) {
    const RelationAttribute& attribute = *field->relation_attribute;
    if (attribute.mapped_name) return *attribute.mapped_name;
    if (attribute.fields)
      for (const FieldIndex index : *attribute.fields) columns.push_back(model.fields[index].database_name());
  }
  if (columns.empty()) columns.emplace_back();
  return target::foreign_key_name(model.database_name(), columns, limit);
}

}  // namespace

std::size_t ConstraintNames::ScopedNameHash::operator()(const ScopedName& key) const {
  const std::hash<std::string_view> hash;
  return (hash(key.schema) * 31 + key.model) * 31 + hash(key.name);
}

// Nobody has looked at the models for a while.
void ConstraintNames::prefetch_models_behind(ModelId id) const {
  const auto& models = context_.datamodel.models;
  if (id.value + 1 < models.size()) {
    for (const Index& index : models[models.id(id.value + 1)].indexes) prefetch(std::span(index.columns));
  }
  constexpr std::size_t kAhead = 3;
  if (id.value + kAhead < models.size()) {
    const Model& model = models[models.id(id.value + kAhead)];
    prefetch(std::span(model.fields));
    prefetch(std::span(model.indexes));
  }
}

void ConstraintNames::add(ModelId id) {
  prefetch_models_behind(id);
  for_each(id, [&](const Constraint& constraint) { add(constraint); });
}

void ConstraintNames::add(const Constraint& constraint) {
  for (const Scope scope : {Scope::schema, Scope::model}) {
    if (!is_in(constraint, scope)) continue;
    if (!hashes_.add(ScopedNameHash{}(scoped_name(constraint, scope)))) is_any_repeated_ = true;
  }
}

void ConstraintNames::find_clashes() {
  for_each_foreign_key([&](const Constraint& constraint) { add(constraint); });
  if (!is_any_repeated_) return;
  const auto keep = [&](Constraint constraint) { constraints_.push_back(std::move(constraint)); };
  const auto& models = context_.datamodel.models;
  for (std::size_t i = 0; i < models.size(); ++i) {
    first_of_model_.push_back(constraints_.size());
    for_each(models.id(i), keep);
  }
  first_of_model_.push_back(constraints_.size());
  for_each_foreign_key(keep);
  find_clashes(Scope::schema);
  find_clashes(Scope::model);
}

void ConstraintNames::for_each(ModelId id, auto visit) const {
  const Model& model = context_.datamodel.models[id];
  const std::size_t limit = context_.target.max_name_bytes;
  if (model.primary_key && context_.target.named_primary_keys) {
    const PrimaryKey& key = *model.primary_key;
    visit(Constraint{
        .kind = ConstraintKind::primary_key,
        .what = attribute_name(key),
        .name = key.mapped_name ? *key.mapped_name : target::primary_key_name(model.database_name(), limit),
        .model = id,
        .span = key.name_span});
  }
  for (const Index& index : model.indexes) {
    visit(Constraint{.kind = index.kind == IndexKind::unique ? ConstraintKind::unique : ConstraintKind::index,
                     .what = attribute_name(index),
                     .name = index_name(model, index, limit),
                     .model = id,
                     .span = index.name_span});
  }
  if (!context_.target.named_defaults) return;
  for (const Field& field : model.fields) {
    if (!field.default_value) continue;
    const DefaultValue& value = *field.default_value;
    visit(Constraint{.kind = ConstraintKind::default_,
                     .what = "@default",
                     .name = value.constraint_name
                                 ? *value.constraint_name
                                 : target::default_name(model.database_name(), field.database_name(), limit),
                     .model = id,
                     .span = value.span});
  }
}

// Also without foreign keys in the database: switching them on must not need new names.
void ConstraintNames::for_each_foreign_key(auto visit) const {
  if (!context_.target.named_foreign_keys) return;
  for (const Relation& relation : context_.datamodel.relations) {
    if (relation.kind == Relation::Kind::many_to_many) continue;
    const Model& model = context_.datamodel.models[relation.forward_model];
    const Field* field = relation.forward_field ? &model.fields[*relation.forward_field] : nullptr;
    visit(Constraint{
        .kind = ConstraintKind::foreign_key,
        .what = "@relation",
        .name = foreign_key_name(model, field, context_.target.max_name_bytes),
        .model = relation.forward_model,
        .is_foreign_to_model = field == nullptr && !relation.is_self_relation(),
        .span = field != nullptr ? field->span : context_.datamodel.models[relation.back_model].span});
  }
}

target::ConstraintKindSet ConstraintNames::kinds_in(Scope scope) const {
  return scope == Scope::model ? context_.target.unique_names_per_model
                               : context_.target.unique_names_per_schema;
}

bool ConstraintNames::is_in(const Constraint& constraint, Scope scope) const {
  return kinds_in(scope).contains(constraint.kind) &&
         !(scope == Scope::model && constraint.is_foreign_to_model);
}

ConstraintNames::ScopedName ConstraintNames::scoped_name(const Constraint& constraint, Scope scope) const {
  ScopedName key{.name = constraint.name};
  if (scope == Scope::model) {
    key.model = constraint.model.value + 1;
  } else if (const auto& schema = context_.datamodel.models[constraint.model].schema) {
    key.schema = *schema;
  }
  return key;
}

void ConstraintNames::find_clashes(Scope scope) {
  // In a set that foreign keys belong to, an index keeps its name and the key gives way.
  const bool spares_indexes = kinds_in(scope).contains(ConstraintKind::foreign_key);
  const auto blame = [&](Constraint& constraint, const Constraint& other) {
    const bool is_index =
        constraint.kind == ConstraintKind::index || constraint.kind == ConstraintKind::unique;
    if (constraint.clash == nullptr && !(spares_indexes && is_index)) constraint.clash = &other;
  };
  std::unordered_map<ScopedName, Constraint*, ScopedNameHash> holders;
  for (Constraint& constraint : constraints_) {
    if (!is_in(constraint, scope)) continue;
    const auto [holder, is_first] = holders.try_emplace(scoped_name(constraint, scope), &constraint);
    if (is_first) continue;
    blame(constraint, *holder->second);
    blame(*holder->second, constraint);
  }
}

void ConstraintNames::report(ModelId model) const {
  if (constraints_.empty()) return;
  const std::span<const Constraint> all(constraints_);
  const std::size_t first = first_of_model_[model.value];
  for (const Constraint& constraint : all.subspan(first, first_of_model_[model.value + 1] - first))
    report(constraint);
}

void ConstraintNames::report_foreign_keys() const {
  if (constraints_.empty()) return;
  for (const Constraint& constraint : std::span(constraints_).subspan(first_of_model_.back()))
    report(constraint);
}

void ConstraintNames::report(const Constraint& constraint) const {
  if (constraint.clash == nullptr) return;
  Diagnostic& diagnostic = context_.diagnostics.error(
      codes::kConstraintNameClash, constraint.span,
      fmt::format("In the database, this `{}` and the `{}` of `{}` would both be called `{}`.",
                  constraint.what, constraint.clash->what,
                  context_.datamodel.models[constraint.clash->model].name, constraint.name));
  diagnostic.help = "Give one of them another name with `map`.";
  diagnostic.related.push_back({constraint.clash->span, "the other one"});
}

}  // namespace strata::psl::rules
