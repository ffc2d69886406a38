// Names of a database as names of the schema language: letters, digits and underscores, a letter first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace strata::translate::pull {

// What an object is called in the schema file, and in the database where that differs.
struct Name {
  std::string text;
  std::optional<std::string> mapped;
  bool is_from_schema_file = false;  // kept from the existing file
};

// Cuts what stands before the first letter and puts an underscore for everything else that a name cannot
// have. Empty when nothing is left.
[[nodiscard]] std::string sanitize(std::string_view database_name);

// Never empty.
[[nodiscard]] Name field_name(std::string_view column);
// Never empty.
[[nodiscard]] Name enum_value_name(std::string_view value);
// Never empty, never a reserved word. Also of enums.
[[nodiscard]] Name model_name(std::string_view table);

// Hands out names of one scope: the second taker of a name gets it with a number.
class NameScope {
 public:
  [[nodiscard]] std::string take(std::string name);
  // False when the name is taken.
  bool reserve(std::string_view name) { return taken_.emplace(name).second; }

 private:
  std::unordered_set<std::string> taken_;
};

// Numbers the names that are taken. Those from the schema file come first, then those that are the database's
// own: whoever has to be called differently anyway makes way.
void make_unique(std::vector<Name>& names, NameScope& scope);

}  // namespace strata::translate::pull
