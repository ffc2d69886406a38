#include "psl/inflection.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/ascii.h"

namespace strata::psl {
namespace {

constexpr bool is_above_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_alphanumeric(char c) {
  return is_lower(c) || is_upper(c) || is_digit(c) || is_above_ascii(c);
}

// Words without plural, in alphabetical order.
constexpr std::string_view kUncountable[] = {
    "accommodation", "adulthood",   "advertising",   "advice",
    "aggression",    "aid",         "air",           "aircraft",
    "alcohol",       "anger",       "applause",      "arithmetic",
    "assistance",    "bacon",       "baggage",       "beef",
    "biology",       "blood",       "botany",        "bread",
    "butter",        "carbon",      "cardboard",     "cash",
    "chalk",         "chess",       "countryside",   "dancing",
    "deer",          "dignity",     "dirt",          "dust",
    "education",     "electricity", "engineering",   "enjoyment",
    "envy",          "equipment",   "evidence",      "evolution",
    "fame",          "fiction",     "flour",         "flu",
    "food",          "fuel",        "fun",           "furniture",
    "garbage",       "garlic",      "gold",          "golf",
    "gossip",        "grammar",     "gratitude",     "grief",
    "guilt",         "happiness",   "hardware",      "harm",
    "hate",          "hatred",      "health",        "heat",
    "help",          "homework",    "honesty",       "honey",
    "hospitality",   "housework",   "humour",        "hunger",
    "hydrogen",      "ice",         "importance",    "inflation",
    "information",   "innocence",   "iron",          "irony",
    "jam",           "jewelry",     "judo",          "karate",
    "knowledge",     "lack",        "laughter",      "lava",
    "leather",       "leisure",     "lightning",     "linguine",
    "linguini",      "literature",  "litter",        "livestock",
    "logic",         "loneliness",  "luck",          "luggage",
    "macaroni",      "machinery",   "magic",         "management",
    "mankind",       "marble",      "mayonnaise",    "methane",
    "milk",          "money",       "mud",           "music",
    "nature",        "nitrogen",    "nonsense",      "nurture",
    "nutrition",     "obedience",   "obesity",       "oxygen",
    "pasta",         "patience",    "poetry",        "pollution",
    "poverty",       "pride",       "psychology",    "publicity",
    "punctuation",   "quartz",      "racism",        "relaxation",
    "reliability",   "research",    "respect",       "revenge",
    "rice",          "rubbish",     "rum",           "safety",
    "scenery",       "seafood",     "seaside",       "shame",
    "sheep",         "shopping",    "sleep",         "smoke",
    "smoking",       "snow",        "soap",          "software",
    "soil",          "spaghetti",   "steam",         "stuff",
    "stupidity",     "sunshine",    "symmetry",      "thirst",
    "thunder",       "timber",      "traffic",       "transportation",
    "trust",         "underwear",   "unemployment",  "unity",
    "validity",      "veal",        "vegetarianism", "vegetation",
    "vengeance",     "violence",    "vitality",      "warmth",
    "wealth",        "weather",     "welfare",       "wheat",
    "wildlife",      "wisdom",      "yoga",          "zinc",
    "zoology"};

struct Irregular {
  std::string_view singular;
  std::string_view plural;
};

constexpr Irregular kIrregular[] = {
    {"ox", "oxen"},   {"man", "men"},    {"woman", "women"}, {"die", "dice"},    {"yes", "yeses"},
    {"foot", "feet"}, {"eave", "eaves"}, {"goose", "geese"}, {"tooth", "teeth"}, {"quiz", "quizzes"},
};

// A name that ends in one of `before`, a stem and an ending gets another ending. Lists are separated by
// blanks,
// "-" is an empty word.
struct Rule {
  std::string_view before;  // characters, of which one must precede; "^…": one that is none of them
  std::string_view stems;
  std::string_view endings;
  std::optional<std::string_view> plural;  // none: the name stays
};

constexpr auto kStays = std::nullopt;

// The first rule that fits decides.
constexpr Rule kRules[] = {
    {"", "-", "eaux", kStays},
    {"", "-", "child children", "children"},
    {"", "-", "person people", "people"},
    {"", "m l", "ice ouse", "ice"},
    {"", "matr cod mur sil vert ind append", "ix ex", "ices"},
    {"", "x ch ss sh zz", "-", "es"},
    {"", "-", "xes ches sses shes zzes", kStays},
    {"^ch", "il in el en ol on", "ey", "ies"},
    {"^aeiouy", "-", "y", "ies"},
    {"", "qu", "y", "ies"},
    {"", "ar l ea eo oa hoo", "f", "ves"},
    {"", "kni wi li", "fe", "ves"},
    {"", "-", "sis", "ses"},
    {"", "apheli hyperbat periheli asyndet noumen phenomen criteri organ prolegomen hedr automat", "a on",
     "a"},
    {"",
     "agend addend millenni dat extrem bacteri desiderat strat candelabr errat ov symposi curricul automat "
     "quor",
     "a um", "a"},
    {"", "her at gr", "o", "oes"},
    {"", "seraph cherub", "im -", "im"},
    {"", "alumn alg vertebr", "ae a", "ae"},
    {"", "alumn syllab octop vir radi nucle fung cact stimul termin bacill foc uter loc strat", "us i", "i"},
    {"^l", "-", "ias", kStays},
    {"aeiou", "-", "las", kStays},
    {"emjzr", "-", "as", kStays},
    {"iu", "-", "am", kStays},
    {"", "emu enu", "s -", "s"},
    {"", "alias tlas gas ris", "-", "es"},
    {"^aou", "us", "-", "es"},
    {"", "ax test", "is", "es"},
    {"^aeiou", "-", "ese", kStays},
    {"", "-", "s", kStays},
};

// The next word of a list separated by blanks.
std::string_view take_word(std::string_view& list) {
  const std::size_t end = std::min(list.find(' '), list.size());
  const std::string_view word = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return word == "-" ? std::string_view{} : word;
}

bool ends_in_one_of(std::string_view name, std::string_view characters) {
  if (characters.empty()) return true;
  if (name.empty()) return false;
  const bool negated = characters.front() == '^';
  return (characters.find(name.back(), negated ? 1 : 0) != std::string_view::npos) != negated;
}

// What is left of `name` without the ending; nullopt: the rule does not fit.
std::optional<std::string_view> match(const Rule& rule, std::string_view name) {
  for (std::string_view endings = rule.endings; !endings.empty();) {
    const std::string_view ending = take_word(endings);
    if (!name.ends_with(ending)) continue;
    const std::string_view base = name.substr(0, name.size() - ending.size());
    for (std::string_view stems = rule.stems; !stems.empty();) {
      const std::string_view stem = take_word(stems);
      if (!base.ends_with(stem)) continue;
      if (ends_in_one_of(base.substr(0, base.size() - stem.size()), rule.before)) return base;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string to_camel_case(std::string_view name) {
  while (!name.empty() && !is_alphanumeric(name.back())) name.remove_suffix(1);
  std::string result;
  result.reserve(name.size());
  char last = ' ';
  bool begins_word = false;
  for (const char c : name) {
    if (!is_alphanumeric(c)) {
      begins_word = !result.empty();
    } else if (is_digit(c)) {
      result.push_back(c);
      begins_word = true;
    } else if (begins_word || (is_lower(last) && is_upper(c))) {
      result.push_back(to_upper(c));
      begins_word = false;
    } else {
      result.push_back(to_lower(c));
      last = c;
    }
  }
  return result;
}

std::string to_plural(std::string_view name) {
  if (std::ranges::binary_search(kUncountable, name)) return std::string(name);
  const auto* irregular = std::ranges::find(kIrregular, name, &Irregular::singular);
  if (irregular != std::end(kIrregular)) return std::string(irregular->plural);
  for (const Rule& rule : kRules) {
    const auto base = match(rule, name);
    if (!base) continue;
    return rule.plural ? std::string(*base).append(*rule.plural) : std::string(name);
  }
  return std::string(name).append("s");
}

}  // namespace strata::psl
