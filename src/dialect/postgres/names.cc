#include "dialect/postgres/names.h"

#include <algorithm>

#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

}  // namespace

std::string quote(std::string_view name) {
  return target::quote_name(name);
}

std::string quote(const schema::ObjectName& name) {
  return quote_in(name.namespace_name, name.name);
}

std::string quote_in(std::string_view namespace_name, std::string_view name) {
  if (namespace_name.empty()) return quote(name);
  return quote(namespace_name) + '.' + quote(name);
}

// A key word cannot come out: every name that is written so has a suffix.
std::string quote_if_needed(std::string_view name) {
  const bool is_plain = !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
  });
  return is_plain ? std::string(name) : quote(name);
}

}  // namespace strata::dialect::postgres
