// Pieces of schema-file text. Layout is no concern here: the printer aligns everything afterwards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strata::translate::pull {

// "text", escaped.
[[nodiscard]] std::string quote(std::string_view text);

// "first, second"
[[nodiscard]] std::string join(const std::vector<std::string>& parts);

// A documentation comment of one or more lines; nothing for an empty text.
[[nodiscard]] std::string documentation(std::string_view text);

// @name(arguments), without parentheses where there are none.
class Attribute {
 public:
  explicit Attribute(std::string_view name) : name_(name) {}

  void add(std::string value) { arguments_.push_back(std::move(value)); }
  void add(std::string_view name, std::string_view value);
  [[nodiscard]] std::string text() const;

 private:
  std::string name_;  // with its @ or @@
  std::vector<std::string> arguments_;
};

}  // namespace strata::translate::pull
