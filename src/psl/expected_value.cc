#include "psl/expected_value.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace strata::psl {

std::string_view kind_name(const ast::Expression& value) {
  // In the order of ast::Expression::value.
  static constexpr std::array<std::string_view, std::variant_size_v<decltype(ast::Expression::value)>>
      kNames = {"a string", "a number", "a bare word", "a function call", "a list", "an object"};
  return kNames[value.value.index()];
}

void report_wrong_kind(const ast::Expression& value, std::string_view wanted, Diagnostics& diagnostics,
                       std::string_view code) {
  diagnostics.error(code, value.span, fmt::format("Expected {}, found {}.", wanted, kind_name(value)));
}

std::optional<std::int64_t> to_integer(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::string_view> expect_string(const ast::Expression& value, Diagnostics& diagnostics,
                                              std::string_view code) {
  if (const auto* literal = std::get_if<ast::StringLiteral>(&value.value)) return literal->value;
  report_wrong_kind(value, "a string", diagnostics, code);
  return std::nullopt;
}

std::optional<std::string_view> expect_constant(const ast::Expression& value, Diagnostics& diagnostics) {
  if (const auto* constant = std::get_if<ast::Constant>(&value.value)) return constant->text;
  report_wrong_kind(value, "a bare word", diagnostics);
  return std::nullopt;
}

std::optional<std::int64_t> expect_integer(const ast::Expression& value, Diagnostics& diagnostics) {
  if (const auto* literal = std::get_if<ast::NumberLiteral>(&value.value)) {
    if (const auto number = to_integer(literal->text)) return number;
    diagnostics.error(codes::kWrongKind, value.span, "Expected a whole number of at most 64 bits.");
    return std::nullopt;
  }
  report_wrong_kind(value, "a whole number", diagnostics);
  return std::nullopt;
}

std::optional<bool> expect_boolean(const ast::Expression& value, Diagnostics& diagnostics) {
  if (const auto* constant = std::get_if<ast::Constant>(&value.value)) {
    if (constant->text == "true") return true;
    if (constant->text == "false") return false;
  }
  report_wrong_kind(value, "`true` or `false`", diagnostics);
  return std::nullopt;
}

}  // namespace strata::psl
