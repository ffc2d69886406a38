#include "cli/unicode.h"

#include <algorithm>
#include <array>

namespace strata::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Range {
  char32_t first, last;
};
// Characters that terminals draw over the one before.
constexpr std::array<Range, 6> kZeroWidth = {{{0x0300, 0x036F},
                                              {0x200B, 0x200F},
                                              {0x20D0, 0x20FF},
                                              {0xFE00, 0xFE0F},
                                              {0xFEFF, 0xFEFF},
                                              {0xE0100, 0xE01EF}}};
// East Asian wide characters and emoji.
constexpr std::array<Range, 10> kDoubleWidth = {{{0x1100, 0x115F},
                                                 {0x2E80, 0x303E},
                                                 {0x3041, 0xA4CF},
                                                 {0xAC00, 0xD7A3},
                                                 {0xF900, 0xFAFF},
                                                 {0xFE30, 0xFE6F},
                                                 {0xFF00, 0xFF60},
                                                 {0xFFE0, 0xFFE6},
                                                 {0x1F300, 0x1FAFF},
                                                 {0x20000, 0x3FFFD}}};

template <std::size_t Size>
bool is_in(const std::array<Range, Size>& ranges, char32_t character) {
  return std::ranges::any_of(
      ranges, [&](const Range& range) { return range.first <= character && character <= range.last; });
}

// Bytes of the UTF-8 sequence at the front; 0 when it is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  std::size_t length = 0;
  if (first < 0x80)
    length = 1;
  else if (first >= 0xC2 && first < 0xE0)
    length = 2;
  else if (first >= 0xE0 && first < 0xF0)
    length = 3;
  else if (first >= 0xF0 && first < 0xF5)
    length = 4;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  if (first == 0xE0 && byte(1) < 0xA0) return 0;
  if (first == 0xED && byte(1) > 0x9F) return 0;
  if (first == 0xF0 && byte(1) < 0x90) return 0;
  if (first == 0xF4 && byte(1) > 0x8F) return 0;
  return length;
}

bool is_control(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return (first < 0x20 && first != '\n' && first != '\t') || first == 0x7F;
  return sequence.size() == 2 && first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
}

// Replaces what is not UTF-8 and the sequences that `is_bad` tells.
template <typename Predicate>
std::string replace_sequences(std::string_view text, Predicate is_bad) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    const std::string_view sequence = text.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0 || is_bad(sequence))
      result += kReplacement;
    else
      result += sequence;
    text.remove_prefix(sequence.size());
  }
  return result;
}

char32_t decode(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return first;
  char32_t character = first & (0xFFU >> (sequence.size() + 1));
  for (const char c : sequence.substr(1))
    character = (character << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  return character;
}

}  // namespace

std::string_view first_character(std::string_view text) {
  return text.substr(0, std::max<std::size_t>(sequence_length(text), 1));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    const char32_t code = decode(character);
    if (is_in(kDoubleWidth, code))
      width += 2;
    else if (!is_in(kZeroWidth, code))
      ++width;
    text.remove_prefix(character.size());
  }
  return width;
}

std::string printable(std::string_view text) {
  return replace_sequences(text, is_control);
}

std::string valid_utf8(std::string_view text) {
  return replace_sequences(text, [](std::string_view) { return false; });
}

}  // namespace strata::cli
