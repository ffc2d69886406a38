#include "dialect/sqlite/table_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fmt/ranges.h>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlite/statement.h"
#include "sql/token.h"

namespace strata::dialect::sqlite {
namespace {

using schema::TablePart;
using schema::UnmanagedKind;

// What a foreign key is known by: SQLite needs no names for them.
std::string join_columns(const std::vector<std::string>& columns) {
  return fmt::format("{}", fmt::join(columns, ", "));
}

class PartFinder {
 public:
  explicit PartFinder(std::string_view statement) : text_(statement) {
    sql::TokenReader reader(statement, kTarget.script);
    while (const std::optional<sql::Token> token = reader.next()) tokens_.push_back(*token);
  }

  [[nodiscard]] std::vector<TablePart> find() {
    std::size_t at = 0;
    while (at < tokens_.size() && word(at) != "(") ++at;
    while (at < tokens_.size() && word(at) != ")") {
      const std::size_t end = end_of_item(at + 1);
      read_item(at + 1, end);
      at = end;
    }
    read_options(at + 1);
    return std::move(parts_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < tokens_.size() ? text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin)
                               : std::string_view();
  }
  [[nodiscard]] bool is(std::size_t at, std::string_view keyword) const {
    return at < tokens_.size() && tokens_[at].kind == sql::TokenKind::word && sql::is_word(word(at), keyword);
  }
  [[nodiscard]] std::string text(std::size_t begin, std::size_t end) const {
    return std::string(text_.substr(tokens_[begin].begin, tokens_[end - 1].end - tokens_[begin].begin));
  }

  // The first one behind the parentheses that open here.
  [[nodiscard]] std::size_t skip_parentheses(std::size_t at) const {
    std::size_t depth = 0;
    for (; at < tokens_.size(); ++at) {
      if (word(at) == "(") ++depth;
      if (word(at) == ")" && --depth == 0) return at + 1;
    }
    return at;
  }

  // The comma or parenthesis that ends it.
  [[nodiscard]] std::size_t end_of_item(std::size_t at) const {
    while (at < tokens_.size() && word(at) != "," && word(at) != ")") {
      at = word(at) == "(" ? skip_parentheses(at) : at + 1;
    }
    return at;
  }

  // A doubled quote inside a quoted name ends one token and begins the next.
  [[nodiscard]] std::size_t end_of_name(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < tokens_.size() && tokens_[end].kind == sql::TokenKind::quoted &&
           tokens_[end].begin == tokens_[end - 1].end) {
      ++end;
    }
    return end;
  }

  void read_item(std::size_t begin, std::size_t end) {
    constexpr auto kConstraints =
        std::to_array<std::string_view>({"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"});
    if (begin >= end) return;
    const bool is_column =
        std::ranges::none_of(kConstraints, [&](std::string_view keyword) { return is(begin, keyword); });
    const std::size_t rest = is_column ? end_of_name(begin) : begin;
    if (is_column && is_generated(rest, end)) {
      parts_.push_back({.kind = UnmanagedKind::generated_column,
                        .name = unquote_name(text(begin, rest)),
                        .sql = text(begin, end)});
      return;
    }
    std::vector<std::string> column;
    if (is_column) {
      column.push_back(unquote_name(text(begin, rest)));
      read_collation(column.front(), rest, end);
    }
    read_checks(rest, end);
    read_deferrals(std::move(column), rest, end);
  }

  // The last one counts.
  void read_collation(std::string column, std::size_t at, std::size_t end) {
    std::string sql;
    while (at < end) {
      if (is(at, "COLLATE") && at + 1 < end) sql = text(at, end_of_name(at + 1));
      at = word(at) == "(" ? skip_parentheses(at) : at + 1;
    }
    if (sql.empty()) return;
    parts_.push_back({.kind = UnmanagedKind::collation, .name = std::move(column), .sql = std::move(sql)});
  }

