// One source text and a position in it: the smallest pieces of the grammar (docs/schema-language.md).
//
// A function that reads a piece either consumes it and says so, or leaves the position where it was. Blanks
// are skipped only by skip_blanks(). Every call is linear in what it consumes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace strata::psl {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::uint32_t position() const { return position_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text_since(std::uint32_t begin) const {
    return text_.substr(begin, position_ - begin);
  }
  void rewind(std::uint32_t position) { position_ = position; }

  [[nodiscard]] bool at_end() const { return position_ == text_.size(); }
  [[nodiscard]] bool at(char c) const { return position_ < text_.size() && text_[position_] == c; }
  // Nearly always the first character tells.
  [[nodiscard]] bool at(std::string_view piece) const {
    return at(piece.front()) && text_.substr(position_ + 1).starts_with(piece.substr(1));
  }
  [[nodiscard]] bool at_line_end() const { return at('\n') || at('\r'); }
  [[nodiscard]] bool at_digit() const {
    return position_ < text_.size() && text_[position_] >= '0' && text_[position_] <= '9';
  }

  bool eat(char c) {
    if (!at(c)) return false;
    ++position_;
    return true;
  }
  bool eat(std::string_view piece) {
    if (!at(piece)) return false;
    position_ += static_cast<std::uint32_t>(piece.size());
    return true;
  }
  // LF, CRLF or a lone CR.
  bool eat_line_end() {
    const bool carriage_return = eat('\r');
    return eat('\n') || carriage_return;
  }

  // Tabs and every Unicode space separator; never line ends.
  void skip_blanks() {
    if (eat(' ') && position_ < text_.size() && is_plain(text_[position_])) return;  // nearly always
    while (at(' ')) ++position_;
    if (position_ < text_.size() && may_be_blank(text_[position_])) skip_all_blanks();
  }
  // Up to the line end, which stays.
  void skip_to_line_end();
  // Lines without text, each with its line end. False: there was none.
  bool skip_blank_lines();

  // The text of the piece; empty: there is none here.
  std::string_view identifier();  // letter or digit, then letters, digits, "_" and "-"
  std::string_view path();        // identifiers and dots: `db.VarChar`
  std::string_view number();      // -12.50
  std::string_view string();      // with its quotes; escapes are not looked at
  std::string_view comment();     // from // to the line end, or /* … */

 private:
  // Nearly all blanks are spaces; everything else that may be one takes the longer way.
  [[nodiscard]] static bool may_be_blank(char c) {
    return c == '\t' || static_cast<unsigned char>(c) >= 0x80;
  }
  [[nodiscard]] static bool is_plain(char c) { return c > ' '; }
  void skip_all_blanks();
  [[nodiscard]] std::uint32_t end_of_word(std::uint32_t from) const;
  [[nodiscard]] std::uint32_t letter_size() const;
  std::optional<std::uint32_t> find_comment_end(std::uint32_t from);

  std::string_view text_;
  std::uint32_t position_ = 0;
  // The "*/" found last answers every search from between these two places, so that many "/*" stay cheap.
  std::uint32_t searched_from_ = 1;
  std::uint32_t comment_end_ = 0;
};

}  // namespace strata::psl
