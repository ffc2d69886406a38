#include "psl/completion.h"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "base/ascii.h"
#include "psl/inflection.h"

namespace strata::psl {
namespace {

// The fields of a unique criterion, in its order.
using Criterion = std::vector<FieldIndex>;

Criterion fields_of(const std::vector<IndexColumn>& columns) {
  Criterion fields;
  for (const IndexColumn& column : columns) fields.push_back(column.field);
  return fields;
}

// The primary key first, then uniques in their order.
std::vector<Criterion> unique_criteria(const Model& model) {
  std::vector<Criterion> criteria;
  if (model.primary_key) criteria.push_back(fields_of(model.primary_key->columns));
  for (const Index& index : model.indexes) {
    if (index.kind == IndexKind::unique) criteria.push_back(fields_of(index.columns));
  }
  return criteria;
}

// Whether every row has a value for it that strata understands.
bool is_dependable(const Model& model, const Criterion& criterion) {
  return std::ranges::all_of(criterion, [&](FieldIndex index) {
    const Field& field = model.fields[index];
    return field.arity != Arity::optional && !std::holds_alternative<UnsupportedId>(field.type);
  });
}

std::string with_first(std::string_view name, char (*change)(char)) {
  std::string changed(name);
  if (!changed.empty()) changed.front() = change(changed.front());
  return changed;
}

std::string_view mark_of(Arity arity) {
  switch (arity) {
    case Arity::required:
      return "";
    case Arity::optional:
      return "?";
    case Arity::list:
      return "[]";
  }
  return "";
}

// A scalar field of the referencing model that holds a part of the key, there or not.
struct KeyField {
  std::string name;
  const Field* referenced = nullptr;
  const Field* existing = nullptr;
};

// Completes one relation.
class RelationCompletion {
 public:
  RelationCompletion(const SourceSet& sources, const Datamodel& datamodel, const Relation& relation,
                     std::vector<Insertion>& insertions)
      : sources_(sources),
        referencing_(datamodel.models[relation.forward_model]),
        referenced_(datamodel.models[relation.back_model]),
        relation_(relation),
        insertions_(insertions) {
    find_keys();
  }

  void run() {
    if (relation_.forward_field) complete_attribute(referencing_.fields[*relation_.forward_field]);
    if (!relation_.back_field) add_back_field();
    if (!relation_.forward_field) add_forward_field();
    if (!has_fields()) add_key_fields();
  }

 private:
  void find_keys() {
    const std::vector<Criterion> criteria = unique_criteria(referenced_);
    if (!criteria.empty()) {
      for (const FieldIndex index : criteria.front()) keys_.push_back(key_for(referenced_.fields[index]));
    }
    const auto dependable = std::ranges::find_if(
        criteria, [&](const Criterion& criterion) { return is_dependable(referenced_, criterion); });
    if (dependable != criteria.end()) references_ = *dependable;
  }

  [[nodiscard]] KeyField key_for(const Field& referenced) const {
    std::string name = with_first(referenced_.name, to_lower) + with_first(referenced.name, to_upper);
    const auto existing = referencing_.find_field(name);
    const bool is_scalar = existing && !referencing_.fields[*existing].is_relation();
    return {.name = std::move(name),
            .referenced = &referenced,
            .existing = is_scalar ? &referencing_.fields[*existing] : nullptr};
  }

  [[nodiscard]] const RelationAttribute* attribute() const {
    if (!relation_.forward_field) return nullptr;
    const auto& attribute = referencing_.fields[*relation_.forward_field].relation_attribute;
    return attribute ? &*attribute : nullptr;
  }
  [[nodiscard]] bool has_fields() const { return attribute() != nullptr && attribute()->fields.has_value(); }
  [[nodiscard]] bool has_references() const {
    return attribute() != nullptr && attribute()->references.has_value();
  }

