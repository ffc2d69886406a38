#include "dialect/postgres/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

#include "base/ascii.h"
#include "dialect/postgres/facts.h"
#include "dialect/statement_excerpt.h"
#include "sql/script.h"

namespace strata::dialect::postgres {
namespace {

struct Meaning {
  std::string_view state;  // a whole SQLSTATE, or its class: the first two characters
  ErrorCode code;
  std::string_view message;
  std::string_view next_step;
};

constexpr auto kMeanings = std::to_array<Meaning>({
    {"55P03", ErrorCode::busy, "A lock that the statement needs was held by another session for too long.",
     "Wait until the other session is done, and run the command again."},
    {"57014", ErrorCode::operation_timed_out,
     "The statement was cancelled: it took too long, or somebody stopped it.",
     "Give it more time with `statement_timeout`, or run the command again later."},
    {"25006", ErrorCode::file_unwritable, "The database can be read but not written.",
     "Connect to the primary server: this one is a standby, or its sessions are read-only."},
    {"42501", ErrorCode::sql_failed, "The user of the connection may not do this.",
     "Grant the right that is missing, or connect as the owner of the objects."},
    {"53100", ErrorCode::file_unwritable, "The server's disk is full; nothing of the change was kept.",
     "Make room on the server, and run the command again."},
    {"58030", ErrorCode::file_unwritable, "The server could not read or write its files.",
     "Check the server's disks and its log, then run the command again."},
    {"53", ErrorCode::sql_failed, "The server has run out of resources.", ""},
    {"57P", ErrorCode::connection_closed, "The server ended the session.",
     "Run the command again: strata continues where the database stands."},
});

constexpr Meaning kOther = {"", ErrorCode::sql_failed, "The database refused a statement.", ""};

const Meaning& meaning_of(std::string_view state) {
  const auto* const found = std::ranges::find_if(
      kMeanings, [&](const Meaning& meaning) { return state.starts_with(meaning.state); });
  return found == kMeanings.end() ? kOther : *found;
}

class Fields {
 public:
  Fields(const Libpq& pq, const PGresult* result) : pq_(pq), result_(result) {}

  [[nodiscard]] std::string_view get(int field) const {
    const char* const text = pq_.result_error_field(result_, field);
    return text != nullptr ? std::string_view(text) : std::string_view();
  }

 private:
  const Libpq& pq_;
  const PGresult* result_;
};

// The server counts characters from one; the script is bytes of UTF-8.
std::size_t byte_offset(std::string_view script, std::string_view position) {
  std::size_t characters = 0;
  std::from_chars(position.data(), position.data() + position.size(), characters);
  std::size_t offset = 0;
  while (characters > 1 && offset < script.size()) {
    ++offset;
    while (offset < script.size() && (static_cast<unsigned char>(script[offset]) & 0xC0U) == 0x80U) ++offset;
    --characters;
  }
  return offset;
}

// The statement that failed: the one around the position, else the one behind those that have run.
std::string_view failed_statement(std::string_view script, std::string_view position, std::size_t finished) {
  const std::vector<sql::Statement> statements = sql::split_script(script, kTarget.script);
  if (statements.empty()) return script;
  if (position.empty()) return statements[std::min(finished, statements.size() - 1)].text;
  const std::size_t offset = byte_offset(script, position);
  const auto after = std::ranges::upper_bound(statements, offset, {}, &sql::Statement::begin);
  return after == statements.begin() ? after->text : std::prev(after)->text;
}

// "line 3, column 8"
std::string place_of(std::string_view script, std::string_view position) {
  const std::string_view before = script.substr(0, byte_offset(script, position));
  const auto line = std::ranges::count(before, '\n') + 1;
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is the beginning
  const auto column =
      std::ranges::count_if(before.substr(line_begin),
                            [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }) +
      1;
  return fmt::format("line {}, column {}", line, column);
}

void add_words(Error& error, const Fields& fields) {
  error.details.push_back(fmt::format("PostgreSQL says: {}", fields.get(PG_DIAG_MESSAGE_PRIMARY)));
  if (const auto detail = fields.get(PG_DIAG_MESSAGE_DETAIL); !detail.empty()) {
    error.details.push_back(fmt::format("Detail: {}", detail));
  }
  if (const auto hint = fields.get(PG_DIAG_MESSAGE_HINT); !hint.empty()) {
    error.details.push_back(fmt::format("Hint: {}", hint));
  }
  if (const auto context = fields.get(PG_DIAG_CONTEXT); !context.empty()) {
    error.details.push_back(fmt::format("Where: {}", context));
  }
}

}  // namespace

Error statement_error(const Libpq& pq, const PGresult* result, std::string_view script,
                      std::size_t finished) {
  const Fields fields(pq, result);
  const std::string_view state = fields.get(PG_DIAG_SQLSTATE);
  const Meaning& meaning = meaning_of(state);
  Error error{
      .code = meaning.code, .message = std::string(meaning.message), .database_code = std::string(state)};
  add_words(error, fields);
  const std::string_view position = fields.get(PG_DIAG_STATEMENT_POSITION);
  if (!position.empty()) error.details.push_back(fmt::format("Place: {}", place_of(script, position)));
  const std::string_view statement = failed_statement(script, position, finished);
  if (std::string line = statement_excerpt(script, statement); !line.empty()) {
    error.details.push_back(std::move(line));
  }
  if (!meaning.next_step.empty()) error.next_steps.emplace_back(meaning.next_step);
  return error;
}

Error connection_lost(std::string_view words) {
  Error error{
      .code = ErrorCode::connection_closed,
      .message = "The connection to the database was lost.",
      .next_steps = {"Run the command again when the server can be reached: strata continues where the "
                     "database stands."}};
  if (const std::string_view text = trim(words); !text.empty()) {
    error.details.push_back(fmt::format("PostgreSQL says: {}", text));
  }
  return error;
}

Error interrupted() {
  return Error{.code = ErrorCode::interrupted,
               .message = "Interrupted: the server has stopped what it was doing, and undone it."};
}

std::string notice_text(const Libpq& pq, const PGresult* result) {
  const Fields fields(pq, result);
  std::string text = fmt::format("{}: {}", fields.get(PG_DIAG_SEVERITY), fields.get(PG_DIAG_MESSAGE_PRIMARY));
  if (const auto detail = fields.get(PG_DIAG_MESSAGE_DETAIL); !detail.empty()) {
    text += fmt::format(" ({})", detail);
  }
  return text;
}

}  // namespace strata::dialect::postgres
