#include "dialect/postgres/connection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/interruption.h"
#include "dialect/postgres/error.h"
#include "dialect/postgres/literal.h"
#include "dialect/postgres/wait.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

// libpq would take a NUL for the end of the text and say nothing about the rest.
Result<std::string> to_c_text(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) return std::string(text);
  return fail(ErrorCode::sql_failed, "The SQL text contains a NUL byte, which PostgreSQL cannot store.",
              {"Save the script as UTF-8 text."});
}

Error timed_out(std::uint32_t seconds) {
  return Error{.code = ErrorCode::operation_timed_out,
               .message = "The server gave no answer for " + std::to_string(seconds) + " seconds.",
               .next_steps = {"Raise `socket_timeout` in the database URL, or leave it out."}};
}

// CockroachDB makes up the numbers of its sessions.
bool makes_up_numbers(const Libpq& pq, const PGconn* handle) {
  return pq.parameter_status(handle, "crdb_version") != nullptr;
}

// A server that does not tell has no other way.
bool reports(const Libpq& pq, const PGconn* handle, const char* setting, std::string_view value) {
  const char* const reported = pq.parameter_status(handle, setting);
  return reported == nullptr || reported == value;
}

std::string set_search_path(std::string_view command, const Location& location) {
  return std::string(command) + " search_path = " + target::quote_name(location.schema);
}

}  // namespace

Connection::Connection(const Libpq& pq, Handle handle, Location location, const ConnectOptions& options)
    : pq_(pq),
      handle_(std::move(handle)),
      location_(std::move(location)),
      namespaces_(options.namespaces),
      has_named_namespaces_(!options.namespaces.empty()),
      on_notice_(options.on_notice) {
  if (namespaces_.empty()) namespaces_.push_back(location_.schema);
  std::ranges::sort(namespaces_);
  pq_.set_error_verbosity(handle_.get(), PQERRORS_DEFAULT);
  pq_.set_notice_receiver(handle_.get(), &Connection::on_notice, this);
}

Result<std::unique_ptr<sql::Connection>> Connection::open(const ConnectOptions& options) {
  STRATA_TRY(Location location, parse_url(options.url, options.base_directory));
  return open_at(std::move(location), options);
}

Result<std::unique_ptr<Connection>> Connection::open_at(Location location, const ConnectOptions& options) {
  if (is_interrupted()) return std::unexpected(interrupted());
  STRATA_TRY(const Libpq* const pq, load_libpq());
  Result<Handle> handle = connect(*pq, location);
  if (!handle && handle.error().code == ErrorCode::database_missing && options.create_if_missing) {
    STRATA_CHECK(create_database(*pq, location));
    handle = connect(*pq, location);
  }
  if (!handle) return std::unexpected(std::move(handle).error());
  std::unique_ptr<Connection> connection(
      new Connection(*pq, std::move(handle).value(), std::move(location), options));
  STRATA_CHECK(connection->prepare_session(options.create_namespace || options.create_if_missing));
  return connection;
}

Result<std::unique_ptr<Connection>> Connection::open_scratch(const ConnectOptions& options,
                                                             const std::string& database) {
  STRATA_TRY(Location location, parse_url(options.url, options.base_directory));
  STRATA_TRY(const Libpq* const pq, load_libpq());
  location.set("dbname", database);
  STRATA_CHECK(create_database(*pq, location));
  auto scratch = std::make_unique<ScratchDatabase>(*pq, location);
  STRATA_TRY(Handle handle, connect(*pq, location));
  std::unique_ptr<Connection> connection(
      new Connection(*pq, std::move(handle), std::move(location), options));
  connection->scratch_ = std::move(scratch);
  STRATA_CHECK(connection->prepare_session(true));
  return connection;
}

// What cannot be dropped now is dropped by the next run.
Connection::ScratchDatabase::~ScratchDatabase() {
  static_cast<void>(drop_database(pq, location, Occupants::are_thrown_out));
}

