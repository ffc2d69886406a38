// Rows of text with aligned columns: how the lines of a block are laid out.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace strata::psl {

// Rows that are aligned with each other. Widths are bytes.
class AlignedRows {
 public:
  static constexpr std::size_t kColumns = 3;

  explicit AlignedRows(std::string_view indentation) : indentation_(indentation) {}

  // A row of columns, of which the last ones may be empty, and a text behind them that aligns with nothing.
  void add(std::array<std::string, kColumns> columns, std::string_view suffix = {});
  // A line that takes no part in the alignment.
  void add_verbatim(std::string_view text) { rows_.push_back({.columns = {}, .suffix = std::string(text)}); }
  void add_empty() { rows_.push_back({}); }

  // Prints the rows and forgets them.
  void flush(std::string& output);

 private:
  struct Row {
    std::array<std::string, kColumns> columns;
    std::string suffix;
  };

  void print(const Row& row, std::string& output) const;

  std::string_view indentation_;
  std::vector<Row> rows_;
  std::array<std::size_t, kColumns> widths_{};
};

}  // namespace strata::psl
