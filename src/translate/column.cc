#include "translate/column.h"

#include <cassert>
#include <utility>

#include "translate/default_value.h"

namespace strata::translate {
namespace {

using schema::ColumnType;
using schema::TypeFamily;
using target::ScalarType;

ColumnType default_type(ScalarType scalar, const target::Target& target) {
  ColumnType type{.family = family_of(scalar), .name = {}};
  if (const target::DefaultNativeType* native = target.default_native_type(scalar)) {
    type.name = native->sql;
    if (native->first) type.arguments[0] = *native->first;
    if (native->second) type.arguments[1] = *native->second;
  }
  return type;
}

ColumnType native_type(ScalarType scalar, const psl::NativeTypeUse& use) {
  ColumnType type{.family = family_of(scalar), .name = std::string(use.type->sql)};
  for (std::size_t i = 0; i < use.arguments.size() && i < type.arguments.size(); ++i) {
    type.arguments[i] = use.arguments[i];
  }
  return type;
}

ColumnType enum_type(const psl::Enum& enumeration, const target::Target& target) {
  switch (target.enum_form) {
    case target::EnumForm::text:
      return default_type(ScalarType::string, target);
    case target::EnumForm::column_type:
    case target::EnumForm::named_type:
      return {.family = TypeFamily::enum_,
              .name = enumeration.database_name(),
              .enum_namespace = enumeration.schema.value_or(std::string())};
  }
  return {};
}

schema::Arity to_arity(psl::Arity arity) {
  switch (arity) {
    case psl::Arity::required:
      return schema::Arity::required;
    case psl::Arity::optional:
      return schema::Arity::nullable;
    case psl::Arity::list:
      return schema::Arity::list;
  }
  return schema::Arity::required;
}

bool is_single_id(const psl::Model& model, const psl::Field& field) {
  return model.primary_key && model.primary_key->columns.size() == 1 &&
         &model.fields[model.primary_key->columns.front().field] == &field;
}

bool is_autoincrement(const psl::Model& model, const psl::Field& field, const target::Target& target) {
  if (target.autoincrement.form == target::AutoincrementForm::integer_key) {
    return field.scalar() != nullptr && *field.scalar() == ScalarType::int_ && is_single_id(model, field);
  }
  return field.default_value && std::holds_alternative<psl::AutoincrementDefault>(field.default_value->value);
}

bool has_client_default(const psl::Field& field) {
  return field.is_updated_at ||
         (field.default_value && std::holds_alternative<psl::ClientDefault>(field.default_value->value));
}

}  // namespace

TypeFamily family_of(ScalarType scalar) {
  switch (scalar) {
    case ScalarType::int_:
      return TypeFamily::int_;
    case ScalarType::big_int:
      return TypeFamily::big_int;
    case ScalarType::float_:
      return TypeFamily::float_;
    case ScalarType::boolean:
      return TypeFamily::boolean;
    case ScalarType::string:
      return TypeFamily::string;
    case ScalarType::date_time:
      return TypeFamily::date_time;
    case ScalarType::json:
      return TypeFamily::json;
    case ScalarType::bytes:
      return TypeFamily::bytes;
    case ScalarType::decimal:
      return TypeFamily::decimal;
  }
  return TypeFamily::unsupported;
}

ColumnType to_column_type(const psl::Datamodel& datamodel, const psl::Field& field,
                          const target::Target& target) {
  if (const auto* scalar = field.scalar()) {
    const bool has_native = field.native_type && field.native_type->type != nullptr;
    return has_native ? native_type(*scalar, *field.native_type) : default_type(*scalar, target);
  }
  if (const auto* id = std::get_if<psl::EnumId>(&field.type)) return enum_type(datamodel.enums[*id], target);
  const auto* unsupported = std::get_if<psl::UnsupportedId>(&field.type);
  assert(unsupported != nullptr);
  return {.family = TypeFamily::unsupported, .name = datamodel.unsupported_types[*unsupported]};
}

void add_column(std::vector<schema::Column>& columns, const psl::Datamodel& datamodel,
                const psl::Model& model, const psl::Field& field, const target::Target& target) {
  columns.emplace_back(field.database_name(), to_column_type(datamodel, field, target),
                       to_default(datamodel, field, target), to_arity(field.arity),
                       is_autoincrement(model, field, target), has_client_default(field));
}

std::optional<schema::Identity> to_identity(const psl::Field& field) {
  if (!field.default_value) return std::nullopt;
  const auto* boxed = std::get_if<Boxed<psl::SequenceDefault>>(&field.default_value->value);
  if (boxed == nullptr) return std::nullopt;
  const psl::SequenceDefault& sequence = **boxed;
  return schema::Identity{.column = field.database_name(),
                          .is_virtual = sequence.is_virtual,
                          .cache = sequence.cache,
                          .increment = sequence.increment,
                          .min_value = sequence.min_value,
                          .max_value = sequence.max_value,
                          .start = sequence.start};
}

}  // namespace strata::translate
