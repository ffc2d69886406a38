// A text that most objects do not have: while it is empty, it takes one pointer.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "base/boxed.h"

namespace strata {

// Used like std::string. Copies are deep.
class RareText {
 public:
  RareText() = default;
  RareText(std::string text) {  // NOLINT: as a string
    if (!text.empty()) text_ = std::move(text);
  }
  RareText(std::string_view text) : RareText(std::string(text)) {}  // NOLINT: as a string
  RareText(const char* text) : RareText(std::string(text)) {}       // NOLINT: as a string

  [[nodiscard]] bool empty() const { return !text_; }
  [[nodiscard]] const std::string& text() const { return text_ ? *text_ : kNone; }
  operator const std::string&() const { return text(); }  // NOLINT: as a string
  operator std::string_view() const { return text(); }    // NOLINT: as a string

  void clear() { text_.reset(); }

  friend bool operator==(const RareText& left, const RareText& right) { return left.text_ == right.text_; }
  friend bool operator==(const RareText& left, std::string_view right) { return left.text() == right; }
  friend bool operator==(const RareText& left, const std::string& right) { return left.text() == right; }

 private:
  static inline const std::string kNone;

  Boxed<std::string> text_;  // never empty
};

}  // namespace strata
