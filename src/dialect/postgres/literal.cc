#include "dialect/postgres/literal.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <variant>

namespace strata::dialect::postgres {

std::string literal(std::string_view text) {
  const bool has_backslash = text.find('\\') != std::string_view::npos;
  std::string quoted(has_backslash ? " E'" : "'");
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += c;
    quoted += c;
  }
  return quoted + '\'';
}

namespace {

std::string value_literal(const sql::Value& value) {
  if (sql::is_null(value)) return "NULL";
  if (const auto* text = std::get_if<std::string>(&value)) return literal(std::string_view(*text));
  return sql::to_text(value);
}

}  // namespace

std::string inline_values(const sql::Command& command) {
  std::string sql;
  const std::string& text = command.text;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {  // a name may hold a dollar sign
      const std::size_t end = std::min(text.find(c, at + 1), text.size() - 1) + 1;
      sql.append(text, at, end - at);
      at = end;
    } else if (c == '$') {
      std::size_t number = 0;
      const auto [end, failed] = std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
      assert(failed == std::errc() && number >= 1 && number <= command.parameters.size());
      sql += value_literal(command.parameters[number - 1]);
      at = static_cast<std::size_t>(end - text.data());
    } else {
      sql += c;
      ++at;
    }
  }
  return sql;
}

}  // namespace strata::dialect::postgres
