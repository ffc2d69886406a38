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
    marks_ = 0;
    table_.clear();
    table_size_ = 0;
  }

 private:
  // So many are compared one by one faster than they are hashed.
  static constexpr std::size_t kFew = 24;

  void add_to_table(std::string_view name) { table_.add(name, table_size_++); }

  // One of 64 bits. Where it is free, the name is a new one.
  static std::uint64_t mark_of(std::string_view name) {
    const auto byte = [](char c) { return static_cast<unsigned char>(c); };
    if (name.empty()) return 1;
    return std::uint64_t{1} << (name.size() * 7U + byte(name.front()) * 5U + byte(name.back())) % 64U;
  }

  std::vector<ast::Identifier> names_;
  std::uint64_t marks_ = 0;  // of a few names
  NameTable table_;
  std::uint32_t table_size_ = 0;
};

// The parser takes more for a name than the language allows. `what` has the name: "field", "attribute".
void check_identifier(const ast::Identifier& name, std::string_view what, Diagnostics& diagnostics);

void report_duplicate(std::string_view code, Span span, Span first, std::string message,
                      Diagnostics& diagnostics);

}  // namespace strata::psl
