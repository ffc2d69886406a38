#include "translate/pull/defaults.h"

#include <algorithm>

#include "base/base64.h"
#include "target/quote.h"
#include "translate/pull/text.h"

namespace strata::translate::pull {
namespace {

using schema::Literal;

std::string database_generated(const std::string& sql) {
  return sql.empty() ? "dbgenerated()" : "dbgenerated(" + quote(sql) + ')';
}

// Writes literals of one column.
class LiteralWriter {
 public:
  LiteralWriter(const Context& context, const schema::ColumnType& type, const psl::Enum* text_enum)
      : context_(context), enum_(context.find_enum(type)), text_enum_(text_enum) {}

  [[nodiscard]] std::string write(const Literal& literal) const {
    switch (literal.kind) {
      case Literal::Kind::integer:
      case Literal::Kind::decimal:
      case Literal::Kind::boolean:
        return literal.text;
      case Literal::Kind::string:
        return text_enum_ != nullptr ? text_enum_value(literal) : quote(literal.text);
      case Literal::Kind::json:
        return quote(literal.text);
      case Literal::Kind::enum_value:
        return enum_value(literal);
      case Literal::Kind::bytes:
        if (context_.target().bytes_literals) return quote(to_base64(literal.text));
        return database_generated(target::quote_string(literal.text));
      // The schema language spells these in its own way, the database in many: its SQL is kept as it is.
      case Literal::Kind::date_time:
        return database_generated(target::quote_string(literal.text));
      case Literal::Kind::list: {
        std::vector<std::string> elements;
        for (const Literal& element : literal.elements) elements.push_back(write(element));
        return '[' + join(elements) + ']';
      }
    }
    return {};
  }

 private:
  [[nodiscard]] std::string text_enum_value(const Literal& literal) const {
    const auto found = std::ranges::find_if(text_enum_->values, [&](const psl::EnumValue& value) {
      return value.database_name() == literal.text;
    });
    if (found != text_enum_->values.end()) return found->name;
    return database_generated(target::quote_string(literal.text));
  }

  [[nodiscard]] std::string enum_value(const Literal& literal) const {
    if (!enum_) return quote(literal.text);
    const std::vector<std::string>& values = context_.schema().enums[*enum_].values;
    const auto found = std::ranges::find(values, literal.text);
    if (found == values.end()) return database_generated(target::quote_string(literal.text));
    return context_.enum_value_names(*enum_)[static_cast<std::size_t>(found - values.begin())].text;
  }

  const Context& context_;
  std::optional<schema::EnumId> enum_;
  const psl::Enum* text_enum_;
};

std::string client_default(const psl::Field* existing) {
  if (existing == nullptr || !existing->default_value) return {};
  const auto* client = std::get_if<psl::ClientDefault>(&existing->default_value->value);
  return client == nullptr ? "" : client->text;
}

std::string default_value(const Context& context, const schema::Column& column, const psl::Field* existing,
                          const psl::Enum* text_enum) {
  const bool is_integer =
      column.type.family == schema::TypeFamily::int_ || column.type.family == schema::TypeFamily::big_int;
  if (column.is_autoincrement && is_integer) return "autoincrement()";
  if (!column.default_value) return client_default(existing);
  if (const auto* literal = std::get_if<Literal>(&*column.default_value)) {
    return LiteralWriter(context, column.type, text_enum).write(*literal);
  }
  if (std::holds_alternative<schema::NowDefault>(*column.default_value)) return "now()";
  if (const auto* expression = std::get_if<schema::ExpressionDefault>(&*column.default_value)) {
    const bool is_text = column.type.family == schema::TypeFamily::string && text_enum == nullptr;
    if (is_text && context.target().text_expressions_pulled_as_text)
      return quote(expression->sql.value_or(""));
    return database_generated(expression->sql.value_or(""));
  }
  return "autoincrement()";  // a sequence, or the row's own number
}

}  // namespace

std::string default_attribute(const Context& context, const schema::Column& column,
                              const psl::Field* existing, const psl::Enum* text_enum) {
  const std::string value = default_value(context, column, existing, text_enum);
  return value.empty() ? "" : "@default(" + value + ')';
}

}  // namespace strata::translate::pull
