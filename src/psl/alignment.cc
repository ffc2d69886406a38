#include "psl/alignment.h"

#include <algorithm>
#include <utility>

namespace strata::psl {

void AlignedRows::add(std::array<std::string, kColumns> columns, std::string_view suffix) {
  for (std::size_t i = 0; i < kColumns; ++i) widths_[i] = std::max(widths_[i], columns[i].size());
  rows_.push_back({.columns = std::move(columns), .suffix = std::string(suffix)});
}

void AlignedRows::flush(std::string& output) {
  for (const Row& row : rows_) print(row, output);
  rows_.clear();
  widths_ = {};
}

void AlignedRows::print(const Row& row, std::string& output) const {
  std::size_t count = kColumns;
  while (count != 0 && row.columns[count - 1].empty()) --count;
  if (count != 0 || !row.suffix.empty()) output.append(indentation_);
  for (std::size_t i = 0; i < count; ++i) {
    output.append(row.columns[i]);
    if (i + 1 < count) output.append(widths_[i] + 1 - row.columns[i].size(), ' ');
  }
  if (count != 0 && !row.suffix.empty()) output.push_back(' ');
  output.append(row.suffix);
  output.push_back('\n');
}

}  // namespace strata::psl
