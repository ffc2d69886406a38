#include "dialect/postgres/literal.h"

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

std::string inline_values(const sql::Command& command) {
  std::string sql;
  std::string_view rest = command.text;
  for (std::size_t at = rest.find('$'); at != std::string_view::npos; at = rest.find('$')) {
    std::size_t number = 0;
    const auto [end, failed] = std::from_chars(rest.data() + at + 1, rest.data() + rest.size(), number);
    assert(failed == std::errc() && number >= 1 && number <= command.parameters.size());
    const sql::Value& value = command.parameters[number - 1];
    sql += rest.substr(0, at);
    if (sql::is_null(value)) {
      sql += "NULL";
    } else if (std::holds_alternative<std::string>(value)) {
      sql += literal(std::get<std::string>(value));
    } else {
      sql += sql::to_text(value);
    }
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  }
  sql += rest;
  return sql;
}

}  // namespace strata::dialect::postgres
