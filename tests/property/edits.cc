// The edits that turn a schema into the next one. Each leaves a valid schema, or says that it found nothing
// to do.
#include <algorithm>
#include <array>
#include <string_view>

#include "generator.h"

namespace strata::property {
namespace {

struct Context {
  Random& random;
  Names& names;
  SchemaShape& shape;

  [[nodiscard]] ModelShape* any_model() const {
    return shape.models.empty() ? nullptr : &random.pick(shape.models);
  }
  // A model with at least one field that is not its id; null when the chosen one has none.
  [[nodiscard]] ModelShape* model_with_fields() const {
    ModelShape* model = any_model();
    return model == nullptr || model->fields.empty() ? nullptr : model;
  }
};

void forget_indexes_over(ModelShape& model, const std::string& field) {
  std::erase_if(model.indexes, [&](const IndexShape& index) {
    return std::ranges::find(index.fields, field) != index.fields.end();
  });
}

bool add_field(Context& context) {
  ModelShape* model = context.any_model();
  if (model == nullptr) return false;
  const FieldShape field = random_field(context.random, context.names, context.shape);
  const auto position = static_cast<std::ptrdiff_t>(context.random.below(model->fields.size() + 1));
  model->fields.insert(model->fields.begin() + position, field);
  return true;
}

bool drop_field(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  const std::size_t position = context.random.below(model->fields.size());
  forget_indexes_over(*model, model->fields[position].name);
  model->fields.erase(model->fields.begin() + static_cast<std::ptrdiff_t>(position));
  return true;
}

bool rename_field(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  FieldShape& field = context.random.pick(model->fields);
  forget_indexes_over(*model, field.name);
  field.name = context.names.fresh("renamed");
  return true;
}

// Only the name in the schema file changes: the database must stay as it is.
bool rename_field_keeping_column(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  FieldShape& field = context.random.pick(model->fields);
  if (field.mapped_name.empty()) field.mapped_name = field.name;
  const std::string name = context.names.fresh("alias");
  for (IndexShape& index : model->indexes) std::ranges::replace(index.fields, field.name, name);
  field.name = name;
  return true;
}

bool change_type(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  FieldShape& field = context.random.pick(model->fields);
  const FieldShape other = random_field(context.random, context.names, context.shape);
  if (other.type.starts_with("Unsupported")) return false;
  field.type = other.type;
  field.native_type = other.native_type;
  field.arity = other.arity;
  field.default_text = other.default_text;
  field.is_updated_at = other.is_updated_at;
  return true;
}

bool toggle_optional(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  FieldShape& field = context.random.pick(model->fields);
  if (field.type.starts_with("Unsupported") || field.arity == Arity::list) return false;
  field.arity = field.arity == Arity::optional ? Arity::required : Arity::optional;
  return true;
}

bool toggle_list(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr || context.shape.language != Language::postgresql) return false;
  FieldShape& field = context.random.pick(model->fields);
  if (field.type.starts_with("Unsupported")) return false;
  field.arity = field.arity == Arity::list ? Arity::required : Arity::list;
  field.default_text.clear();
  field.is_updated_at = false;
  return true;
}

bool change_default(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  FieldShape& field = context.random.pick(model->fields);
  const bool drop = !field.default_text.empty() && context.random.percent(40);
  field.default_text = drop ? "" : random_default(context.random, field, context.shape);
  if (!field.default_text.empty()) field.is_updated_at = false;
  return true;
}

bool toggle_unique(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  FieldShape& field = context.random.pick(model->fields);
  if (field.type.starts_with("Unsupported") || is_enum(context.shape, field)) return false;
  field.is_unique = !field.is_unique;
  return true;
}

bool map_field(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  context.random.pick(model->fields).mapped_name = context.names.awkward(context.random);
  return true;
}

bool reorder_fields(Context& context) {
  ModelShape* model = context.model_with_fields();
  if (model == nullptr) return false;
  context.random.shuffle(model->fields);
  return true;
}

bool change_id(Context& context) {
  ModelShape* model = context.any_model();
  if (model == nullptr) return false;
  const auto is_end = [&](const RelationShape& relation) {
    return relation.kind == RelationKind::many_to_many &&
           (relation.child == model->name || relation.parent == model->name);
  };
  std::vector<FieldShape> id = random_id(context.random, context.names);
  if (id.size() > 1 && std::ranges::any_of(context.shape.relations, is_end)) return false;
  for (const FieldShape& field : model->id) forget_indexes_over(*model, field.name);
  model->id = std::move(id);
  return true;
}

bool add_index(Context& context) {
  ModelShape* model = context.any_model();
  if (model == nullptr) return false;
  model->indexes.push_back(random_index(context.random, context.names, *model, context.shape));
  return true;
}

bool drop_index(Context& context) {
  ModelShape* model = context.any_model();
  if (model == nullptr || model->indexes.empty()) return false;
  model->indexes.pop_back();
  return true;
}

bool rename_index(Context& context) {
  ModelShape* model = context.any_model();
  if (model == nullptr || model->indexes.empty()) return false;
  context.random.pick(model->indexes).mapped_name = context.names.fresh("ix_renamed");
  return true;
}

bool add_model(Context& context) {
  context.shape.models.push_back(random_model(context.random, context.names, context.shape));
  return true;
}

bool drop_model(Context& context) {
  const ModelShape* model = context.any_model();
  if (model == nullptr) return false;
  const std::string name = model->name;
  std::erase_if(context.shape.relations, [&](const RelationShape& relation) {
    return relation.child == name || relation.parent == name;
  });
  std::erase_if(context.shape.models, [&](const ModelShape& other) { return other.name == name; });
  return true;
}

bool rename_model(Context& context) {
  ModelShape* model = context.any_model();
  if (model == nullptr) return false;
  const std::string name = context.names.fresh("Renamed");
  for (RelationShape& relation : context.shape.relations) {
    if (relation.child == model->name) relation.child = name;
    if (relation.parent == model->name) relation.parent = name;
  }
  model->name = name;
  return true;
}

bool map_model(Context& context) {
  ModelShape* model = context.any_model();
  if (model == nullptr) return false;
  model->mapped_name = context.names.awkward(context.random);
  return true;
}

bool add_relation(Context& context) {
  if (context.shape.models.empty()) return false;
  context.shape.relations.push_back(random_relation(context.random, context.names, context.shape));
  return true;
}

bool drop_relation(Context& context) {
  if (context.shape.relations.empty()) return false;
  context.shape.relations.pop_back();
  return true;
}

bool change_relation(Context& context) {
  if (context.shape.relations.empty()) return false;
  RelationShape& relation = context.random.pick(context.shape.relations);
  if (relation.kind == RelationKind::many_to_many) return false;
  relation.on_delete = context.random.percent(50) ? "Cascade" : "NoAction";
  relation.kind = context.random.percent(30) ? RelationKind::one_to_one : RelationKind::one_to_many;
  if (relation.child != relation.parent) relation.is_optional = context.random.percent(50);
  return true;
}

bool add_enum_value(Context& context) {
  if (context.shape.enums.empty()) return false;
  context.random.pick(context.shape.enums).values.push_back(context.names.fresh("ADDED"));
  return true;
}

// A default that was the value goes with it.
bool drop_enum_value(Context& context) {
  if (context.shape.enums.empty()) return false;
  EnumShape& enumeration = context.random.pick(context.shape.enums);
  if (enumeration.values.size() < 2) return false;
  enumeration.values.pop_back();
  for (ModelShape& model : context.shape.models) {
    for (FieldShape& field : model.fields) {
      if (field.type == enumeration.name) field.default_text.clear();
    }
  }
  return true;
}

bool add_enum(Context& context) {
  context.shape.enums.push_back(random_enum(context.random, context.names));
  return true;
}

struct Edit {
  std::string_view name;
  bool (*apply)(Context&);
};

constexpr std::array kEdits = {
    Edit{"add_field", add_field},
    Edit{"drop_field", drop_field},
    Edit{"rename_field", rename_field},
    Edit{"rename_field_keeping_column", rename_field_keeping_column},
    Edit{"change_type", change_type},
    Edit{"toggle_optional", toggle_optional},
    Edit{"change_default", change_default},
    Edit{"toggle_unique", toggle_unique},
    Edit{"map_field", map_field},
    Edit{"reorder_fields", reorder_fields},
    Edit{"change_id", change_id},
    Edit{"add_index", add_index},
    Edit{"drop_index", drop_index},
    Edit{"rename_index", rename_index},
    Edit{"add_model", add_model},
    Edit{"drop_model", drop_model},
    Edit{"rename_model", rename_model},
    Edit{"map_model", map_model},
    Edit{"add_relation", add_relation},
    Edit{"drop_relation", drop_relation},
    Edit{"change_relation", change_relation},
    Edit{"toggle_list", toggle_list},
    Edit{"add_enum_value", add_enum_value},
    Edit{"drop_enum_value", drop_enum_value},
    Edit{"add_enum", add_enum},
};

}  // namespace

GeneratedPair generate_pair(std::uint64_t seed, Language language) {
  Random random(seed);
  Names names;
  SchemaShape shape = random_schema(random, names, language);
  GeneratedPair pair{.previous = write(shape)};
  Context context{random, names, shape};
  for (std::size_t i = 1 + random.below(5); i > 0; --i) {
    const Edit& edit = random.pick(kEdits);
    if (edit.apply(context)) pair.edits.emplace_back(edit.name);
  }
  pair.next = write(shape);
  return pair;
}

}  // namespace strata::property
