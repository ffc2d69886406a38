#include "translate/pull/defaults.h"

#include <algorithm>

#include "target/quote.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using schema::Literal;

std::string database_generated(const std::string& sql) {
  return sql.empty() ? "dbgenerated()" : "dbgenerated(" + quote(sql) + ')';
}

std::string literal_value(const Literal& literal) {
  switch (literal.kind) {
    case Literal::Kind::integer:
    case Literal::Kind::decimal:
    case Literal::Kind::boolean:
      return literal.text;
    case Literal::Kind::string:
    case Literal::Kind::json:
    case Literal::Kind::enum_value:
      return quote(literal.text);
    // The schema language spells these in its own way, the database in many: its SQL is kept as it is.
    case Literal::Kind::date_time:
    case Literal::Kind::bytes:
      return database_generated(target::quote_string(literal.text));
    case Literal::Kind::list: {
      std::vector<std::string> elements;
      for (const Literal& element : literal.elements) elements.push_back(literal_value(element));
      return '[' + join(elements) + ']';
    }
  }
  return {};
}

std::string enum_value(const Literal& literal, const psl::Enum& enumeration) {
  const auto found = std::ranges::find_if(
      enumeration.values, [&](const psl::EnumValue& value) { return value.database_name() == literal.text; });
  if (found != enumeration.values.end()) return found->name;
  return database_generated(target::quote_string(literal.text));
}

std::string client_default(const psl::Field* existing) {
  if (existing == nullptr || !existing->default_value) return {};
  const auto* client = std::get_if<psl::ClientDefault>(&existing->default_value->value);
  return client == nullptr ? "" : client->text;
}

std::string default_value(const schema::Column& column, const psl::Field* existing,
                          const psl::Enum* enumeration, const target::Target& target) {
  const bool is_integer =
      column.type.family == schema::TypeFamily::int_ || column.type.family == schema::TypeFamily::big_int;
  if (column.is_autoincrement && is_integer) return "autoincrement()";
  if (!column.default_value) return client_default(existing);
  if (const auto* literal = std::get_if<Literal>(&*column.default_value)) {
    return enumeration != nullptr ? enum_value(*literal, *enumeration) : literal_value(*literal);
  }
  if (std::holds_alternative<schema::NowDefault>(*column.default_value)) return "now()";
  if (const auto* expression = std::get_if<schema::ExpressionDefault>(&*column.default_value)) {
    const bool is_text = column.type.family == schema::TypeFamily::string && enumeration == nullptr;
    if (is_text && target.text_expressions_pulled_as_text) return quote(expression->sql.value_or(""));
    return database_generated(expression->sql.value_or(""));
  }
  return "autoincrement()";  // a sequence, or the row's own number
}

}  // namespace

std::string default_attribute(const schema::Column& column, const psl::Field* existing,
                              const psl::Enum* enumeration, const target::Target& target) {
  const std::string value = default_value(column, existing, enumeration, target);
  return value.empty() ? "" : "@default(" + value + ')';
}

}  // namespace strata::translate::pull
