#include "target/quote.h"

namespace strata::target {
namespace {

std::string wrap(std::string_view text, char quote) {
  std::string quoted;
  quoted.reserve(text.size() + 2);
  quoted += quote;
  for (const char c : text) {
    quoted += c;
    if (c == quote) quoted += quote;
  }
  quoted += quote;
  return quoted;
}

}  // namespace

std::string quote_name(std::string_view name, char quote) {
  return wrap(name, quote);
}

std::string quote_string(std::string_view text) {
  return wrap(text, '\'');
}

}  // namespace strata::target