// Behind a pooler a setting must not outlast its transaction: the session has another user next.
// With the search path on the one namespace, no current namespace means that there is none.
Result<void> Connection::prepare_session(bool create_namespace) {
  std::string is_foreign = "pg_catalog.pg_backend_pid() <> " + std::to_string(process());
  if (makes_up_numbers(pq_, handle_.get())) is_foreign = "FALSE";
  if (location_.is_pooled) is_foreign = "TRUE";
  const std::string setup = "SELECT " + is_foreign + ", pg_catalog.set_config('search_path', " +
                            literal(target::quote_name(location_.schema)) + ", " + is_foreign +
                            "); SELECT pg_catalog.current_schema() IS NULL";
  STRATA_TRY(const std::vector<Answer> answers, ask_all(setup));
  if (answers.size() != 2 || answers[0].row_count() != 1 || answers[1].row_count() != 1) {
    return fail(ErrorCode::sql_failed, "The server does not answer as PostgreSQL does.");
  }
  location_.is_pooled = answers[0].flag(0, 0);
  const bool is_missing = answers[1].flag(0, 0);
  if (!is_missing || !create_namespace) return {};
  Result<void> made = execute("CREATE SCHEMA IF NOT EXISTS " + target::quote_name(location_.schema));
  if (!made && is_made_by_others(made.error())) return {};
  return made;
}

Result<sql::Rows> Connection::query(std::string_view sql, std::span<const sql::Value> parameters) {
  STRATA_TRY(const std::vector<Answer> answers, run(sql, parameters));
  return answers.empty() ? sql::Rows{} : answers.front().to_rows();
}

Result<void> Connection::execute(std::string_view script) {
  return ask_each(script, [](const Answer&) {});
}

Result<Answer> Connection::ask(std::string_view sql, std::span<const sql::Value> parameters) {
  STRATA_TRY(std::vector<Answer> answers, run(sql, parameters));
  if (answers.empty()) {
    return fail(ErrorCode::sql_failed, "The database was asked for rows by a statement that has none.");
  }
  return std::move(answers.front());
}

Result<std::vector<Answer>> Connection::run(std::string_view sql, std::span<const sql::Value> parameters) {
  STRATA_TRY(const std::string text, to_c_text(sql));
  std::vector<std::string> texts;
  std::vector<const char*> values;
  texts.reserve(parameters.size());
  for (const sql::Value& parameter : parameters) {
    STRATA_TRY(std::string value, to_c_text(sql::to_text(parameter)));
    texts.push_back(std::move(value));
    values.push_back(sql::is_null(parameter) ? nullptr : texts.back().c_str());
  }
  STRATA_CHECK(make_text_plain());
  STRATA_CHECK(send(pq_.send_query_params(handle_.get(), text.c_str(), static_cast<int>(values.size()),
                                          nullptr, values.data(), nullptr, nullptr, 0)));
  std::vector<Answer> answers;
  STRATA_CHECK(collect(sql, [&](Answer answer) { answers.push_back(std::move(answer)); }));
  return answers;
}

Result<std::vector<Answer>> Connection::ask_all(std::string_view script) {
  std::vector<Answer> answers;
  STRATA_CHECK(ask_each(script, [&](Answer answer) { answers.push_back(std::move(answer)); }));
  return answers;
}

Result<void> Connection::ask_each(std::string_view script, const TakeAnswer& take) {
  STRATA_TRY(const std::string text, to_c_text(script));
  STRATA_CHECK(make_text_plain());
  STRATA_CHECK(send(pq_.send_query(handle_.get(), text.c_str())));
  return collect(script, take);
}

Result<void> Connection::make_text_plain() {
  const bool is_plain = reports(pq_, handle_.get(), "client_encoding", "UTF8") &&
                        reports(pq_, handle_.get(), "standard_conforming_strings", "on");
  // After a failure the transaction takes nothing but its end.
  if (is_plain || pq_.transaction_status(handle_.get()) == PQTRANS_INERROR) return {};
  constexpr const char* kSettings = "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on";
  STRATA_CHECK(send(pq_.send_query(handle_.get(), kSettings)));
  return collect(kSettings, [](const Answer&) {});
}

Result<Answer> Connection::ask_shape(std::string_view statement) {
  STRATA_TRY(const std::string text, to_c_text(statement));
  STRATA_CHECK(make_text_plain());
  STRATA_CHECK(send(pq_.send_prepare(handle_.get(), "", text.c_str(), 0, nullptr)));
  STRATA_CHECK(collect(statement, [](const Answer&) {}));
  STRATA_CHECK(send(pq_.send_describe_prepared(handle_.get(), "")));
  std::optional<Answer> shape;
  std::optional<Error> failure;
  while (true) {
    STRATA_TRY(PGresult* const result, next_result());
    if (result == nullptr) break;
    Answer answer(pq_, result);
    if (pq_.result_status(result) == PGRES_COMMAND_OK) {
      shape.emplace(std::move(answer));
    } else {
      failure = statement_error(pq_, result, statement, 0);
    }
  }
  if (failure) return std::unexpected(*std::move(failure));
  if (shape) return *std::move(shape);
  return std::unexpected(connection_lost(pq_.error_message(handle_.get())));
}

