// What a script does to indexes and foreign keys, where there is no database to run it on: names and
// definitions in a map, statement by statement. Only a script whose other steps are undisputed can be judged
// by it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strata::conformance {

class KeyModel {
 public:
  // False when a statement about keys would fail: the name is taken or unknown, a table goes that others
  // refer to. The model is of no use after that.
  [[nodiscard]] bool run(std::string_view script);

  // Tables and definitions, without the names of the keys, sorted.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> content() const;

 private:
  using Name = std::pair<std::string, std::string>;  // of a key on its table

  struct Index {
    std::string definition;
    std::set<std::string> columns;
  };
  struct ForeignKey {
    std::string definition, target;
  };

  bool run_statement(std::string_view statement);
  bool create_index(std::string_view rest, bool is_unique);
  bool drop_index(std::string_view rest);
  bool rename_index(std::string_view rest);
  bool alter_table(std::string_view rest);
  bool drop_table(std::string_view rest);
  void drop_column(const std::string& table, const std::string& column);
  void rename_table(const std::string& table, const std::string& name);
  // The only index of that name in the namespace.
  std::map<Name, Index>::iterator find_index(const std::string& qualified);

  std::map<Name, Index> indexes_;
  std::map<Name, ForeignKey> foreign_keys_;
};

}  // namespace strata::conformance
