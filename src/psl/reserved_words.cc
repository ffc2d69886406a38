#include "psl/reserved_words.h"

#include <algorithm>
#include <array>

namespace strata::psl {
namespace {

constexpr auto kReservedWords = std::to_array<std::string_view>(
    {"PrismaClient", "async",      "await",     "break",  "case",     "catch", "class",      "const",
     "continue",     "debugger",   "default",   "delete", "do",       "else",  "enum",       "export",
     "extends",      "false",      "finally",   "for",    "function", "if",    "implements", "import",
     "in",           "instanceof", "interface", "let",    "new",      "null",  "package",    "private",
     "protected",    "public",     "return",    "super",  "switch",   "this",  "throw",      "true",
     "try",          "typeof",     "using",     "var",    "void",     "while", "with",       "yield"});
static_assert(std::ranges::is_sorted(kReservedWords));

}  // namespace

bool is_reserved_word(std::string_view word) {
  return std::ranges::binary_search(kReservedWords, word);
}

}  // namespace strata::psl
