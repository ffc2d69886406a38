#include "target/constraint_name.h"

#include <algorithm>

namespace strata::target {
namespace {

std::string over_columns(std::string_view table, std::span<const std::string_view> columns,
                         std::string_view suffix, std::size_t limit) {
  std::size_t size = table.size() + suffix.size();
  for (const std::string_view column : columns) size += 1 + column.size();
  std::string name;
  name.resize_and_overwrite(size, [&](char* const begin, std::size_t) {
    char* end = std::ranges::copy(table, begin).out;
    for (const std::string_view column : columns) {
      *end++ = '_';
      end = std::ranges::copy(column, end).out;
    }
    const std::string_view base = cut({begin, end}, limit - suffix.size());
    return base.size() + suffix.copy(begin + base.size(), suffix.size());
  });
  return name;
}

}  // namespace

std::string_view cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::string primary_key_name(std::string_view table, std::size_t limit) {
  return over_columns(table, {}, "_pkey", limit);
}

std::string unique_name(std::string_view table, std::span<const std::string_view> columns,
                        std::size_t limit) {
  return over_columns(table, columns, "_key", limit);
}

std::string index_name(std::string_view table, std::span<const std::string_view> columns, std::size_t limit) {
  return over_columns(table, columns, "_idx", limit);
}

std::string foreign_key_name(std::string_view table, std::span<const std::string_view> columns,
                             std::size_t limit) {
  return over_columns(table, columns, "_fkey", limit);
}

std::string default_name(std::string_view table, std::string_view column, std::size_t limit) {
  return over_columns(table, std::span(&column, 1), "_df", limit);
}

}  // namespace strata::target
