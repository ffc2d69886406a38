#include "psl/relations.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace strata::psl {
namespace {

// Fields of one model that point to one other model under one name; "" stands for none.
struct GroupKey {
  ModelId from;
  ModelId to;
  std::string_view name;

  friend bool operator==(const GroupKey&, const GroupKey&) = default;
};

struct GroupHash {
  std::size_t operator()(const GroupKey& key) const {
    const std::size_t models = (std::size_t{key.from.value} << 32U) ^ key.to.value;
    return std::hash<std::string_view>()(key.name) ^ (models * 0x9E3779B97F4A7C15U);
  }
};

// The first two fields of a group. More are a mistake, and cannot be the opposite of any field.
struct Group {
  const RelationField* first = nullptr;
  const RelationField* second = nullptr;
};

class RelationBuilder {
 public:
  explicit RelationBuilder(Resolution& resolution)
      : datamodel_(resolution.datamodel), fields_(resolution.relation_fields) {}

  void build() {
    groups_.reserve(fields_.size());
    datamodel_.relations.reserve(fields_.size() / 2);
    for (const RelationField& field : fields_) add_to_group(field);
    for (const RelationField& field : fields_) add_relation(field);
  }

 private:
  void add_to_group(const RelationField& field) {
    Group& group = groups_[{field.ref.model, field.target, field.name}];
    if (group.first == nullptr) {
      group.first = &field;
    } else if (group.second == nullptr) {
      group.second = &field;
    }
  }

  // A relation is made when the walk meets the field that decides it, and only then.
  void add_relation(const RelationField& field) {
    const RelationField* const opposite = find_opposite(field);
    if (opposite == nullptr) return add_one_sided(field);
    if (field.arity == Arity::list) {
      if (opposite->arity != Arity::list) return;  // made from the other side
      if (is_side_a(field, *opposite)) add(Relation::Kind::many_to_many, field, *opposite);
      return;
    }
    if (opposite->arity == Arity::list) return add(Relation::Kind::one_to_many, field, *opposite);
    if (is_forward_of_one_to_one(field, *opposite)) add(Relation::Kind::one_to_one, field, *opposite);
  }

  void add_one_sided(const RelationField& field) {
    if (field.arity == Arity::list) {
      Relation relation{.kind = Relation::Kind::one_to_many,
                        .forward_model = field.target,
                        .back_model = field.ref.model,
                        .back_field = field.ref.field};
      finish(std::move(relation), field.name);
      return;
    }
    Relation relation{
        .kind = fields_are_unique(field) ? Relation::Kind::one_to_one : Relation::Kind::one_to_many,
        .forward_model = field.ref.model,
        .back_model = field.target,
        .forward_field = field.ref.field};
    finish(std::move(relation), field.name);
  }

  void add(Relation::Kind kind, const RelationField& forward, const RelationField& back) {
    Relation relation{.kind = kind,
                      .forward_model = forward.ref.model,
                      .back_model = back.ref.model,
                      .forward_field = forward.ref.field,
                      .back_field = back.ref.field};
    finish(std::move(relation), forward.name);
  }

  void finish(Relation relation, std::string_view name) {
    relation.has_explicit_name = !name.empty();
    relation.name = relation.has_explicit_name ? std::string(name)
                                               : default_name(relation.forward_model, relation.back_model);
    datamodel_.relations.push_back(std::move(relation));
  }

  std::string default_name(ModelId one, ModelId other) const {
    std::string_view a = datamodel_.models[one].name;
    std::string_view b = datamodel_.models[other].name;
    if (b < a) std::swap(a, b);
    std::string name;
    name.reserve(a.size() + b.size() + 2);
    return name.append(a).append("To").append(b);
  }

  // Null: there is none.
  [[nodiscard]] const RelationField* find_opposite(const RelationField& field) const {
    const auto found = groups_.find({field.target, field.ref.model, field.name});
    if (found == groups_.end()) return nullptr;
    const Group& group = found->second;
    return group.first == &field ? group.second : group.first;
  }

  // Side A of a many-to-many relation: the model, or field of one model, whose name sorts first.
  [[nodiscard]] bool is_side_a(const RelationField& field, const RelationField& opposite) const {
    return sort_key(field.ref) <= sort_key(opposite.ref);
  }

  // An optional field points to a required one's owner; between equals `fields` decides, then the names.
  [[nodiscard]] bool is_forward_of_one_to_one(const RelationField& field,
                                              const RelationField& opposite) const {
    if (field.arity != opposite.arity) return field.arity == Arity::required;
    if (field.arity == Arity::optional && field.has_fields != opposite.has_fields) return field.has_fields;
    return sort_key(field.ref) <= sort_key(opposite.ref);
  }

  // A primary key does not count: the original formatter completes such a relation with a list.
  [[nodiscard]] bool fields_are_unique(const RelationField& field) const {
    if (!field.has_fields) return false;
    const std::vector<FieldIndex>& fields = *datamodel_.field(field.ref).relation_attribute->fields;
    const auto equals_fields = [&](const std::vector<IndexColumn>& columns) {
      return std::ranges::equal(columns, fields, {}, &IndexColumn::field);
    };
    const Model& model = datamodel_.models[field.ref.model];
    return std::ranges::any_of(model.indexes, [&](const Index& index) {
      return index.kind == IndexKind::unique && equals_fields(index.columns);
    });
  }

  [[nodiscard]] std::tuple<std::string_view, std::string_view> sort_key(FieldRef ref) const {
    return {datamodel_.models[ref.model].name, datamodel_.field(ref).name};
  }

  Datamodel& datamodel_;
  const std::vector<RelationField>& fields_;
  std::unordered_map<GroupKey, Group, GroupHash> groups_;
};

}  // namespace

void find_relation_fields(Resolution& resolution, ModelId id) {
  const std::vector<Field>& fields = resolution.datamodel.models[id].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto* const target = std::get_if<ModelId>(&fields[i].type);
    if (target == nullptr) continue;
    RelationField& field = resolution.relation_fields.emplace_back();
    field.ref = {.model = id, .field = static_cast<FieldIndex>(i)};
    field.target = *target;
    field.arity = fields[i].arity;
    if (const auto& attribute = fields[i].relation_attribute) {
      if (attribute->name) field.name = *attribute->name;
      field.has_fields = attribute->fields.has_value();
    }
  }
}

void build_relations(Resolution& resolution) {
  RelationBuilder(resolution).build();
}

}  // namespace strata::psl
