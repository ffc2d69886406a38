#include "dialect/sqlite/statement.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "dialect/sqlite/facts.h"
#include "sql/token.h"

namespace strata::dialect::sqlite {
namespace {

// Walks over the words and names of one statement.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), tokens_(text, kTarget.script) { advance(); }

  bool accept(std::string_view upper_case_word) {
    if (!token_ || !sql::is_word(current(), upper_case_word)) return false;
    advance();
    return true;
  }
  bool accept_all(std::initializer_list<std::string_view> words) {
    return std::ranges::all_of(words, [&](std::string_view word) { return accept(word); });
  }
  bool accept_symbol(char symbol) {
    if (!token_ || current() != std::string_view(&symbol, 1)) return false;
    advance();
    return true;
  }

  std::string take() {
    if (!token_) return {};
    const std::size_t begin = token_->begin;
    std::size_t end = token_->end;
    advance();
    // A doubled quote inside a quoted name comes as the end of one token and the beginning of the next.
    while (token_ && token_->kind == sql::TokenKind::quoted && token_->begin == end &&
           text_[begin] == text_[end]) {
      end = token_->end;
      advance();
    }
    return unquote_name(text_.substr(begin, end - begin));
  }
  // `main.users` is `users`.
  std::string take_name() {
    std::string name = take();
    return accept_symbol('.') ? take() : name;
  }

  [[nodiscard]] bool at_end() const { return !token_; }

 private:
  [[nodiscard]] std::string_view current() const {
    return text_.substr(token_->begin, token_->end - token_->begin);
  }
  void advance() { token_ = tokens_.next(); }

  std::string_view text_;
  sql::TokenReader tokens_;
  std::optional<sql::Token> token_;
};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view other) { return same_name(other, name); });
}

bool is_off(std::string_view value) {
  constexpr std::array<std::string_view, 4> kOff = {"off", "no", "false", "0"};
  return is_one_of(value, kOff);
}

// PRAGMA name = value, PRAGMA name(value)
StatementKind classify_pragma(Reader& reader) {
  constexpr std::array<std::string_view, 3> kWeakening = {"journal_mode", "synchronous", "locking_mode"};
  constexpr std::array<std::string_view, 8> kSwitches = {
      "ignore_check_constraints", "writable_schema",           "legacy_alter_table", "query_only",
      "recursive_triggers",       "reverse_unordered_selects", "trusted_schema",     "cell_size_check"};
  // The file remembers these two; every other journal mode ends with the connection.
  constexpr std::array<std::string_view, 2> kJournalsOfFile = {"wal", "delete"};

  const std::string name = reader.take_name();
  if (same_name(name, "wal_checkpoint")) return Maintenance{};
  if (!reader.accept_symbol('=') && !reader.accept_symbol('(')) return OtherStatement{};
  const std::string value = reader.take();
  if (same_name(name, "foreign_keys")) return SetForeignKeys{.on = !is_off(value)};
  if (same_name(name, "journal_mode") && is_one_of(value, kJournalsOfFile)) return Maintenance{};
  if (is_one_of(name, kWeakening)) return WeakeningSetting{};
  if (is_one_of(name, kSwitches)) return SetSwitch{.name = name};
  return OtherStatement{};
}

// VACUUM, VACUUM main, VACUUM main INTO 'file'
StatementKind classify_vacuum(Reader& reader) {
  if (reader.accept("INTO")) return OtherFile{};
  static_cast<void>(reader.take());
  return reader.accept("INTO") ? StatementKind(OtherFile{}) : StatementKind(Maintenance{});
}

StatementKind classify_drop(Reader& reader) {
  if (reader.accept("TABLE")) {
    reader.accept_all({"IF", "EXISTS"});
    return DropTable{.table = reader.take_name()};
  }
  if (reader.accept("TRIGGER")) {
    reader.accept_all({"IF", "EXISTS"});
    return DropTrigger{.trigger = reader.take_name()};
  }
  return OtherStatement{};
}

// ALTER TABLE a RENAME TO b, but not RENAME COLUMN
StatementKind classify_alter(Reader& reader) {
  if (!reader.accept("TABLE")) return OtherStatement{};
  std::string from = reader.take_name();
  if (!reader.accept_all({"RENAME", "TO"})) return OtherStatement{};
  return RenameTable{.from = std::move(from), .to = reader.take()};
}

StatementKind classify_rollback(Reader& reader) {
  reader.accept("TRANSACTION");
  return reader.at_end() ? StatementKind(RollbackTransaction{}) : StatementKind(OtherStatement{});
}

}  // namespace

StatementKind classify(const sql::Statement& statement) {
  Reader reader(statement.text);
  if (reader.accept("PRAGMA")) return classify_pragma(reader);
  if (reader.accept("DROP")) return classify_drop(reader);
  if (reader.accept("ALTER")) return classify_alter(reader);
  if (reader.accept("BEGIN")) return BeginTransaction{};
  if (reader.accept("COMMIT") || reader.accept("END")) return CommitTransaction{};
  if (reader.accept("ROLLBACK")) return classify_rollback(reader);
  if (reader.accept("VACUUM")) return classify_vacuum(reader);
  if (reader.accept("ATTACH") || reader.accept("DETACH")) return OtherFile{};
  return OtherStatement{};
}

bool same_name(std::string_view first, std::string_view second) {
  return equal_but_for_case(first, second);
}

std::string unquote_name(std::string_view text) {
  const char open = text.empty() ? '\0' : text.front();
  const bool is_quoted = open == '"' || open == '`' || open == '[' || open == '\'';
  if (!is_quoted || text.size() < 2) return std::string(text);
  const std::string_view inner = text.substr(1, text.size() - 2);
  std::string name;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    name += inner[i];
    if (inner[i] == open && i + 1 < inner.size() && inner[i + 1] == open) ++i;
  }
  return name;
}

std::unordered_set<std::string> names_in(std::string_view statement) {
  std::unordered_set<std::string> names;
  Reader reader(statement);
  while (!reader.at_end()) names.insert(to_lower(reader.take()));
  return names;
}

bool mentions(std::string_view statement, std::string_view name) {
  Reader reader(statement);
  while (!reader.at_end()) {
    if (same_name(reader.take(), name)) return true;
  }
  return false;
}

bool references(std::string_view statement, std::string_view table) {
  Reader reader(statement);
  while (!reader.at_end()) {
    if (!reader.accept("REFERENCES")) {
      reader.take();
    } else if (same_name(reader.take_name(), table)) {
      return true;
    }
  }
  return false;
}

}  // namespace strata::dialect::sqlite
