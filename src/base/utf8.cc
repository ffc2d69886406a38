#include "base/utf8.h"

#include <array>
#include <cassert>
#include <cstddef>

namespace strata {
namespace {

struct Lead {
  unsigned mask, pattern;
  std::size_t size;
  char32_t smallest;  // shorter forms of smaller characters are not UTF-8
};

constexpr std::array<Lead, 4> kLeads = {
    {{0x80, 0x00, 1, 0}, {0xE0, 0xC0, 2, 0x80}, {0xF0, 0xE0, 3, 0x800}, {0xF8, 0xF0, 4, 0x10000}}};

bool is_surrogate(char32_t character) {
  return character >= 0xD800 && character <= 0xDFFF;
}

}  // namespace

char32_t take_character(std::string_view& text) {
  assert(!text.empty());
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (const Lead& lead : kLeads) {
    if ((byte(0) & lead.mask) != lead.pattern || text.size() < lead.size) continue;
    char32_t character = byte(0) & ~lead.mask;
    bool valid = true;
    for (std::size_t i = 1; i < lead.size; ++i) {
      valid = valid && (byte(i) & 0xC0U) == 0x80U;
      character = (character << 6U) | (byte(i) & 0x3FU);
    }
    if (!valid || character < lead.smallest || character > 0x10FFFF || is_surrogate(character)) break;
    text.remove_prefix(lead.size);
    return character;
  }
  text.remove_prefix(1);
  return kReplacementCharacter;
}

}  // namespace strata
