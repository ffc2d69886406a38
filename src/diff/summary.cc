#include "diff/summary.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "base/overloaded.h"
#include "diff/default_text.h"

namespace strata::diff {
namespace {

using schema::Column;
using schema::Table;

std::string_view arity_name(schema::Arity arity) {
  switch (arity) {
    case schema::Arity::required:
      return "Required";
    case schema::Arity::nullable:
      return "Nullable";
    case schema::Arity::list:
      return "List";
  }
  return {};
}

std::string describe_changes(const Pair<const Column*>& column, const ColumnChanges& changes) {
  std::vector<std::string> parts;
  if (changes.arity) {
    parts.push_back(fmt::format("changed from {} to {}", arity_name(column.previous->arity),
                                arity_name(column.next->arity)));
  }
  if (changes.default_value) {
    parts.push_back(fmt::format("default changed from `{}` to `{}`",
                                default_text(column.previous->default_value),
                                default_text(column.next->default_value)));
  }
  if (changes.type != TypeChange::none) parts.emplace_back("type changed");
  if (changes.autoincrement) {
    parts.emplace_back(column.next->is_autoincrement ? "column became autoincrementing"
                                                     : "column is no longer autoincrementing");
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string index_line(std::string_view mark, std::string_view verb, const schema::Index& index) {
  std::vector<std::string_view> columns;
  for (const schema::KeyColumn& column : index.columns) columns.push_back(column.name);
  return fmt::format("  [{}] {} {}index on columns ({})", mark, verb,
                     index.kind == schema::IndexKind::unique ? "unique " : "", fmt::join(columns, ", "));
}

std::string key_line(std::string_view mark, std::string_view what,
                     const std::optional<schema::PrimaryKey>& key) {
  std::vector<std::string_view> columns;
  for (const schema::KeyColumn& column : key->columns) columns.push_back(column.name);
  return fmt::format("  [{}] {} on columns ({})", mark, what, fmt::join(columns, ", "));
}

// Sorts what the steps do under headings.
class Summary {
 public:
  explicit Summary(const Migration& migration) : schemas_(migration.schemas) {
    for (const Step& step : migration.steps) {
      std::visit([&](const auto& s) { visit(s); }, step);
    }
  }

  std::string text() const {
    std::string text;
    for (const std::string& name : removed_extensions_) add_list(text, "[-] Removed extensions", {name});
    for (const std::string& name : added_extensions_) add_list(text, "[+] Added extensions", {name});
    for (const std::string& name : changed_extensions_) {
      text += fmt::format("\n[*] Changed the `{}` extension\n", name);
    }
    add_list(text, "[+] Added Schemas", added_namespaces_);
    add_list(text, "[+] Added enums", added_enums_);
    add_list(text, "[+] Added tables", added_tables_);
    add_list(text, "[-] Removed enums", removed_enums_);
    add_list(text, "[-] Removed tables", removed_tables_);
    for (const std::string& name : redefined_) text += fmt::format("\n[*] Redefined table `{}`\n", name);
    add_groups(text, "enum", changed_enums_);
    add_groups(text, "table", changed_tables_);
    return text;
  }

 private:
  using Lines = std::vector<std::string>;
  using Groups = std::map<std::string, Lines, std::less<>>;

  static void add_list(std::string& text, std::string_view heading, const Lines& names) {
    if (names.empty()) return;
    text += fmt::format("\n{}\n", heading);
    for (const std::string& name : names) text += fmt::format("  - {}\n", name);
  }

  static void add_groups(std::string& text, std::string_view kind, const Groups& groups) {
    for (const auto& [name, lines] : groups) {
      text += fmt::format("\n[*] Changed the `{}` {}\n", name, kind);
      for (const std::string& line : lines) text += line + '\n';
    }
  }

  const Table& previous(TableId id) const { return schemas_.previous.tables[id]; }
  const Table& next(TableId id) const { return schemas_.next.tables[id]; }
  Lines& changed(const Table& table) { return changed_tables_[table.name.name]; }

  void visit(const CreateNamespace& s) { added_namespaces_.push_back(s.name); }
  void visit(const DropExtension& s) {
    removed_extensions_.push_back(schemas_.previous.extensions[s.previous].name);
  }
  void visit(const CreateExtension& s) { added_extensions_.push_back(schemas_.next.extensions[s.next].name); }
  void visit(const AlterExtension& s) {
    changed_extensions_.push_back(schemas_.next.extensions[s.extension.next].name);
  }
  void visit(const AlterSequence& /*s*/) {}  // not shown by Prisma either
  void visit(const AlterPrimaryKey& s) {
    const Table& table = next(s.table.next);
    changed(table).push_back(key_line("*", "Changed the primary key", table.primary_key));
  }
  void visit(const CreateEnum& s) { added_enums_.push_back(schemas_.next.enums[s.next].name.name); }
  void visit(const DropEnum& s) { removed_enums_.push_back(schemas_.previous.enums[s.previous].name.name); }
  void visit(const AlterEnum& s) {
    Lines& lines = changed_enums_[schemas_.previous.enums[s.enumeration.previous].name.name];
    for (const std::string& value : s.added) lines.push_back(fmt::format("  [+] Added variant `{}`", value));
    for (const std::string& value : s.removed) {
      lines.push_back(fmt::format("  [-] Removed variant `{}`", value));
    }
  }
  void visit(const CreateTable& s) { added_tables_.push_back(next(s.next).name.name); }
  void visit(const DropTable& s) { removed_tables_.push_back(previous(s.previous).name.name); }
  void visit(const RedefineTables& s) {
    for (const RedefineTable& table : s.tables) redefined_.push_back(next(table.table.next).name.name);
    std::ranges::sort(redefined_);
  }
  void visit(const DropIndex& s) {
    const Table& table = previous(s.previous_table);
    changed(table).push_back(index_line("-", "Removed", table.indexes[s.previous]));
  }
  void visit(const CreateIndex& s) {
    const Table& table = next(s.next_table);
    changed(table).push_back(index_line("+", "Added", table.indexes[s.next]));
  }
  void visit(const RenameIndex& s) {
    const Table& before = previous(s.table.previous);
    changed(before).push_back(fmt::format("  [*] Renamed index `{}` to `{}`",
                                          before.indexes[s.index.previous].name,
                                          next(s.table.next).indexes[s.index.next].name));
  }
  void visit(const RedefineIndex& s) {
    const Table& table = previous(s.table.previous);
    changed(table).push_back(fmt::format("  [*] Redefined index `{}`", table.indexes[s.index.previous].name));
  }
  void visit(const DropForeignKey& s) {
    const Table& table = previous(s.previous_table);
    changed(table).push_back(fmt::format("  [-] Removed foreign key on columns ({})",
                                         fmt::join(table.foreign_keys[s.previous].columns, ", ")));
  }
  void visit(const AddForeignKey& s) {
    const Table& table = next(s.next_table);
    changed(table).push_back(fmt::format("  [+] Added foreign key on columns ({})",
                                         fmt::join(table.foreign_keys[s.next].columns, ", ")));
  }
  void visit(const RenameForeignKey& s) {
    const Table& before = previous(s.table.previous);
    changed(before).push_back(fmt::format("  [*] Renamed the foreign key \"{}\" to \"{}\"",
                                          before.foreign_keys[s.foreign_key.previous].name,
                                          next(s.table.next).foreign_keys[s.foreign_key.next].name));
  }
  void visit(const AlterTable& s) {
    const Pair<const Table*> table = {&previous(s.table.previous), &next(s.table.next)};
    Lines& lines = changed(*table.previous);
    for (const TableChange& change : s.changes) lines.push_back(change_line(table, change));
  }

  static std::string change_line(const Pair<const Table*>& table, const TableChange& change) {
    return std::visit(
        overloaded{
            [&](const AddColumn& c) {
              return fmt::format("  [+] Added column `{}`", table.next->columns[c.next].name);
            },
            [&](const DropColumn& c) {
              return fmt::format("  [-] Removed column `{}`", table.previous->columns[c.previous].name);
            },
            [&](const AlterColumn& c) {
              return column_line(table, c.pair, "  [*] Altered column `{}` ({})");
            },
            [&](const DropAndRecreateColumn& c) {
              return column_line(table, c.pair, "  [*] Column `{}` would be dropped and recreated ({})");
            },
            [&](const DropPrimaryKey&) {
              return key_line("-", "Dropped the primary key", table.previous->primary_key);
            },
            [&](const RenamePrimaryKey&) {
              return key_line("*", "Renamed the primary key", table.next->primary_key);
            },
            [&](const AddPrimaryKey&) { return key_line("+", "Added primary key", table.next->primary_key); },
        },
        change);
  }

  static std::string column_line(const Pair<const Table*>& table, const ColumnPair& pair,
                                 fmt::format_string<const std::string&, std::string> layout) {
    const Pair<const Column*> column = {&table.previous->columns[pair.column.previous],
                                        &table.next->columns[pair.column.next]};
    return fmt::format(layout, column.next->name, describe_changes(column, pair.changes));
  }

  const Pair<schema::Schema>& schemas_;
  Lines added_namespaces_, removed_extensions_, added_extensions_, changed_extensions_, added_enums_,
      added_tables_, removed_enums_, removed_tables_, redefined_;
  Groups changed_enums_, changed_tables_;
};

}  // namespace

std::string summarize(const Migration& migration) {
  return Summary(migration).text();
}

}  // namespace strata::diff