Result<void> Connection::begin() {
  // Whoever shares sessions with others cannot rely on what was set before.
  if (location_.is_pooled) return execute("BEGIN; " + set_search_path("SET LOCAL", location_));
  return execute("BEGIN");
}

Result<void> Connection::commit() {
  return execute("COMMIT");
}

void Connection::rollback() {
  // Fails only where the connection is lost, and the transaction with it.
  if (in_transaction()) static_cast<void>(execute("ROLLBACK"));
}

bool Connection::in_transaction() const {
  const PGTransactionStatusType status = pq_.transaction_status(handle_.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

void Connection::enter_unwritten_shadow(UnwrittenShadow shadow) {
  location_.schema = shadow.schema;
  namespaces_ = {shadow.schema};
  unwritten_ = std::move(shadow);
}

int Connection::process() const {
  return pq_.backend_process(handle_.get());
}

int Connection::server_version() const {
  return pq_.server_version(handle_.get());
}

Result<void> Connection::send(int sent) const {
  if (sent != 0) return {};
  return std::unexpected(connection_lost(pq_.error_message(handle_.get())));
}

Result<PGresult*> Connection::next_result() {
  const Deadline deadline = Deadline::in_seconds(location_.socket_timeout);
  while (pq_.is_busy(handle_.get()) != 0) {
    const Deadline look = lookout_.look ? Deadline(lookout_.pause) : Deadline();
    switch (wait_for(pq_.socket(handle_.get()), Readiness::to_read, deadline.or_earlier(look))) {
      case Waited::interrupted:
        cancel();
        continue;
      case Waited::time_is_up:
        if (deadline.has_passed()) return std::unexpected(timed_out(location_.socket_timeout));
        lookout_.look();
        continue;
      case Waited::ready:
        break;
    }
    // What the server said last is still to be read, also from a connection that is lost.
    if (pq_.consume_input(handle_.get()) == 0) break;
  }
  return pq_.get_result(handle_.get());
}

void Connection::cancel() {
  is_cancelled_ = true;
  PGcancel* const request = pq_.get_cancel(handle_.get());
  if (request == nullptr) return;
  std::array<char, 256> reason{};
  static_cast<void>(pq_.cancel(request, reason.data(), static_cast<int>(reason.size())));
  pq_.free_cancel(request);
}

Result<void> Connection::collect(std::string_view script, const TakeAnswer& take) {
  std::optional<Error> failure;
  std::size_t finished = 0;
  is_cancelled_ = false;
  while (true) {
    STRATA_TRY(PGresult* const result, next_result());
    if (result == nullptr) break;
    Answer answer(pq_, result);
    switch (pq_.result_status(result)) {
      case PGRES_TUPLES_OK:
        take(std::move(answer));
        [[fallthrough]];
      case PGRES_COMMAND_OK:
        ++finished;
        break;
      case PGRES_EMPTY_QUERY:
        break;
      case PGRES_COPY_IN:
      case PGRES_COPY_OUT:
      case PGRES_COPY_BOTH:
        refuse_copy(result);
        break;
      default:
        if (!failure) failure = statement_error(pq_, result, script, finished);
        break;
    }
  }
  if (pq_.status(handle_.get()) == CONNECTION_BAD) {
    return std::unexpected(connection_lost(pq_.error_message(handle_.get())));
  }
  if (failure && is_cancelled_) return std::unexpected(interrupted());
  if (failure) return std::unexpected(*std::move(failure));
  return {};
}

// There is nobody to send data, and nobody to take it: the server is told so, and answers with an error.
void Connection::refuse_copy(const PGresult* result) const {
  constexpr const char* kReason = "strata has no data for COPY … FROM STDIN";
  if (pq_.result_status(result) == PGRES_COPY_IN) {
    static_cast<void>(pq_.put_copy_end(handle_.get(), kReason));
    return;
  }
  char* data = nullptr;
  while (pq_.get_copy_data(handle_.get(), &data, 0) > 0) pq_.free_memory(data);
}

void Connection::on_notice(void* self, const PGresult* result) {
  const auto& connection = *static_cast<const Connection*>(self);
  if (connection.on_notice_) connection.on_notice_(notice_text(connection.pq_, result));
}

}  // namespace strata::dialect::postgres
