// The arguments of one attribute: which are named, which one stands without a name, and whether the attribute
// knows them. See "Arguments" in docs/schema-language.md.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "strata/diagnostic.h"

#include "psl/ast.h"

namespace strata::psl {

// What an attribute accepts. `unnamed` is the argument that a value without a name stands for; empty: none.
struct ArgumentRules {
  std::string_view mark = "@";  // how the attribute is written: `@` on a field, `@@` in a block
  std::string_view unnamed;
  std::span<const std::string_view> names;
};

// Reports every name without a value, and whether there was none.
bool check_values(const ast::ArgumentList& list, Diagnostics& diagnostics);
void check_trailing_comma(const ast::ArgumentList& list, Diagnostics& diagnostics);

class AttributeArguments {
 public:
  // Checks the list as a whole and reports what is wrong with it.
  AttributeArguments(const ast::Attribute& attribute, const ArgumentRules& rules, Diagnostics& diagnostics);

  // False when a name has no value: then nothing more can be said about the attribute.
  [[nodiscard]] bool are_complete() const { return are_complete_; }
  [[nodiscard]] const ast::Attribute& attribute() const { return attribute_; }

  // The argument by its name, or without a name where `rules.unnamed` is meant; null when it is not given.
  [[nodiscard]] const ast::Argument* find(std::string_view name) const {
    return has_names_ ? find_given(name) : find_unnamed(name);
  }
  [[nodiscard]] const ast::Expression* find_value(std::string_view name) const;
  // As find_value, and reports when it is not given.
  [[nodiscard]] const ast::Expression* require(std::string_view name) const;

  // `map:` and `name:`: a string that must not be empty.
  [[nodiscard]] std::optional<std::string_view> find_name(std::string_view name) const;
  [[nodiscard]] std::optional<bool> find_boolean(std::string_view name) const;

  // The place of an argument, or of the attribute when it is not given.
  [[nodiscard]] Span span_of(std::string_view name) const;

  // Of an attribute that stands where another one counts.
  void refuse_all() const;

 private:
  [[nodiscard]] const ast::Argument* find_unnamed(std::string_view name) const {
    return unnamed_ != nullptr && name == rules_.unnamed ? unnamed_ : nullptr;
  }
  [[nodiscard]] const ast::Argument* find_given(std::string_view name) const;
  void check_each() const;
  void check_unnamed() const;
  void check_duplicates() const;
  void report_duplicate(const ast::Argument& argument) const;

  const ast::Attribute& attribute_;
  const ArgumentRules& rules_;
  Diagnostics& diagnostics_;
  bool are_complete_ = true;
  // Nothing is found in a list that is not complete.
  bool has_names_ = false;
  const ast::Argument* unnamed_ = nullptr;  // the last one
};

}  // namespace strata::psl
