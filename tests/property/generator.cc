#include "generator.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace strata::property {
namespace {

struct TypeChoice {
  std::string_view type;
  std::vector<std::string_view> defaults;
};

const std::vector<TypeChoice>& types() {
  static const std::vector<TypeChoice> kTypes = {
      {"Int", {"0", "42", "-7", "2147483647"}},
      {"BigInt", {"0", "-1", "9007199254740993"}},
      {"Float", {"0", "1.5", "-0.25", "100.0"}},
      {"Decimal", {"1", "12.34", "-0.5"}},
      {"Boolean", {"true", "false"}},
      {"String",
       {R"("")", R"("plain")", R"("it's")", R"("with \"quotes\"")", R"("line\nbreak")",
        R"("a; -- no comment")", R"("back\\slash")", R"("naïve ☃")", "uuid()", "cuid()"}},
      {"DateTime", {"now()", R"("2020-01-31T10:20:30Z")", R"(dbgenerated("CURRENT_TIMESTAMP"))"}},
      {"Json", {R"("{}")", R"("{\"a\": [1, 2, null]}")", R"("[]")"}},
      {"Bytes", {R"("AAEC/w==")"}},
  };
  return kTypes;
}

constexpr std::array<std::string_view, 12> kWords = {"name",   "email", "order",  "select",
                                                     "total",  "group", "value",  "kind",
                                                     "active", "index", "parent", "Default"};
constexpr std::array<std::string_view, 8> kAwkward = {"a b",   "semi;colon", "it's",     "quo\"te",
                                                      "naïve", "select",     "dotted.x", "back`tick"};

}  // namespace

std::string Names::awkward(Random& random) {
  return fresh(random.pick(kAwkward));
}

std::string random_default(Random& random, const std::string& type, const SchemaShape& shape) {
  const auto enumeration = std::ranges::find(shape.enums, type, &EnumShape::name);
  if (enumeration != shape.enums.end()) return random.pick(enumeration->values);
  const auto choice = std::ranges::find(types(), type, &TypeChoice::type);
  return choice == types().end() ? "" : std::string(random.pick(choice->defaults));
}

FieldShape random_field(Random& random, Names& names, const SchemaShape& shape) {
  FieldShape field{.name = names.fresh(random.pick(kWords))};
  if (!shape.enums.empty() && random.percent(12)) {
    field.type = random.pick(shape.enums).name;
  } else if (random.percent(3)) {
    field.type = R"(Unsupported("geometry"))";
    field.arity = Arity::optional;
    return field;
  } else {
    field.type = random.pick(types()).type;
  }
  if (random.percent(40)) field.arity = Arity::optional;
  if (random.percent(45)) field.default_text = random_default(random, field.type, shape);
  if (field.type == "DateTime" && field.default_text.empty()) field.is_updated_at = random.percent(30);
  if (random.percent(15)) field.mapped_name = names.awkward(random);
  // Rows of the same default would break a unique column that is added to them.
  field.is_unique = field.default_text.empty() && random.percent(12);
  return field;
}

std::vector<FieldShape> random_id(Random& random, Names& names) {
  switch (random.below(6)) {
    case 0:
      return {{.name = "id", .type = "String", .default_text = "uuid()"}};
    case 1:
      return {{.name = names.fresh("code"), .type = "String"}};
    case 2:
      return {{.name = names.fresh("left"), .type = "Int"}, {.name = names.fresh("right"), .type = "String"}};
    case 3:
      return {{.name = "id", .type = "BigInt", .mapped_name = random.percent(50) ? "the id" : ""}};
    default:
      return {{.name = "id", .type = "Int", .default_text = "autoincrement()"}};
  }
}

IndexShape random_index(Random& random, Names& names, const ModelShape& model) {
  std::vector<std::string> columns;
  for (const auto& list : {model.id, model.fields}) {
    for (const FieldShape& field : list) {
      if (!field.type.starts_with("Unsupported")) columns.push_back(field.name);
    }
  }
  random.shuffle(columns);
  columns.resize(std::min<std::size_t>(columns.size(), 1 + random.below(3)));
  // The explicit name keeps two indexes over the same columns apart.
  IndexShape index{.fields = columns, .mapped_name = names.fresh("ix")};
  index.is_unique = random.percent(30);
  index.last_descending = random.percent(30);
  if (random.percent(15)) index.mapped_name = names.awkward(random);
  return index;
}

ModelShape random_model(Random& random, Names& names, const SchemaShape& shape) {
  ModelShape model{.name = names.fresh("Model"), .id = random_id(random, names)};
  if (random.percent(25)) model.mapped_name = names.awkward(random);
  for (std::size_t i = random.below(7); i > 0; --i)
    model.fields.push_back(random_field(random, names, shape));
  for (std::size_t i = random.below(3); i > 0; --i)
    model.indexes.push_back(random_index(random, names, model));
  return model;
}

EnumShape random_enum(Random& random, Names& names) {
  EnumShape enumeration{.name = names.fresh("Enum")};
  for (std::size_t i = 1 + random.below(3); i > 0; --i) enumeration.values.push_back(names.fresh("VALUE"));
  if (random.percent(30)) enumeration.mapped_value = names.awkward(random);
  return enumeration;
}

RelationShape random_relation(Random& random, Names& names, const SchemaShape& shape) {
  RelationShape relation{.name = names.fresh("rel"),
                         .child = shape.models[random.below(shape.models.size())].name,
                         .parent = shape.models[random.below(shape.models.size())].name};
  constexpr std::array kKinds = {RelationKind::one_to_many, RelationKind::one_to_many,
                                 RelationKind::one_to_one, RelationKind::many_to_many};
  relation.kind = random.pick(kKinds);
  const bool single_ids =
      shape.model(relation.child).id.size() == 1 && shape.model(relation.parent).id.size() == 1;
  if (relation.kind == RelationKind::many_to_many && !single_ids) relation.kind = RelationKind::one_to_many;
  // A row that must refer to a row of its own table could never be the first one.
  relation.is_optional = relation.child == relation.parent || random.percent(50);
  constexpr std::array<std::string_view, 4> kActions = {"Cascade", "Restrict", "NoAction", "SetNull"};
  if (random.percent(50)) relation.on_delete = kActions[random.below(relation.is_optional ? 4 : 3)];
  return relation;
}

SchemaShape random_schema(Random& random, Names& names) {
  SchemaShape shape;
  for (std::size_t i = random.below(3); i > 0; --i) shape.enums.push_back(random_enum(random, names));
  for (std::size_t i = 1 + random.below(5); i > 0; --i) {
    shape.models.push_back(random_model(random, names, shape));
  }
  for (std::size_t i = random.below(5); i > 0; --i) {
    shape.relations.push_back(random_relation(random, names, shape));
  }
  return shape;
}

}  // namespace strata::property
