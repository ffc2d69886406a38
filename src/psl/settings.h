// The `key = value` lines of one configuration block.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "strata/diagnostic.h"

#include "psl/ast.h"
#include "psl/datamodel.h"
#include "psl/near_name.h"

namespace strata::psl {

class Settings {
 public:
  Settings(const ast::Block& block, Diagnostics& diagnostics);

  // False when a key has no value: then the block says nothing.
  [[nodiscard]] bool are_complete() const { return are_complete_; }

  // The setting of that name, which is the last one when it is given twice (an error); null when it is not.
  [[nodiscard]] const ast::Pair* find(std::string_view key) const;
  [[nodiscard]] const ast::Expression* find_value(std::string_view key) const;

  // Reports every key that is not in `known`, once.
  void report_unknown(std::span<const std::string_view> known, NearNames& near_names) const;

 private:
  const ast::Block& block_;
  Diagnostics& diagnostics_;
  std::vector<const ast::Pair*> pairs_;
  bool are_complete_ = true;
};

// The elements of a list; a value that is no list counts as a list of one.
[[nodiscard]] std::vector<const ast::Expression*> list_elements(const ast::Expression& value);

// A string, or env("NAME"). Anything else is reported.
[[nodiscard]] std::optional<UrlValue> expect_string_or_env(const ast::Expression& value,
                                                           Diagnostics& diagnostics);

}  // namespace strata::psl
