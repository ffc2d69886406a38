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
  explicit Scanner(std::string_view text, std::uint32_t begin = 0)
      : first_(text.data()), next_(first_), last_(first_ + text.size()), begin_(begin) {}

  [[nodiscard]] std::uint32_t position() const { return begin_ + offset(); }
  // In the text.
  [[nodiscard]] std::uint32_t offset() const { return static_cast<std::uint32_t>(next_ - first_); }
  [[nodiscard]] std::string_view text() const { return {first_, last_}; }
  [[nodiscard]] std::string_view text_since(std::uint32_t position) const {
    return since(first_ + (position - begin_));
  }
  void rewind(std::uint32_t position) { next_ = first_ + (position - begin_); }

  [[nodiscard]] bool at_end() const { return next_ == last_; }
  [[nodiscard]] bool at(char c) const { return next_ != last_ && *next_ == c; }
  // Nearly always the first character tells.
  [[nodiscard]] bool at(std::string_view piece) const {
    return at(piece.front()) && std::string_view(next_, last_).starts_with(piece);
  }
  [[nodiscard]] bool at_line_end() const { return at('\n') || at('\r'); }
  [[nodiscard]] bool at_digit() const { return next_ != last_ && *next_ >= '0' && *next_ <= '9'; }

  bool eat(char c) {
    if (!at(c)) return false;
    ++next_;
    return true;
  }
  bool eat(std::string_view piece) {
    if (!at(piece)) return false;
    next_ += piece.size();
    return true;
  }
  // LF, CRLF or a lone CR.
  bool eat_line_end() {
    const bool carriage_return = eat('\r');
    return eat('\n') || carriage_return;
  }

  // What is nearly all of an indentation.
  void skip_spaces() {
    while (at(' ')) ++next_;
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
  [[nodiscard]] bool at_plain() const { return next_ != last_ && (*next_ > ' ' || *next_ == '\n'); }
  [[nodiscard]] std::string_view since(const char* begin) const { return {begin, next_}; }
  void skip_all_blanks();
  [[nodiscard]] const char* end_of_word(const char* from) const;
  [[nodiscard]] const char* end_of_letters(const char* from) const;
  [[nodiscard]] std::uint32_t letter_size(const char* letter) const;

  // To the "}" that begins a line, if nothing before it can reach into a next line. False: that would have to
  // be looked at line by line, and nothing was done.
  bool skip_plain_text();

  // The next place of one piece. What was found last answers every search from between there and where that
  // one began, so that any number of searches costs no more than one walk through the text.
  class Finder {
   public:
    explicit Finder(std::string_view piece) : piece_(piece) {}

    // At or behind `from`; `last` where there is none before.
    const char* find(const char* from, const char* last) {
      if (found_ == nullptr || from < from_ || from > found_) search(from, last);
      return found_;
    }

   private:
    void search(const char* from, const char* last);

    std::string_view piece_;
    const char* from_ = nullptr;
    const char* found_ = nullptr;
  };

  const char* first_;
  const char* next_;
  const char* last_;
  std::uint32_t begin_;
  Finder braces_{"}"};
  Finder escapes_{"\\"};
  Finder line_feeds_{"\n"};
  Finder returns_{"\r"};
  Finder comment_begins_{"/*"};
  Finder comment_ends_{"*/"};
};

}  // namespace strata::psl
