#include "history/migration_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "history/latin.h"

namespace strata::history {
namespace {

struct Spelling {
  char32_t character;
  std::string_view ascii;
};

// German writes its umlauts with an e; Greek and Cyrillic letters follow common romanisations.
constexpr std::array kSpellings = {
    Spelling{U'ä', "ae"}, Spelling{U'ö', "oe"}, Spelling{U'ü', "ue"}, Spelling{U'α', "a"},
    Spelling{U'β', "v"},  Spelling{U'γ', "g"},  Spelling{U'δ', "d"},  Spelling{U'ε', "e"},
    Spelling{U'ζ', "z"},  Spelling{U'η', "i"},  Spelling{U'θ', "th"}, Spelling{U'ι', "i"},
    Spelling{U'κ', "k"},  Spelling{U'λ', "l"},  Spelling{U'μ', "m"},  Spelling{U'ν', "n"},
    Spelling{U'ξ', "ks"}, Spelling{U'ο', "o"},  Spelling{U'π', "p"},  Spelling{U'ρ', "r"},
    Spelling{U'ς', "s"},  Spelling{U'σ', "s"},  Spelling{U'τ', "t"},  Spelling{U'υ', "y"},
    Spelling{U'φ', "f"},  Spelling{U'χ', "x"},  Spelling{U'ψ', "ps"}, Spelling{U'ω', "o"},
    Spelling{U'а', "a"},  Spelling{U'б', "b"},  Spelling{U'в', "v"},  Spelling{U'г', "g"},
    Spelling{U'д', "d"},  Spelling{U'е', "e"},  Spelling{U'ж', "zh"}, Spelling{U'з', "z"},
    Spelling{U'и', "i"},  Spelling{U'й', "j"},  Spelling{U'к', "k"},  Spelling{U'л', "l"},
    Spelling{U'м', "m"},  Spelling{U'н', "n"},  Spelling{U'о', "o"},  Spelling{U'п', "p"},
    Spelling{U'р', "r"},  Spelling{U'с', "s"},  Spelling{U'т', "t"},  Spelling{U'у', "u"},
    Spelling{U'ф', "f"},  Spelling{U'х', "h"},  Spelling{U'ц', "cz"}, Spelling{U'ч', "ch"},
    Spelling{U'ш', "sh"}, Spelling{U'щ', "sh"}, Spelling{U'ъ', ""},   Spelling{U'ы', "y"},
    Spelling{U'ь', ""},   Spelling{U'э', "e"},  Spelling{U'ю', "yu"}, Spelling{U'я', "ya"},
    Spelling{U'ё', "yo"},
};

char32_t to_small(char32_t c) {
  if ((c >= 0xC0 && c <= 0xDE) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  return c == 0x401 ? 0x451 : c;
}

std::string_view spelling_of(char32_t small) {
  const auto* found = std::ranges::find(kSpellings, small, &Spelling::character);
  return found != kSpellings.end() ? found->ascii : plain_latin(small);
}

// ASCII with its capitals kept, which still tell words apart. What has no spelling becomes a blank.
std::string transliterate(std::string_view name) {
  std::string text;
  while (!name.empty()) {
    const char32_t c = take_character(name);
    if (c == '&') {
      text += " and ";
    } else if (c < 0x80) {
      text += static_cast<char>(c);
    } else {
      const char32_t small = to_small(c);
      const auto* listed = std::ranges::find(kSpellings, small, &Spelling::character);
      const std::string_view spelling = spelling_of(small);
      if (spelling.empty() && listed == kSpellings.end()) text += ' ';
      const std::size_t start = text.size();
      text += spelling;
      const bool is_capital = small != c || (c >= 0x100 && c <= 0x17F && is_latin_capital(c));
      if (is_capital && start < text.size() && is_lower(text[start])) {
        text[start] = static_cast<char>(text[start] - 'a' + 'A');
      }
    }
  }
  return text;
}

// Between "user" and "Table", and between "HTTP" and "Server", but not before the plural of "URLs".
bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_upper(text[at])) return false;
  const char before = text[at - 1];
  if (is_lower(before) || is_digit(before)) return true;
  return is_upper(before) && at + 1 < text.size() && is_lower(text[at + 1]) && text[at + 1] != 's';
}

constexpr std::size_t kTimeDigits = 14;

// The time at the beginning of a migration's name; empty when it has none.
std::string_view leading_digits(std::string_view migration) {
  const std::string_view digits = migration.substr(0, kTimeDigits);
  return digits.size() == kTimeDigits && std::ranges::all_of(digits, is_digit) ? digits : std::string_view();
}

// Digits that are no time of any calendar are counted on as a number.
std::string next_second(std::string_view digits) {
  const auto part = [&](std::size_t at, std::size_t size) { return digits.substr(at, size); };
  const std::optional<Timestamp> time = parse_timestamp(fmt::format(
      "{}-{}-{}T{}:{}:{}Z", part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 2), part(12, 2)));
  if (time) return to_digits({time->milliseconds + 1000});
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return fmt::format("{:014}", number + 1);
}

}  // namespace

std::string to_slug(std::string_view name) {
  const std::string text = transliterate(name);
  std::string slug;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_letter = is_lower(c) || is_upper(c) || is_digit(c);
    const bool at_gap = slug.empty() || slug.back() == '_';
    if ((!is_letter || begins_word(text, at)) && !at_gap) slug += '_';
    if (is_letter) slug += static_cast<char>(std::tolower(c));
  }
  if (slug.ends_with('_')) slug.pop_back();
  return slug.substr(0, kLongestWords);
}

std::string make_migration_name(Timestamp time, std::string_view name, std::string_view last) {
  std::string digits = to_digits(time);
  if (const std::string_view before = leading_digits(last); before >= digits) digits = next_second(before);
  const std::string slug = to_slug(name);
  return slug.empty() ? digits : digits + "_" + slug;
}

}  // namespace strata::history
