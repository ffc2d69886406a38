// One source text and a position in it: the smallest pieces of the grammar (docs/schema-language.md).
// Positions count as spans do (strata/diagnostic.h): from where the text begins among all texts.
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
  explicit Scanner(std::string_view text, std::uint32_t begin = 0) : text_(text), begin_(begin) {}

  [[nodiscard]] std::uint32_t position() const { return begin_ + at_; }
  [[nodiscard]] std::uint32_t offset() const { return at_; }  // in the text
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text_since(std::uint32_t position) const { return since(position - begin_); }
  void rewind(std::uint32_t position) { at_ = position - begin_; }

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }
  // Nearly always the first character tells.
  [[nodiscard]] bool at(std::string_view piece) const {
    return at(piece.front()) && text_.substr(at_ + 1).starts_with(piece.substr(1));
  }
  [[nodiscard]] bool at_line_end() const { return at('\n') || at('\r'); }
  [[nodiscard]] bool at_digit() const { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; }

  bool eat(char c) {
    if (!at(c)) return false;
    ++at_;
    return true;
  }
  bool eat(std::string_view piece) {
    if (!at(piece)) return false;
    at_ += static_cast<std::uint32_t>(piece.size());
    return true;
  }
  // LF, CRLF or a lone CR.
  bool eat_line_end() {
    const bool carriage_return = eat('\r');
    return eat('\n') || carriage_return;
  }

  // What is nearly all of an indentation.
  void skip_spaces() {
    while (at(' ')) ++at_;
  }
  // Tabs and every Unicode space separator; never line ends.
  void skip_blanks() {
    if (at_plain()) return;
    if (eat(' ') && at_plain()) return;  // nearly always
    skip_all_blanks();
  }
  // Up to the line end, which stays.
  void skip_to_line_end();
  // Over a line and its line end, if nothing that can begin on it reaches into the next one: no comment with
  // an end mark, and no string whose last character escapes the line end. False: it may, and nothing was
  // done.
  bool skip_plain_line();
  // Over such lines and the blanks behind each, until one begins with "}" or may not be plain.
  void skip_plain_lines();
  // Lines without text, each with its line end. False: there was none.
  bool skip_blank_lines();

  // The text of the piece; empty: there is none here.
  std::string_view identifier();  // letter or digit, then letters, digits, "_" and "-"
  std::string_view path();        // identifiers and dots: `db.VarChar`
  std::string_view number();      // -12.50
  std::string_view string();      // with its quotes; escapes are not looked at
  std::string_view comment();     // from // to the line end, or /* … */
  // The path that begins at `position`, whose first identifier was read.
  std::string_view rest_of_path(std::uint32_t position);

 private:
  // At something that is certainly no blank.
  [[nodiscard]] bool at_plain() const {
    return at_ < text_.size() && (text_[at_] > ' ' || text_[at_] == '\n');
  }
  [[nodiscard]] std::string_view since(std::uint32_t offset) const {
    return text_.substr(offset, at_ - offset);
  }
  void skip_all_blanks();
  [[nodiscard]] std::uint32_t end_of_word(std::uint32_t from) const;
  [[nodiscard]] std::uint32_t end_of_letters(std::uint32_t from) const;
  [[nodiscard]] std::uint32_t letter_size(std::uint32_t offset) const;

  // To the "}" that begins a line, if nothing before it can reach into a next line. False: that would have to
  // be looked at line by line, and nothing was done.
  bool skip_plain_text();

  // The next place of one piece. What was found last answers every search from between there and where that
  // one began, so that any number of searches costs no more than one walk through the text.
  class Finder {
   public:
    explicit Finder(std::string_view piece) : piece_(piece) {}

    // At or behind `from`; the size of the text where there is none.
    std::uint32_t find(std::string_view text, std::uint32_t from) {
      if (from < from_ || from > found_) search(text, from);
      return found_;
    }

   private:
    void search(std::string_view text, std::uint32_t from);

    std::string_view piece_;
    std::uint32_t from_ = 1;
    std::uint32_t found_ = 0;
  };

  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t at_ = 0;  // offset in text_, as in all that is private
  Finder braces_{"}"};
  Finder escapes_{"\\"};
  Finder returns_{"\r"};
  Finder comment_begins_{"/*"};
  Finder comment_ends_{"*/"};
};

}  // namespace strata::psl
