#include "sql/connection.h"

#include <charconv>
#include <fmt/format.h>

namespace strata::sql {

bool is_null(const Value& value) {
  return std::holds_alternative<Null>(value);
}

std::int64_t to_integer(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* real = std::get_if<double>(&value)) return static_cast<std::int64_t>(*real);
  std::int64_t parsed = 0;
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::from_chars(text->data(), text->data() + text->size(), parsed);
  }
  return parsed;
}

std::string to_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  return {};
}

Result<void> Connection::read(std::string_view sql, std::span<const Value> parameters, const TakeRow& take) {
  STRATA_TRY(Rows rows, query(sql, parameters));
  for (std::vector<Value>& cells : rows.rows) take(cells);
  return {};
}

Result<void> Connection::perform(const Command& command) {
  const Result<Rows> rows = query(command.text, command.parameters);
  if (!rows) return std::unexpected(rows.error());
  return {};
}

}  // namespace strata::sql
