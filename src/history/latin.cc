#include "history/latin.h"

#include <array>
#include <cstddef>

namespace strata::history {
namespace {

constexpr char32_t kFirst = 0xC0;

// clang-format off
constexpr std::array<std::string_view, 192> kPlain = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
    "i", "i", "ij", "ij", "j", "j", "k", "k", "q", "l", "l", "l", "l", "l", "l", "l",
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
};
// clang-format on

}  // namespace

std::string_view plain_latin(char32_t character) {
  if (character < kFirst || character - kFirst >= kPlain.size()) return {};
  return kPlain[character - kFirst];
}

bool is_latin_capital(char32_t character) {
  if (character < 0xDF) return true;
  if (character < 0x100) return false;
  if (character == 0x178) return true;  // capital of U+00FF
  // In pairs, the capital first; in two stretches the pairs begin at an odd number.
  const bool odd_pairs = (character >= 0x139 && character <= 0x148) || character >= 0x179;
  return (character % 2 == 1) == odd_pairs;
}

}  // namespace strata::history
