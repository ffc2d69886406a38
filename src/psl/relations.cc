#include "psl/relations.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
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
  std::optional<FieldIndex> first, second;
};

class RelationBuilder {
 public:
  explicit RelationBuilder(Resolution& resolution)
      : datamodel_(resolution.datamodel), fields_(resolution.relation_fields) {}

  void build() {
    groups_.reserve(fields_.size());
    datamodel_.relations.reserve(fields_.size() / 2);
    for (const FieldRef ref : fields_) add_to_group(ref, datamodel_.field(ref));
    for (const FieldRef ref : fields_) add_relation(ref);
  }

 private:
  void add_to_group(FieldRef ref, const Field& field) {
    Group& group = groups_[{ref.model, target(field), explicit_name(field)}];
    if (!group.first) {
      group.first = ref.field;
    } else if (!group.second) {
      group.second = ref.field;
    }
  }

  // A relation is made when the walk meets the field that decides it, and only then.
  void add_relation(FieldRef ref) {
    const Field& field = datamodel_.field(ref);
    const auto opposite = find_opposite(ref, field);
    if (!opposite) return add_one_sided(ref, field);
    const Field& other = datamodel_.field(*opposite);
    if (field.arity == Arity::list) {
      if (other.arity != Arity::list) return;  // made from the other side
      if (is_side_a(ref, *opposite)) add(Relation::Kind::many_to_many, ref, *opposite);
      return;
    }
    if (other.arity == Arity::list) return add(Relation::Kind::one_to_many, ref, *opposite);
    if (is_forward_of_one_to_one(ref, *opposite)) add(Relation::Kind::one_to_one, ref, *opposite);
  }

  void add_one_sided(FieldRef ref, const Field& field) {
    if (field.arity == Arity::list) {
      Relation relation{.kind = Relation::Kind::one_to_many,
                        .forward_model = target(field),
                        .back_model = ref.model,
                        .back_field = ref.field};
      finish(std::move(relation), field);
      return;
    }
    Relation relation{
        .kind = fields_are_unique(ref, field) ? Relation::Kind::one_to_one : Relation::Kind::one_to_many,
        .forward_model = ref.model,
        .back_model = target(field),
        .forward_field = ref.field};
    finish(std::move(relation), field);
  }

  void add(Relation::Kind kind, FieldRef forward, FieldRef back) {
    Relation relation{.kind = kind,
                      .forward_model = forward.model,
                      .back_model = back.model,
                      .forward_field = forward.field,
                      .back_field = back.field};
    finish(std::move(relation), datamodel_.field(forward));
  }

  void finish(Relation relation, const Field& named) {
    const std::string_view name = explicit_name(named);
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

  std::optional<FieldRef> find_opposite(FieldRef ref, const Field& field) const {
    const ModelId other = target(field);
    const auto found = groups_.find({other, ref.model, explicit_name(field)});
    if (found == groups_.end()) return std::nullopt;
    const Group& group = found->second;
    const bool is_itself = other == ref.model && group.first == ref.field;
    const auto opposite = is_itself ? group.second : group.first;
    if (!opposite) return std::nullopt;
    return FieldRef{other, *opposite};
  }

  // Side A of a many-to-many relation: the model, or field of one model, whose name sorts first.
  [[nodiscard]] bool is_side_a(FieldRef ref, FieldRef opposite) const {
    return sort_key(ref) <= sort_key(opposite);
  }

  // An optional field points to a required one's owner; between equals `fields` decides, then the names.
  [[nodiscard]] bool is_forward_of_one_to_one(FieldRef ref, FieldRef opposite) const {
    const Field& field = datamodel_.field(ref);
    const Field& other = datamodel_.field(opposite);
    if (field.arity != other.arity) return field.arity == Arity::required;
    if (field.arity == Arity::optional && has_fields(field) != has_fields(other)) return has_fields(field);
    return sort_key(ref) <= sort_key(opposite);
  }

  // A primary key does not count: the original formatter completes such a relation with a list.
  [[nodiscard]] bool fields_are_unique(FieldRef ref, const Field& field) const {
    if (!has_fields(field)) return false;
    const auto equals_fields = [&](const std::vector<IndexColumn>& columns) {
      return std::ranges::equal(columns, *field.relation_attribute->fields, {}, &IndexColumn::field);
    };
    const Model& model = datamodel_.models[ref.model];
    return std::ranges::any_of(model.indexes, [&](const Index& index) {
      return index.kind == IndexKind::unique && equals_fields(index.columns);
    });
  }

  [[nodiscard]] std::tuple<std::string_view, std::string_view> sort_key(FieldRef ref) const {
    return {datamodel_.models[ref.model].name, datamodel_.field(ref).name};
  }

  static bool has_fields(const Field& field) {
    return field.relation_attribute && field.relation_attribute->fields;
  }

  static ModelId target(const Field& field) { return std::get<ModelId>(field.type); }

  static std::string_view explicit_name(const Field& field) {
    if (!field.relation_attribute || !field.relation_attribute->name) return {};
    return *field.relation_attribute->name;
  }

  Datamodel& datamodel_;
  const std::vector<FieldRef>& fields_;
  std::unordered_map<GroupKey, Group, GroupHash> groups_;
};

}  // namespace

void build_relations(Resolution& resolution) {
  RelationBuilder(resolution).build();
}

}  // namespace strata::psl
