#include "generator.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace strata::property {
namespace {

struct TypeChoice {
  std::string_view type, native;
  std::vector<std::string_view> defaults;
};

const std::vector<TypeChoice>& common_types() {
  static const std::vector<TypeChoice> kTypes = {
      {"Int", "", {"0", "42", "-7", "2147483647"}},
      {"BigInt", "", {"0", "-1", "9007199254740993"}},
      {"Float", "", {"0", "1.5", "-0.25", "100.0"}},
      {"Decimal", "", {"1", "12.34", "-0.5"}},
      {"Boolean", "", {"true", "false"}},
      {"String",
       "",
       {R"("")", R"("plain")", R"("it's")", R"("with \"quotes\"")", R"("line\nbreak")",
        R"("a; -- no comment")", R"("back\\slash")", R"("naïve ☃")", "uuid()", "cuid()"}},
      {"DateTime", "", {"now()", R"("2020-01-31T10:20:30Z")", R"~(dbgenerated("CURRENT_TIMESTAMP"))~"}},
      {"Json", "", {R"("{}")", R"("{\"a\": [1, 2, null]}")", R"("[]")"}},
      {"Bytes", "", {R"("AAEC/w==")"}},
  };
  return kTypes;
}

// Beside them what PostgreSQL alone has, above all what the server prints in other words.
const std::vector<TypeChoice>& postgres_types() {
  static const std::vector<TypeChoice> kTypes = [] {
    std::vector<TypeChoice> types = common_types();
    const std::vector<TypeChoice> more = {
        {"Int", "@db.SmallInt", {"7", R"~(dbgenerated("1 + 1"))~"}},
        {"Int", "@db.Oid", {"42"}},
        {"Float", "@db.Real", {"0.5"}},
        {"Decimal", "@db.Decimal(12, 3)", {"1.25", "100"}},
        {"Decimal", "@db.Money", {"5"}},
        {"String", "@db.VarChar(40)", {R"("it's")", R"~(dbgenerated("lower('X')"))~"}},
        {"String", "@db.Char", {R"("x")"}},
        {"String", "@db.Char(20)", {R"("padded")"}},
        {"String", "@db.Bit", {R"("1")"}},
        {"String", "@db.VarBit(9)", {R"("101")"}},
        {"String", "@db.Uuid", {R"~(dbgenerated("gen_random_uuid()"))~", "uuid()"}},
        {"String", "@db.Inet", {R"("10.0.0.1")"}},
        {"String", "", {R"~(dbgenerated("md5('a' || 'b')"))~", R"~(dbgenerated("'5'::text"))~"}},
        {"DateTime", "@db.Timestamptz(6)", {"now()", R"~(dbgenerated("now() + '1 day'::interval"))~"}},
        {"DateTime", "@db.Date", {R"("2020-01-31T00:00:00Z")", R"~(dbgenerated("CURRENT_DATE"))~"}},
        {"DateTime", "@db.Time(3)", {"now()"}},
        {"Json", "", {R"~(dbgenerated("jsonb_build_object('a', 1)"))~"}},
    };
    types.insert(types.end(), more.begin(), more.end());
    return types;
  }();
  return kTypes;
}

const std::vector<TypeChoice>& types_of(Language language) {
  switch (language) {
    case Language::sqlite:
      return common_types();
    case Language::postgresql:
      return postgres_types();
  }
  return common_types();
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

std::string random_default(Random& random, const FieldShape& field, const SchemaShape& shape) {
  std::string text;
  const auto enumeration = std::ranges::find(shape.enums, field.type, &EnumShape::name);
  if (enumeration != shape.enums.end()) {
    text = random.pick(enumeration->values);
  } else {
    std::vector<std::string_view> defaults;
    for (const TypeChoice& choice : types_of(shape.language)) {
      if (choice.type != field.type || choice.native != field.native_type) continue;
      defaults.insert(defaults.end(), choice.defaults.begin(), choice.defaults.end());
    }
    if (defaults.empty()) return "";
    text = random.pick(defaults);
  }
  if (field.arity != Arity::list) return text;
  const bool is_call = text.ends_with(')');
  return is_call || random.percent(30) ? "[]" : "[" + text + ", " + text + "]";
}

bool is_enum(const SchemaShape& shape, const FieldShape& field) {
  return std::ranges::find(shape.enums, field.type, &EnumShape::name) != shape.enums.end();
}

FieldShape random_field(Random& random, Names& names, const SchemaShape& shape) {
  FieldShape field{.name = names.fresh(random.pick(kWords))};
  if (!shape.enums.empty() && random.percent(12)) {
    field.type = random.pick(shape.enums).name;
  } else if (random.percent(3)) {
    field.type = R"(Unsupported("tsvector"))";
    field.arity = Arity::optional;
    return field;
  } else {
    const TypeChoice& choice = random.pick(types_of(shape.language));
    field.type = choice.type;
    field.native_type = choice.native;
  }
  if (random.percent(40)) field.arity = Arity::optional;
  if (shape.language == Language::postgresql && random.percent(12)) field.arity = Arity::list;
  if (random.percent(45)) field.default_text = random_default(random, field, shape);
  const bool may_follow = field.type == "DateTime" && field.arity != Arity::list;
  if (may_follow && field.default_text.empty()) field.is_updated_at = random.percent(30);
  if (random.percent(15)) field.mapped_name = names.awkward(random);
  // Rows of the same default would break a unique column that is added to them, and an enum may have fewer
  // values than there are rows.
  const bool may_repeat = !field.default_text.empty() || is_enum(shape, field);
  field.is_unique = !may_repeat && random.percent(12);
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

IndexShape random_index(Random& random, Names& names, const ModelShape& model, const SchemaShape& shape) {
  std::vector<std::string> columns;
  const bool is_unique = random.percent(30);
  for (const auto& list : {model.id, model.fields}) {
    for (const FieldShape& field : list) {
      const bool may_repeat = is_unique && is_enum(shape, field);
      if (!field.type.starts_with("Unsupported") && !may_repeat) columns.push_back(field.name);
    }
  }
  random.shuffle(columns);
  columns.resize(std::min<std::size_t>(columns.size(), 1 + random.below(3)));
  // The explicit name keeps two indexes over the same columns apart.
  IndexShape index{.fields = columns, .mapped_name = names.fresh("ix")};
  index.is_unique = is_unique;
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
    model.indexes.push_back(random_index(random, names, model, shape));
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

SchemaShape random_schema(Random& random, Names& names, Language language) {
  SchemaShape shape{.language = language};
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
