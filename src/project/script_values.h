// Expressions of a configuration script → values that are known without running it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "project/script_tokens.h"
#include "project/setting.h"

namespace strata::project {

// What a value stands in: an object or a call, where only marks end it, or a statement, which a new line may
// end.
enum class ValuePlace : std::uint8_t { element, statement };

// A position in the tokens of one script that moves forward only.
class ScriptValues {
 public:
  ScriptValues(std::string_view text, std::filesystem::path directory,
               std::filesystem::path working_directory)
      : tokens_(tokenize_script(text)),
        text_(text),
        directory_(std::move(directory)),
        working_directory_(std::move(working_directory)) {}

  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  [[nodiscard]] bool at_end() const { return peek().kind == TokenKind::end; }
  [[nodiscard]] std::size_t position() const { return at_; }
  void move_to(std::size_t position) { at_ = position; }
  void advance(std::size_t count = 1) { at_ = std::min(at_ + count, tokens_.size() - 1); }
  // Consumes the words and marks if they come next.
  bool accept(std::initializer_list<std::string_view> written);

  // Reads an expression to its end: a comma or closing bracket of what surrounds it, or the statement's end.
  [[nodiscard]] std::vector<Term> read_value(ValuePlace place);
  void skip_value(ValuePlace place);

  // Makes `name` mean `terms` from here on.
  void define(std::string name, std::vector<Term> terms) { constants_[std::move(name)] = std::move(terms); }
  [[nodiscard]] std::vector<Term> constant(const std::string& name) const;

 private:
  [[nodiscard]] bool at_value_end(std::size_t begin, ValuePlace place) const;
  [[nodiscard]] std::optional<std::vector<Term>> read_alternatives();
  [[nodiscard]] std::optional<std::vector<Term>> read_primary();
  [[nodiscard]] std::optional<Term> read_variable();
  [[nodiscard]] std::optional<Term> read_path();
  [[nodiscard]] std::optional<std::filesystem::path> read_path_part();

  std::vector<Token> tokens_;
  std::string_view text_;
  std::filesystem::path directory_;
  std::filesystem::path working_directory_;
  std::map<std::string, std::vector<Term>> constants_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace strata::project
