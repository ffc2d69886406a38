// The rows of one statement as libpq holds them: read in place, so that large answers are never copied.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "dialect/postgres/libpq.h"
#include "sql/connection.h"

namespace strata::dialect::postgres {

class Answer {
 public:
  Answer(const Libpq& pq, PGresult* result) : pq_(&pq), result_(result) {}
  Answer(Answer&& other) noexcept : pq_(other.pq_), result_(std::exchange(other.result_, nullptr)) {}
  Answer& operator=(Answer&& other) noexcept {
    std::swap(pq_, other.pq_);
    std::swap(result_, other.result_);
    return *this;
  }
  ~Answer() {
    if (result_ != nullptr) pq_->clear(result_);
  }

  [[nodiscard]] int row_count() const { return pq_->row_count(result_); }
  [[nodiscard]] bool is_null(int row, int column) const { return pq_->is_null(result_, row, column) != 0; }
  // Empty for null. Lives as long as the answer.
  [[nodiscard]] std::string_view text(int row, int column) const {
    return {pq_->value(result_, row, column), static_cast<std::size_t>(pq_->length(result_, row, column))};
  }
  // Booleans come as "t" and "f".
  [[nodiscard]] bool flag(int row, int column) const { return text(row, column) == "t"; }
  [[nodiscard]] std::int64_t integer(int row, int column) const;  // null and other text: 0

  // Numbers and booleans as numbers, everything else as text.
  [[nodiscard]] sql::Rows to_rows() const;

  [[nodiscard]] const PGresult* get() const { return result_; }

 private:
  const Libpq* pq_;
  PGresult* result_;
};

}  // namespace strata::dialect::postgres
