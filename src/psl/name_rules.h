// What a name of the schema language may be, and that it stands once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "strata/diagnostic.h"

#include "base/name_table.h"
#include "psl/ast.h"

namespace strata::psl {

// The names of one namespace, with the place of the first use of each.
class NameSet {
 public:
  // The place of the first use, if `name` is used already.
  const Span* add(const ast::Identifier& name);
  void clear() {
    names_.clear();
    table_.clear();
    table_size_ = 0;
  }

 private:
  // So many are compared one by one faster than they are hashed.
  static constexpr std::size_t kFew = 24;

  void add_to_table(std::string_view name) { table_.add(name, table_size_++); }

  std::vector<ast::Identifier> names_;
  NameTable table_;
  std::uint32_t table_size_ = 0;
};

// The parser takes more for a name than the language allows. `what` has the name: "field", "attribute".
void check_identifier(const ast::Identifier& name, std::string_view what, Diagnostics& diagnostics);

void report_duplicate(std::string_view code, Span span, Span first, std::string message,
                      Diagnostics& diagnostics);

}  // namespace strata::psl
