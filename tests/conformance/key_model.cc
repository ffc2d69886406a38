#include "key_model.h"

#include <algorithm>

namespace strata::conformance {
namespace {

bool accept(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// A name in double quotes, its quotes kept; empty when there is none.
std::string take_part(std::string_view& text) {
  if (!text.starts_with('"')) return {};
  std::size_t end = 1;
  while (end < text.size() && (text[end] != '"' || text.substr(end).starts_with("\"\""))) {
    end += text[end] == '"' ? 2U : 1U;
  }
  if (end >= text.size()) return {};
  std::string part(text.substr(0, end + 1));
  text.remove_prefix(end + 1);
  return part;
}

// "name" or "namespace"."name".
std::string take_name(std::string_view& text) {
  std::string name = take_part(text);
  if (!name.empty() && accept(text, ".")) name += '.' + take_part(text);
  return name;
}

// What stands before the last part, its point included.
std::string namespace_of(std::string_view name) {
  std::string_view rest = name;
  (void)take_part(rest);
  return rest.empty() ? std::string() : std::string(name.substr(0, name.size() - rest.size() + 1));
}

std::string last_part(std::string_view name) {
  return std::string(name.substr(namespace_of(name).size()));
}

std::set<std::string> quoted_names(std::string_view list) {
  std::set<std::string> names;
  for (std::size_t at = 0; (at = list.find('"')) != std::string_view::npos;) {
    list.remove_prefix(at);
    std::string name = take_part(list);
    if (name.empty()) return names;
    names.insert(std::move(name));
  }
  return names;
}

// What is compared of an index: ascending is the order that is meant when none is named, and no condition of
// a partial index, whose changes neither side sees.
std::string comparable_definition(std::string_view written) {
  std::string definition(written.substr(0, written.find(" WHERE (")));
  constexpr std::string_view kAscending = " ASC";
  for (std::size_t at = 0; (at = definition.find(kAscending, at)) != std::string::npos;) {
    definition.erase(at, kAscending.size());
  }
  return definition;
}

// Headings and blank lines before it.
std::string_view without_comments(std::string_view statement) {
  while (statement.starts_with("--") || statement.starts_with('\n')) {
    const std::size_t end = statement.find('\n');
    if (end == std::string_view::npos) return {};
    statement.remove_prefix(end + 1);
  }
  return statement;
}

}  // namespace

bool KeyModel::run(std::string_view script) {
  while (!script.empty()) {
    const std::size_t end = std::min(script.find(";\n"), script.size());
    if (!run_statement(without_comments(script.substr(0, end)))) return false;
    script.remove_prefix(std::min(end + 2, script.size()));
  }
  return true;
}

std::vector<std::pair<std::string, std::string>> KeyModel::content() const {
  std::vector<std::pair<std::string, std::string>> keys;
  for (const auto& [name, index] : indexes_) keys.emplace_back(name.first, index.definition);
  for (const auto& [name, key] : foreign_keys_) keys.emplace_back(name.first, key.definition);
  std::ranges::sort(keys);
  return keys;
}

bool KeyModel::run_statement(std::string_view statement) {
  if (statement.ends_with(';')) statement.remove_suffix(1);
  if (accept(statement, "CREATE UNIQUE INDEX ")) return create_index(statement, true);
  if (accept(statement, "CREATE INDEX ")) return create_index(statement, false);
  if (accept(statement, "DROP INDEX ")) return drop_index(statement);
  if (accept(statement, "ALTER INDEX ")) return rename_index(statement);
  if (accept(statement, "ALTER TABLE ")) return alter_table(statement);
  if (accept(statement, "DROP TABLE ")) return drop_table(statement);
  return true;
}

bool KeyModel::create_index(std::string_view rest, bool is_unique) {
  const std::string name = take_name(rest);
  if (name.empty() || !accept(rest, " ON ")) return false;
  const std::string table = take_name(rest);
  Index index{.definition = (is_unique ? "unique " : "") + comparable_definition(rest),
              .columns = quoted_names(rest)};
  return indexes_.emplace(Name(table, name), std::move(index)).second;
}

std::map<KeyModel::Name, KeyModel::Index>::iterator KeyModel::find_index(const std::string& qualified) {
  const std::string in = namespace_of(qualified);
  const std::string name = last_part(qualified);
  return std::ranges::find_if(indexes_, [&](const auto& entry) {
    return entry.first.second == name && namespace_of(entry.first.first) == in;
  });
}

bool KeyModel::drop_index(std::string_view rest) {
  const auto found = find_index(take_name(rest));
  if (found == indexes_.end()) return false;
  indexes_.erase(found);
  return true;
}

bool KeyModel::rename_index(std::string_view rest) {
  const auto found = find_index(take_name(rest));
  if (found == indexes_.end() || !accept(rest, " RENAME TO ")) return false;
  auto node = indexes_.extract(found);
  node.key().second = take_name(rest);
  return indexes_.insert(std::move(node)).inserted;
}

bool KeyModel::alter_table(std::string_view rest) {
  const std::string table = take_name(rest);
  accept(rest, " ");
  if (accept(rest, "DROP COLUMN ")) {
    drop_column(table, take_name(rest));
  } else if (accept(rest, "RENAME TO ")) {
    rename_table(table, take_name(rest));
  } else if (accept(rest, "DROP CONSTRAINT ")) {
    foreign_keys_.erase({table, take_name(rest)});  // or a primary key
  } else if (accept(rest, "RENAME CONSTRAINT ")) {
    const auto found = foreign_keys_.find({table, take_name(rest)});
    if (found == foreign_keys_.end() || !accept(rest, " TO ")) return true;  // a primary key
    auto node = foreign_keys_.extract(found);
    node.key().second = take_name(rest);
    return foreign_keys_.insert(std::move(node)).inserted;
  } else if (accept(rest, "ADD CONSTRAINT ")) {
    const std::string name = take_name(rest);
    if (!rest.starts_with(" FOREIGN KEY ")) return true;
    std::string_view target = rest.substr(std::min(rest.find(" REFERENCES "), rest.size()));
    accept(target, " REFERENCES ");
    return foreign_keys_
        .emplace(Name(table, name), ForeignKey{.definition = std::string(rest), .target = take_name(target)})
        .second;
  }
  return true;
}

bool KeyModel::drop_table(std::string_view rest) {
  const std::string table = take_name(rest);
  const bool takes_references = rest.starts_with(" CASCADE");
  std::erase_if(indexes_, [&](const auto& entry) { return entry.first.first == table; });
  std::erase_if(foreign_keys_, [&](const auto& entry) { return entry.first.first == table; });
  return std::erase_if(foreign_keys_, [&](const auto& entry) { return entry.second.target == table; }) == 0 ||
         takes_references;
}

void KeyModel::drop_column(const std::string& table, const std::string& column) {
  std::erase_if(indexes_, [&](const auto& entry) {
    return entry.first.first == table && entry.second.columns.contains(column);
  });
}

void KeyModel::rename_table(const std::string& table, const std::string& name) {
  const std::string renamed = namespace_of(table) + name;
  const auto move_all = [&](auto& keys) {
    std::vector<Name> names;
    for (const auto& [key, value] : keys) {
      if (key.first == table) names.push_back(key);
    }
    for (const Name& key : names) {
      auto node = keys.extract(key);
      node.key().first = renamed;
      keys.insert(std::move(node));
    }
  };
  move_all(indexes_);
  move_all(foreign_keys_);
}

}  // namespace strata::conformance
