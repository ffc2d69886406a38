#include "dialect/sqlite/connection.h"

#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <sqlite3.h>
#include <system_error>
#include <utility>

#include "dialect/sqlite/error.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlite/memory.h"
#include "sql/script.h"

namespace strata::dialect::sqlite {
namespace {

namespace fs = std::filesystem;

struct Finalizer {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalizer>;

std::string_view bytes_of(sqlite3_stmt* statement, int column, const void* data) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

void set_text(sql::Value& cell, std::string_view text) {
  if (auto* const old = std::get_if<std::string>(&cell)) {
    old->assign(text);
  } else {
    cell.emplace<std::string>(text);
  }
}

void read_cell(sqlite3_stmt* statement, int column, sql::Value& cell) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      cell = sqlite3_column_int64(statement, column);
      return;
    case SQLITE_FLOAT:
      cell = sqlite3_column_double(statement, column);
      return;
    case SQLITE_TEXT:
      return set_text(cell, bytes_of(statement, column, sqlite3_column_text(statement, column)));
    case SQLITE_BLOB:
      return set_text(cell, bytes_of(statement, column, sqlite3_column_blob(statement, column)));
    default:
      cell = sql::Null{};
  }
}

int bind(sqlite3_stmt* statement, int position, const sql::Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, position, *integer);
  }
  if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, position, *real);
  if (const auto* text = std::get_if<std::string>(&value)) {
    // The text outlives the statement: who binds steps in the same call.
    return sqlite3_bind_text64(statement, position, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return sqlite3_bind_null(statement, position);
}

// Compiles the first statement of `text`, which ends in a NUL, and shortens `text` to what follows it. A null
// statement is a blank or a comment. (Told a length, SQLite would copy the whole rest for every statement.)
int prepare_next(sqlite3* handle, std::string_view& text, Statement& statement) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle, text.data(), -1, 0, &raw, &tail);
  statement.reset(raw);
  if (code == SQLITE_OK) text.remove_prefix(static_cast<std::size_t>(tail - text.data()));
  return code;
}

int run(sqlite3_stmt* statement) {
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

// SQLite would take a NUL for the end of the script and say nothing about the rest.
Result<void> check_text(std::string_view script) {
  constexpr std::size_t kMost = 1'000'000'000;
  if (script.size() > kMost) return fail(ErrorCode::sql_failed, "The SQL script is larger than 1 GB.");
  if (script.find('\0') == std::string_view::npos) return {};
  return fail(ErrorCode::sql_failed, "The SQL script contains a NUL byte, which SQL text cannot have.",
              {"Save the script as UTF-8 text."});
}

Result<void> check_file(const Location& location, bool create_if_missing) {
  std::error_code ignored;
  const fs::path path = location.path;
  if (fs::is_directory(path, ignored)) {
    return fail(ErrorCode::url_malformed,
                fmt::format("The database \"{}\" is a folder, not a file.", location.written),
                {"Let the URL name a file, such as `file:./dev.db`."});
  }
  if (fs::exists(path, ignored)) return {};
  if (!create_if_missing) {
    return std::unexpected(
        Error{.code = ErrorCode::database_missing,
              .message = fmt::format("The database file \"{}\" does not exist.", location.written),
              .next_steps = {fmt::format("Check the path in the URL: it leads to `{}`.", location.path),
                             "Create the database with `strata migrate deploy` or `strata db push`."},
              .subjects = {location.written}});
  }
  std::error_code failed;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), failed);
  if (!failed) return {};
  return fail(ErrorCode::file_unwritable,
              fmt::format("The folder of the database \"{}\" cannot be created: {}.", location.written,
                          failed.message()));
}

// One statement that answers with rows.
class Query {
 public:
  static Result<Query> prepare(sqlite3* handle, std::string_view text,
                               std::span<const sql::Value> parameters) {
    STRATA_CHECK(check_text(text));
    Query query{handle, std::string(text)};
    std::string_view rest = query.text_;
    int code = prepare_next(handle, rest, query.statement_);
    for (int position = 1; code == SQLITE_OK && position <= static_cast<int>(parameters.size()); ++position) {
      code = bind(query.statement_.get(), position, parameters[static_cast<std::size_t>(position - 1)]);
    }
    if (code != SQLITE_OK) return query.fail_with(code);
    return query;
  }

  [[nodiscard]] std::size_t width() const {
    return static_cast<std::size_t>(sqlite3_column_count(statement_.get()));
  }

