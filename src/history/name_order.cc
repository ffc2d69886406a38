#include "history/name_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/utf8.h"
#include "history/latin.h"

namespace strata::history {
namespace {

// Every ASCII character that counts, in collation order; control characters are ignored. Small letters only:
// capitals differ from them in case alone.
constexpr std::string_view kAscii =
    "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::uint32_t kIgnored = 0;
constexpr auto kDigits = static_cast<std::uint32_t>(kAscii.find('0') + 1);
// Room between the ASCII symbols and the digits, and after the letters, for all other characters.
constexpr std::uint32_t kRoom = 0x200000;

constexpr std::array<std::uint32_t, 128> make_ascii_weights() {
  std::array<std::uint32_t, 128> weights{};
  for (std::uint32_t i = 0; i < kAscii.size(); ++i) {
    const std::uint32_t weight = i + 1;
    weights[static_cast<unsigned char>(kAscii[i])] = weight < kDigits ? weight : weight + kRoom;
  }
  for (unsigned char c = 'A'; c <= 'Z'; ++c) weights[c] = weights[c + ('a' - 'A')];
  return weights;
}

constexpr std::array<std::uint32_t, 128> kAsciiWeights = make_ascii_weights();

// One step of the comparison: names are compared by all primary weights first, then by all accents, then by
// case.
struct Element {
  std::uint32_t primary = kIgnored;
  std::uint32_t accent = 0;
  std::uint32_t is_capital = 0;
};

bool is_symbol(char32_t c) {
  return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) ||
         (c >= 0x1F000 && c < 0x20000);
}

// Greek and Cyrillic capitals stand 32 or 80 before their small letters.
Element other_script(char32_t c) {
  const auto letter = [](char32_t small, bool is_capital) {
    return Element{.primary = kAsciiWeights['z'] + 1 + small, .is_capital = is_capital ? 1U : 0U};
  };
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return letter(c + 32, true);
  if (c >= 0x400 && c <= 0x40F) return letter(c + 80, true);
  return letter(c, false);
}

// The elements of a name, one after the other.
class Elements {
 public:
  explicit Elements(std::string_view name) : rest_(name) {}

  // Past the end: elements that come before all others.
  Element next() {
    if (!pending_.empty()) return take_pending();
    while (!rest_.empty()) {
      const Element element = read();
      if (element.primary != kIgnored) return element;
    }
    return {};
  }

 private:
  Element read() {
    const char32_t c = take_character(rest_);
    if (c < 0x80) return {.primary = kAsciiWeights[c], .is_capital = c >= 'A' && c <= 'Z' ? 1U : 0U};
    pending_ = plain_latin(c);
    if (!pending_.empty()) {
      is_capital_ = is_latin_capital(c) ? 1U : 0U;
      accent_ = c;
      return take_pending();
    }
    if (is_symbol(c)) return {.primary = kDigits + c};
    return other_script(c);
  }

  // A letter with a mark; "æ" is two letters.
  Element take_pending() {
    const auto letter = static_cast<unsigned char>(pending_.front());
    pending_.remove_prefix(1);
    return {.primary = kAsciiWeights[letter], .accent = accent_, .is_capital = is_capital_};
  }

  std::string_view rest_;
  std::string_view pending_;
  std::uint32_t accent_ = 0;
  std::uint32_t is_capital_ = 0;
};

int sign(std::uint32_t first, std::uint32_t second) {
  return first < second ? -1 : (first > second ? 1 : 0);
}

// Names share long beginnings (a year, a month); equal bytes weigh equally.
std::size_t common_prefix(std::string_view first, std::string_view second) {
  const auto ends = std::ranges::mismatch(first, second);
  auto size = static_cast<std::size_t>(ends.in1 - first.begin());
  while (size > 0 && size < first.size() && (static_cast<unsigned char>(first[size]) & 0xC0U) == 0x80U)
    --size;
  while (size > 0 && size < second.size() && (static_cast<unsigned char>(second[size]) & 0xC0U) == 0x80U) {
    --size;
  }
  return size;
}

// Most names differ first in a digit or a letter of ASCII, and then nothing else counts.
int compare_at(std::string_view first, std::string_view second, std::size_t at) {
  if (at >= first.size() || at >= second.size()) return 0;
  const auto a = static_cast<unsigned char>(first[at]);
  const auto b = static_cast<unsigned char>(second[at]);
  if (a >= 0x80 || b >= 0x80 || kAsciiWeights[a] == kIgnored || kAsciiWeights[b] == kIgnored) return 0;
  return sign(kAsciiWeights[a], kAsciiWeights[b]);
}

}  // namespace

int compare_names(std::string_view first, std::string_view second) {
  const std::size_t common = common_prefix(first, second);
  if (const int order = compare_at(first, second, common); order != 0) return order;
  Elements left(first.substr(common));
  Elements right(second.substr(common));
  int by_accent = 0;
  int by_case = 0;
  while (true) {
    const Element a = left.next();
    const Element b = right.next();
    if (a.primary != b.primary) return sign(a.primary, b.primary);
    if (a.primary == kIgnored) break;
    if (by_accent == 0) by_accent = sign(a.accent, b.accent);
    if (by_case == 0) by_case = sign(a.is_capital, b.is_capital);
  }
  if (by_accent != 0) return by_accent;
  if (by_case != 0) return by_case;
  return first.compare(second);
}

}  // namespace strata::history
