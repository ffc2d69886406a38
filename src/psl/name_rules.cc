#include "psl/name_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "psl/codes.h"

namespace strata::psl {

const Span* NameSet::add(const ast::Identifier& name) {
  if (names_.size() < kFew) {
    const std::uint64_t mark = mark_of(name.text);
    if ((marks_ & mark) != 0) {
      const auto first = std::ranges::find(names_, name.text, &ast::Identifier::text);
      if (first != names_.end()) return &first->span;
    }
    marks_ |= mark;
  } else {
    while (table_size_ < names_.size()) add_to_table(names_[table_size_].text);
    const auto [first, is_new] = table_.add(name.text, table_size_);
    if (!is_new) return &names_[first].span;
    ++table_size_;
  }
  names_.push_back(name);
  return nullptr;
}

void check_identifier(const ast::Identifier& name, std::string_view what, Diagnostics& diagnostics) {
  if (name.text.empty()) return;
  if (name.text.front() >= '0' && name.text.front() <= '9') {
    diagnostics
        .error(codes::kLeadingDigit, name.span,
               fmt::format("The {} name `{}` starts with a digit.", what, name.text))
        .help = "Begin it with a letter.";
  } else if (name.text.contains('-')) {
    diagnostics
        .error(codes::kDashInName, name.span, fmt::format("The {} name `{}` has a dash.", what, name.text))
        .help = "Use `_` instead of `-`.";
  }
}

void report_duplicate(std::string_view code, Span span, Span first, std::string message,
                      Diagnostics& diagnostics) {
  diagnostics.error(code, span, std::move(message)).related.push_back({first, "first defined here"});
}

}  // namespace strata::psl