  [[nodiscard]] std::vector<std::string> column_names() const {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < width(); ++column) {
      const char* const name = sqlite3_column_name(statement_.get(), static_cast<int>(column));
      names.emplace_back(name != nullptr ? name : "");
    }
    return names;
  }

  // `on_row` is called at every row, and reads it.
  template <typename OnRow>
  Result<void> step(OnRow on_row) {
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement_.get())) == SQLITE_ROW) on_row();
    if (code != SQLITE_DONE) return fail_with(code);
    return {};
  }

  void read(std::span<sql::Value> cells) const {
    for (std::size_t column = 0; column < cells.size(); ++column) {
      read_cell(statement_.get(), static_cast<int>(column), cells[column]);
    }
  }

 private:
  Query(sqlite3* handle, std::string text) : handle_(handle), text_(std::move(text)) {}

  [[nodiscard]] std::unexpected<Error> fail_with(int code) const {
    return std::unexpected(make_statement_error(handle_, code, text_, text_));
  }

  sqlite3* handle_;
  std::string text_;
  Statement statement_;
};

// SQLite tells the end of a statement only when it could compile it.
std::string_view first_statement(std::string_view script) {
  const std::vector<sql::Statement> statements = sql::split_script(script, kTarget.script);
  return statements.empty() ? script : statements.front().text;
}

Error about(const Location& location, Error error) {
  error.details.insert(error.details.begin(), fmt::format("Database: {}", location.written));
  return error;
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const Location& location, const OpenOptions& options) {
  share_heap();
  if (!location.is_memory()) STRATA_CHECK(check_file(location, options.create_if_missing));
  const bool create = options.create_if_missing || location.is_memory();
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (create ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(location.path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(handle));  // closes the handle, even a failed one
  if (code != SQLITE_OK) return std::unexpected(about(location, make_error(handle, code)));
  if (auto configured = connection->configure(options); !configured) {
    return std::unexpected(about(location, std::move(configured).error()));
  }
  return connection;
}

Connection::~Connection() {
  sqlite3_close_v2(handle_);
}

Result<void> Connection::configure(const OpenOptions& options) {
  sqlite3_busy_timeout(handle_, static_cast<int>(options.busy_timeout_ms));
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  return execute("PRAGMA schema_version");  // reads the header
}

Result<sql::Rows> Connection::query(std::string_view sql_text, std::span<const sql::Value> parameters) {
  STRATA_TRY(Query query, Query::prepare(handle_, sql_text, parameters));
  sql::Rows rows{.columns = query.column_names()};
  STRATA_CHECK(query.step([&] {
    std::vector<sql::Value>& row = rows.rows.emplace_back(rows.columns.size());
    query.read(row);
  }));
  return rows;
}

Result<void> Connection::read(std::string_view sql_text, std::span<const sql::Value> parameters,
                              const TakeRow& take) {
  STRATA_TRY(Query query, Query::prepare(handle_, sql_text, parameters));
  std::vector<sql::Value> row(query.width());
  return query.step([&] {
    query.read(row);
    take(row);
  });
}

Result<void> Connection::execute(std::string_view script_text) {
  STRATA_CHECK(check_text(script_text));
  const std::string script(script_text);
  std::string_view rest = script;
  while (!rest.empty()) {
    const std::string_view from_here = rest;
    Statement statement;
    int code = prepare_next(handle_, rest, statement);
    if (code != SQLITE_OK) {
      return std::unexpected(make_statement_error(handle_, code, script, first_statement(from_here)));
    }
    if (statement == nullptr) continue;
    code = run(statement.get());
    if (code == SQLITE_OK) continue;
    const std::string_view failed = from_here.substr(0, from_here.size() - rest.size());
    return std::unexpected(make_statement_error(handle_, code, script, failed));
  }
  return {};
}

Result<void> Connection::begin() {
  return execute("BEGIN IMMEDIATE");
}

Result<void> Connection::commit() {
  return execute("COMMIT");
}

void Connection::rollback() {
  if (!in_transaction()) return;
  // Fails only where SQLite has rolled back by itself.
  sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

Result<void> Connection::reset() {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_RESET_DATABASE, 1, nullptr);
  Result<void> emptied = execute("VACUUM");
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_RESET_DATABASE, 0, nullptr);
  return emptied;
}

Result<std::string> Connection::save_image() {
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(handle_, "main", &size, 0);
  if (bytes == nullptr) {
    if (size == 0) return std::string();  // an empty database has no bytes yet
    return std::unexpected(make_error(handle_, SQLITE_NOMEM));
  }
  std::string image(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return image;
}

Result<void> Connection::load_image(std::string_view image) {
  if (image.empty()) return {};
  auto* bytes = static_cast<unsigned char*>(sqlite3_malloc64(image.size()));
  if (bytes == nullptr) return std::unexpected(make_error(nullptr, SQLITE_NOMEM));
  std::memcpy(bytes, image.data(), image.size());
  const auto size = static_cast<sqlite3_int64>(image.size());
  const int code = sqlite3_deserialize(handle_, "main", bytes, size, size,
                                       SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (code != SQLITE_OK) return std::unexpected(make_error(handle_, code));
  return execute("PRAGMA schema_version");  // reads the header: the image may be damaged
}

}  // namespace strata::dialect::sqlite
