// A value as a configuration file gives it: known at once, named by variables, or known only to a program.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace strata::project {

struct Literal {
  std::string text;
};
struct Variable {
  std::string name;
};
// An expression that strata cannot evaluate without running the file.
struct Expression {
  std::string text;
};

using Term = std::variant<Literal, Variable, Expression>;

// The first term with a value counts: `process.env.URL ?? "file:./dev.db"` has two.
struct Setting {
  std::vector<Term> terms;
  std::string key;    // as the file calls it: "datasource.url"
  std::string place;  // "prisma.config.ts:7"
};

// Objects that somebody else manages, one name each.
struct ExternalNames {
  std::vector<Setting> tables, enums;
};

// What one configuration file says.
struct Settings {
  std::optional<Setting> schema, migrations_path, views_path, seed, shadow_preparation;
  std::optional<Setting> url, direct_url, shadow_database_url;
  std::optional<Setting> lock_timeout, statement_timeout;
  ExternalNames external;
};

}  // namespace strata::project
