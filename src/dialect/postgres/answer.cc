#include "dialect/postgres/answer.h"

#include <charconv>

namespace strata::dialect::postgres {
namespace {

// Of the types that PostgreSQL itself brings; they never change (pg_type.dat).
enum class TypeOid : Oid {
  boolean = 16,
  int8 = 20,
  int2 = 21,
  int4 = 23,
  oid = 26,
  float4 = 700,
  float8 = 701
};

template <typename Number>
sql::Value number(std::string_view text) {
  Number value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size()) return std::string(text);
  return value;
}

sql::Value decode(std::string_view text, Oid type) {
  switch (static_cast<TypeOid>(type)) {
    case TypeOid::boolean:
      return std::int64_t{text == "t" ? 1 : 0};
    case TypeOid::int8:
    case TypeOid::int2:
    case TypeOid::int4:
    case TypeOid::oid:
      return number<std::int64_t>(text);
    case TypeOid::float4:
    case TypeOid::float8:
      return number<double>(text);
  }
  return std::string(text);
}

}  // namespace

std::int64_t Answer::integer(int row, int column) const {
  const std::string_view digits = text(row, column);
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

sql::Rows Answer::to_rows() const {
  sql::Rows rows;
  const int width = pq_->column_count(result_);
  for (int column = 0; column < width; ++column) rows.columns.emplace_back(pq_->column_name(result_, column));
  const int height = row_count();
  rows.rows.reserve(static_cast<std::size_t>(height));
  for (int row = 0; row < height; ++row) {
    std::vector<sql::Value>& cells = rows.rows.emplace_back();
    cells.reserve(static_cast<std::size_t>(width));
    for (int column = 0; column < width; ++column) {
      if (is_null(row, column))
        cells.emplace_back(sql::Null{});
      else
        cells.push_back(decode(text(row, column), pq_->column_type(result_, column)));
    }
  }
  return rows;
}

}  // namespace strata::dialect::postgres
