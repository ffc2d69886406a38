#include "dialect/postgres/session_text.h"

#include <fmt/format.h>

namespace strata::dialect::postgres {

std::string describe_session(const Answer& answer, int row) {
  std::string text = fmt::format("process {} (application \"{}\"", answer.text(row, 0), answer.text(row, 1));
  // Null where the role may not see it.
  if (!answer.is_null(row, 2)) text += fmt::format(", {}", answer.text(row, 2));
  if (!answer.is_null(row, 3)) text += fmt::format(", transaction of {}", answer.text(row, 3));
  std::string query(answer.text(row, 4));
  for (char& c : query) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return text + "): " + query;
}

}  // namespace strata::dialect::postgres