  // `columns` are those of a key that has not said its own: of the column that the item is. DEFERRABLE alone
  // changes nothing on SQLite.
  void read_deferrals(std::vector<std::string> columns, std::size_t at, std::size_t end) {
    while (at < end) {
      if (is(at, "FOREIGN") && is(at + 1, "KEY") && word(at + 2) == "(") {
        columns = names_between(at + 3, skip_parentheses(at + 2) - 1);
      } else if (is(at, "DEFERRABLE") && is(at + 1, "INITIALLY") && is(at + 2, "DEFERRED") &&
                 !is(at - 1, "NOT")) {
        parts_.push_back({.kind = UnmanagedKind::deferrable_constraint,
                          .name = join_columns(columns),
                          .sql = "DEFERRABLE INITIALLY DEFERRED"});
      }
      at = word(at) == "(" ? skip_parentheses(at) : at + 1;
    }
  }

  [[nodiscard]] std::vector<std::string> names_between(std::size_t at, std::size_t end) const {
    std::vector<std::string> names;
    while (at < end) {
      const std::size_t behind = end_of_name(at);
      names.push_back(unquote_name(text(at, behind)));
      at = behind + 1;  // past the comma
    }
    return names;
  }

  // STRICT, WITHOUT ROWID, with commas between them.
  void read_options(std::size_t at) {
    while (at < tokens_.size() && word(at) != ";") {
      const std::size_t end = std::min(end_of_item(at), tokens_.size());
      if (end == at) return;
      std::string option = to_upper(text(at, at + 1));
      for (std::size_t i = at + 1; i < end && word(i) != ";"; ++i) option += ' ' + to_upper(text(i, i + 1));
      parts_.push_back({.kind = UnmanagedKind::table_option, .name = option, .sql = option});
      at = end + 1;
    }
  }

  [[nodiscard]] bool is_generated(std::size_t at, std::size_t end) const {
    while (at < end) {
      if (is(at, "AS") && word(at + 1) == "(") return true;
      at = word(at) == "(" ? skip_parentheses(at) : at + 1;
    }
    return false;
  }

  // Between constraints of a table SQLite demands no comma.
  void read_checks(std::size_t at, std::size_t end) {
    while (at < end) {
      if (is(at, "CHECK") && word(at + 1) == "(") {
        at = add_check(at, at, {});
      } else if (is(at, "CONSTRAINT")) {
        const std::size_t behind_name = end_of_name(at + 1);
        const bool is_check = is(behind_name, "CHECK") && word(behind_name + 1) == "(";
        at = is_check ? add_check(at, behind_name, unquote_name(text(at + 1, behind_name))) : behind_name;
      } else {
        at = word(at) == "(" ? skip_parentheses(at) : at + 1;
      }
    }
  }

  // Returns the first one behind it.
  std::size_t add_check(std::size_t begin, std::size_t check, std::string name) {
    std::size_t end = skip_parentheses(check + 1);
    if (is(end, "ON") && is(end + 1, "CONFLICT")) end = std::min(end + 3, tokens_.size());
    std::string sql = text(begin, end);
    if (name.empty()) name = sql;
    parts_.push_back({.kind = UnmanagedKind::check, .name = std::move(name), .sql = std::move(sql)});
    return end;
  }

  std::string_view text_;
  std::vector<sql::Token> tokens_;
  std::vector<TablePart> parts_;
};

const TablePart* find_part(const schema::Table& table, UnmanagedKind kind, std::string_view name) {
  const auto found = std::ranges::find_if(
      table.unmanaged_parts, [&](const TablePart& part) { return part.kind == kind && part.name == name; });
  return found == table.unmanaged_parts.end() ? nullptr : &*found;
}

}  // namespace

std::vector<TablePart> find_table_parts(std::string_view statement) {
  return PartFinder(statement).find();
}

const TablePart* find_deferral(const schema::Table& table, const std::vector<std::string>& columns) {
  if (table.unmanaged_parts.empty()) return nullptr;  // nearly always
  return find_part(table, UnmanagedKind::deferrable_constraint, join_columns(columns));
}

const TablePart* find_collation(const schema::Table& table, std::string_view column) {
  return find_part(table, UnmanagedKind::collation, column);
}

std::string collation_of(const schema::Table& table, std::string_view column) {
  const TablePart* const part = find_collation(table, column);
  if (part == nullptr) return "BINARY";
  return unquote_name(trim(std::string_view(part->sql).substr(std::string_view("COLLATE").size())));
}

}  // namespace strata::dialect::sqlite
