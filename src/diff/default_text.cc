#include "diff/default_text.h"

#include <fmt/format.h>
#include <string_view>

#include "base/overloaded.h"

namespace strata::diff {
namespace {

using schema::Literal;

// A text in double quotes, as Rust prints it for debugging.
std::string debug(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        quoted += "\\\"";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\t':
        quoted += "\\t";
        break;
      default:
        quoted += c;
    }
  }
  return quoted + '"';
}

std::string literal_text(const Literal& value) {
  switch (value.kind) {
    case Literal::Kind::string:
      return fmt::format("String({})", debug(value.text));
    case Literal::Kind::integer:
      return fmt::format("Int({})", value.text);
    case Literal::Kind::decimal:
      return fmt::format("Float(BigDecimal(\"{}\"))", value.text);
    case Literal::Kind::boolean:
      return fmt::format("Boolean({})", value.text);
    case Literal::Kind::date_time:
      return fmt::format("DateTime({})", value.text);
    case Literal::Kind::bytes:
      return fmt::format("Bytes({})", value.text);
    case Literal::Kind::json:
      return fmt::format("Json({})", debug(value.text));
    case Literal::Kind::enum_value:
      return fmt::format("Enum({})", debug(value.text));
    case Literal::Kind::list:
      break;
  }
  std::string elements;
  for (const Literal& element : value.elements) {
    elements += (elements.empty() ? "" : ", ") + literal_text(element);
  }
  return "List([" + elements + "])";
}

}  // namespace

std::string default_text(const Boxed<schema::Default>& value) {
  if (!value) return "None";
  return std::visit(
      overloaded{
          [](const Literal& literal) { return fmt::format("Some(Value({}))", literal_text(literal)); },
          [](const schema::NowDefault&) { return std::string("Some(Now)"); },
          [](const schema::ExpressionDefault& expression) {
            return expression.sql ? fmt::format("Some(DbGenerated(Some({})))", debug(*expression.sql))
                                  : std::string("Some(DbGenerated(None))");
          },
          [](const schema::SequenceDefault& sequence) {
            return fmt::format("Some(Sequence({}))", debug(sequence.sequence));
          },
          [](const schema::UniqueRowidDefault&) { return std::string("Some(UniqueRowid)"); },
      },
      *value);
}

}  // namespace strata::diff
