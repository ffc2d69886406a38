// Literal default values that are no value of their type, and names of default constraints.
#include <fmt/format.h>

#include "psl/rules/default_literals.h"
#include "psl/rules/describe.h"
#include "psl/rules/name_length.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

using target::ScalarType;

struct Expectation {
  bool (*is_value)(std::string_view text) = nullptr;
  std::string_view what;
  std::string_view help;
};

// Types that any literal of the right kind fits have no expectation.
Expectation expectation(ScalarType type) {
  switch (type) {
    case ScalarType::int_:
    case ScalarType::big_int:
      return {is_int64, "a whole number of 64 bits", ""};
    case ScalarType::decimal:
      return {is_decimal, "a decimal number", "Write it like \"12.50\" or \"1e5\"."};
    case ScalarType::date_time:
      return {is_date_time, "a date and time with an offset (RFC 3339)",
              "Write it like \"2020-01-31T12:00:00Z\" or \"2020-01-31T12:00:00+02:00\"."};
    case ScalarType::bytes:
      return {is_base64, "base64", "Encode the bytes with the standard alphabet and with padding."};
    case ScalarType::json:
      return {is_json, "JSON", "Quotes inside the string are written \\\"."};
    case ScalarType::float_:
    case ScalarType::boolean:
    case ScalarType::string:
      break;
  }
  return {};
}

void check_literal(const Context& context, ScalarType type, const LiteralValue& literal) {
  if (literal.kind == LiteralValue::Kind::list) {
    for (const LiteralValue& element : literal.elements) check_literal(context, type, element);
    return;
  }
  const Expectation expected = expectation(type);
  if (expected.is_value == nullptr || expected.is_value(literal.text)) return;
  context.diagnostics
      .error(codes::kDefaultContent, literal.span,
             fmt::format("This default value is not {}.", expected.what))
      .help = expected.help;
}

void check_name(const Context& context, const DefaultValue& value) {
  if (!value.constraint_name) return;
  if (!context.target.named_defaults) {
    context.diagnostics
        .error(codes::kDefaultNameUnsupported, value.span,
               fmt::format("Default values have no names in {}.", database(context.target)))
        .help = "Remove `map` from the attribute.";
  } else {
    check_name_length(context, *value.constraint_name, value.span);
  }
}

void check_default(const Context& context, const Field& field) {
  if (!field.default_value) return;
  check_name(context, *field.default_value);
  const auto* literal = std::get_if<LiteralValue>(&field.default_value->value);
  if (literal != nullptr && field.scalar() != nullptr) check_literal(context, *field.scalar(), *literal);
}

}  // namespace

void check_defaults(const Context& context, std::span<const Field> fields) {
  for (const Field& field : fields) check_default(context, field);
}

}  // namespace strata::psl::rules
