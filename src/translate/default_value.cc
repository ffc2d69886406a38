#include "translate/default_value.h"

#include <array>
#include <string>
#include <string_view>

#include "base/base64.h"
#include "base/overloaded.h"
#include "schema/literal.h"

namespace strata::translate {
namespace {

using schema::Default;
using schema::Literal;
using target::ScalarType;

Literal scalar_literal(ScalarType scalar, const std::string& text) {
  switch (scalar) {
    case ScalarType::int_:
    case ScalarType::big_int:
      return {.kind = Literal::Kind::integer, .text = schema::normalize_integer(text).value_or(text)};
    case ScalarType::float_:
    case ScalarType::decimal:
      return {.kind = Literal::Kind::decimal, .text = schema::normalize_decimal(text).value_or(text)};
    case ScalarType::boolean:
      return {.kind = Literal::Kind::boolean, .text = text};
    case ScalarType::string:
      return {.kind = Literal::Kind::string, .text = text};
    case ScalarType::date_time:
      return {.kind = Literal::Kind::date_time, .text = schema::normalize_date_time(text).value_or(text)};
    case ScalarType::json:
      return {.kind = Literal::Kind::json, .text = text};
    case ScalarType::bytes:
      return {.kind = Literal::Kind::bytes, .text = base64_to_hex(text)};
  }
  return {};
}

// An enum without a type of its own is text, its default too.
Literal enum_literal(const psl::Enum& enumeration, const std::string& name, const target::Target& target) {
  const psl::EnumValue* value = enumeration.find_value(name);
  const auto kind =
      target.enum_form == target::EnumForm::text ? Literal::Kind::string : Literal::Kind::enum_value;
  return {.kind = kind, .text = value != nullptr ? value->database_name() : name};
}

Literal to_literal(const psl::Datamodel& datamodel, const psl::Field& field, const psl::LiteralValue& value,
                   const target::Target& target) {
  if (value.kind == psl::LiteralValue::Kind::list) {
    Literal list{.kind = Literal::Kind::list};
    for (const psl::LiteralValue& element : value.elements) {
      list.elements.push_back(to_literal(datamodel, field, element, target));
    }
    return list;
  }
  if (const auto* id = std::get_if<psl::EnumId>(&field.type)) {
    return enum_literal(datamodel.enums[*id], value.text, target);
  }
  if (const auto* scalar = field.scalar()) return scalar_literal(*scalar, value.text);
  return {.kind = Literal::Kind::string, .text = value.text};
}

Boxed<Default> autoincrement_default(const target::Target& target) {
  switch (target.autoincrement.form) {
    case target::AutoincrementForm::sequence:
      return schema::SequenceDefault{};
    case target::AutoincrementForm::unique_rowid:
      return schema::UniqueRowidDefault{};
    case target::AutoincrementForm::column_property:
    case target::AutoincrementForm::integer_key:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Boxed<Default> to_default(const psl::Datamodel& datamodel, const psl::Field& field,
                          const target::Target& target) {
  if (!field.default_value) return std::nullopt;
  using Result = Boxed<Default>;
  return std::visit(
      overloaded{
          [&](const psl::LiteralValue& value) { return Result(to_literal(datamodel, field, value, target)); },
          [&](const psl::AutoincrementDefault&) { return autoincrement_default(target); },
          [](const psl::NowDefault&) { return Result(schema::NowDefault{}); },
          // Of an enum without text Prisma expects no default at all.
          [&](const psl::DbGeneratedDefault& value) {
            const bool is_enum = std::holds_alternative<psl::EnumId>(field.type);
            return is_enum && !value.sql ? Result() : Result(schema::ExpressionDefault{value.sql});
          },
          [](const Boxed<psl::SequenceDefault>&) { return Result(schema::SequenceDefault{}); },
          [](const psl::ClientDefault&) { return Result(); },
      },
      field.default_value->value);
}

}  // namespace strata::translate