  [[nodiscard]] std::string fields_argument() const {
    std::string names;
    for (const KeyField& key : keys_) names.append(names.empty() ? "" : ", ").append(key.name);
    return "fields: [" + names + "]";
  }
  [[nodiscard]] std::string references_argument() const {
    std::string names;
    for (const FieldIndex index : references_) {
      names.append(names.empty() ? "" : ", ").append(referenced_.fields[index].name);
    }
    return "references: [" + names + "]";
  }

  void complete_attribute(const Field& field) {
    std::string missing;
    if (!has_fields()) missing = fields_argument();
    if (!has_references()) missing.append(missing.empty() ? "" : ", ").append(references_argument());
    if (missing.empty()) return;
    if (attribute() == nullptr) {
      insert(field.type_span.end, " @relation(" + missing + ")");
      return;
    }
    const Span span = attribute()->span;
    const std::string_view text = sources_.text(span);
    if (!text.ends_with(')')) {
      const auto blanks = text.size() - (text.find_last_not_of(" \t") + 1);
      insert(span.end - static_cast<std::uint32_t>(blanks), "(" + missing + ")");
      return;
    }
    const std::size_t last = text.find_last_not_of(" \t", text.size() - 2);
    const std::string_view separator = text[last] == '(' ? "" : ", ";
    insert(span.begin + static_cast<std::uint32_t>(last + 1), std::string(separator) + missing);
  }

  void add_back_field() {
    const std::string singular = to_camel_case(referencing_.name);
    const bool is_list = relation_.kind != Relation::Kind::one_to_one;
    add_line(referenced_, fmt::format("{} {}{}{}", is_list ? to_plural(singular) : singular,
                                      referencing_.name, mark_of(is_list ? Arity::list : Arity::optional),
                                      referencing_.is_ignored ? " @ignore" : ""));
  }

  void add_forward_field() {
    const bool may_be_absent = std::ranges::any_of(keys_, [](const KeyField& key) {
      return key.existing == nullptr || key.existing->arity == Arity::optional;
    });
    add_line(referencing_,
             fmt::format("{} {}{} @relation({}, {})", to_camel_case(referenced_.name), referenced_.name,
                         mark_of(may_be_absent ? Arity::optional : Arity::required), fields_argument(),
                         references_argument()));
  }

  // Only fields of built-in types can be invented; the first other one ends the search.
  void add_key_fields() {
    const Arity arity =
        relation_.forward_field ? referencing_.fields[*relation_.forward_field].arity : Arity::optional;
    for (const KeyField& key : keys_) {
      if (key.existing != nullptr) continue;
      const target::ScalarType* scalar = key.referenced->scalar();
      if (scalar == nullptr) return;
      const auto& native_type = key.referenced->native_type;
      add_line(referencing_, fmt::format("{} {}{} {}", key.name, target::scalar_type_name(*scalar),
                                         mark_of(arity), native_type ? native_type->text : ""));
    }
  }

  // Before the closing brace of the model.
  void add_line(const Model& model, std::string line) { insert(model.span.end - 1, std::move(line) + "\n"); }
  void insert(std::uint32_t position, std::string text) {
    insertions_.push_back({.position = position, .text = std::move(text)});
  }

  const SourceSet& sources_;
  const Model& referencing_;
  const Model& referenced_;
  const Relation& relation_;
  std::vector<Insertion>& insertions_;
  std::vector<KeyField> keys_;  // for the first unique criterion of the referenced model
  Criterion references_;        // the first criterion that is dependable
};

}  // namespace

std::vector<Insertion> complete_relations(const SourceSet& sources, const Datamodel& datamodel) {
  std::vector<Insertion> insertions;
  for (const Relation& relation : datamodel.relations) {
    if (relation.kind == Relation::Kind::many_to_many) continue;
    RelationCompletion(sources, datamodel, relation, insertions).run();
  }
  std::ranges::stable_sort(insertions, {}, &Insertion::position);
  return insertions;
}

}  // namespace strata::psl
