#include "translate/pull/names.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "psl/reserved_words.h"
#include "target/target.h"

namespace strata::translate::pull {
namespace {

bool is_name_part(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

// One underscore for a character, however many bytes it has.
bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string replace_illegal(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (!continues_character(c)) name += is_name_part(c) ? c : '_';
  }
  return name;
}

Name renamed(std::string text, std::string_view database_name) {
  return {.text = std::move(text), .mapped = std::string(database_name)};
}

}  // namespace

std::string sanitize(std::string_view database_name) {
  const auto first = std::ranges::find_if(database_name, is_letter);
  return replace_illegal({first, database_name.end()});
}

Name field_name(std::string_view column) {
  std::string name = sanitize(column);
  if (name.empty()) return renamed("field_" + replace_illegal(column), column);
  if (name == column) return {.text = std::move(name)};
  return renamed(std::move(name), column);
}

Name enum_value_name(std::string_view value) {
  if (value.empty()) return renamed("EMPTY_ENUM_VALUE", value);
  std::string name = sanitize(value);
  if (name.empty()) return renamed("value_" + replace_illegal(value), value);
  if (name == value) return {.text = std::move(name)};
  return renamed(std::move(name), value);
}

Name model_name(std::string_view table) {
  std::string name = sanitize(table);
  if (name.empty()) return renamed("Renamed" + replace_illegal(table), table);
  if (psl::is_reserved_word(table) || target::find_scalar_type(table))
    return renamed("Renamed" + name, table);
  if (name == table) return {.text = std::move(name)};
  return renamed(std::move(name), table);
}

std::string NameScope::take(std::string name) {
  if (reserve(name)) return name;
  for (int number = 2;; ++number) {
    std::string numbered = name + '_' + std::to_string(number);
    if (reserve(numbered)) return numbered;
  }
}

void make_unique(std::vector<Name>& names, NameScope& scope) {
  for (const Name& name : names) {
    if (name.is_from_schema_file) scope.reserve(name.text);
  }
  std::vector<Name*> mapped;
  for (Name& name : names) {
    if (name.is_from_schema_file) continue;
    if (name.mapped) {
      mapped.push_back(&name);
      continue;
    }
    std::string taken = scope.take(name.text);
    if (taken != name.text) name.mapped = std::move(name.text);
    name.text = std::move(taken);
  }
  for (Name* name : mapped) name->text = scope.take(std::move(name->text));
}

}  // namespace strata::translate::pull
