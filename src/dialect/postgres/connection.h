// sql::Connection on libpq, which is loaded when the first connection is opened. Text is UTF-8 on both ways,
// whatever the encoding of the database.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dialect/dialect.h"
#include "dialect/postgres/answer.h"
#include "dialect/postgres/connect.h"
#include "dialect/postgres/url.h"
#include "sql/connection.h"

namespace strata::dialect::postgres {

// What is done while a statement gives no answer: again and again, with a pause before each time.
struct Lookout {
  std::chrono::milliseconds pause{0};
  std::function<void()> look;  // empty: nothing
};

// A namespace that lives as long as a transaction which is never committed (unwritten_shadow.h).
struct UnwrittenShadow {
  std::string schema;
  std::string stands_for;                // the project's default one
  std::vector<std::string> other_names;  // of namespaces that are there for good
  Error why;                             // why it is not a database
};

using TakeAnswer = std::function<void(Answer)>;

class Connection final : public sql::Connection {
 public:
  // Creates what ConnectOptions allow: the database, and the default namespace in it.
  [[nodiscard]] static Result<std::unique_ptr<sql::Connection>> open(const ConnectOptions& options);
  // As `open`, where the URL of the options does not tell the whole place.
  [[nodiscard]] static Result<std::unique_ptr<Connection>> open_at(Location location,
                                                                   const ConnectOptions& options);
  // To a new database of that name on the same server, which goes with the connection.
  [[nodiscard]] static Result<std::unique_ptr<Connection>> open_scratch(const ConnectOptions& options,
                                                                        const std::string& database);

  using sql::Connection::query;
  [[nodiscard]] Result<sql::Rows> query(std::string_view sql,
                                        std::span<const sql::Value> parameters) override;
  // One message: outside of a transaction the server makes one of the whole script, unless the script holds a
  // single statement or speaks of transactions itself.
  [[nodiscard]] Result<void> execute(std::string_view script) override;
  [[nodiscard]] Result<void> begin() override;
  [[nodiscard]] Result<void> commit() override;
  void rollback() override;
  [[nodiscard]] bool in_transaction() const override;

  // As `query`, without copying cells.
  [[nodiscard]] Result<Answer> ask(std::string_view sql, std::span<const sql::Value> parameters);
  // As `execute`, in one round trip; gives the answer of each statement that has one, in order.
  [[nodiscard]] Result<std::vector<Answer>> ask_all(std::string_view script);
  // The same, one by one as they come: while an answer is taken, the server works on the next. Those that
  // were taken count only if the whole script succeeds.
  [[nodiscard]] Result<void> ask_each(std::string_view script, const TakeAnswer& take);
  // A statement that is prepared and not run: an answer without rows, with parameters and columns.
  [[nodiscard]] Result<Answer> ask_shape(std::string_view statement);

  // Where names without namespace live: the URL's `schema` parameter, else "public".
  [[nodiscard]] const std::string& default_namespace() const { return location_.schema; }
  // All namespaces that this connection is about, sorted; the default one alone unless the project names
  // several.
  [[nodiscard]] const std::vector<std::string>& namespaces() const { return namespaces_; }
  // The project names its namespaces: every object name carries its own.
  [[nodiscard]] bool has_named_namespaces() const { return has_named_namespaces_; }
  // `pgbouncer=true`, or the server knows the session by another number than the client: something stands in
  // between, and only a transaction is sure to have one session.
  [[nodiscard]] bool is_pooled() const { return location_.is_pooled; }
  [[nodiscard]] const Location& location() const { return location_; }
  [[nodiscard]] int server_version() const;  // 150002
  [[nodiscard]] int process() const;         // of the session, as the client knows it
  // From now on its namespace is the default one.
  void enter_unwritten_shadow(UnwrittenShadow shadow);
  [[nodiscard]] const std::optional<UnwrittenShadow>& unwritten_shadow() const { return unwritten_; }
  [[nodiscard]] bool has_lookout() const { return lookout_.look != nullptr; }
  void set_lookout(Lookout lookout) { lookout_ = std::move(lookout); }

 private:
  Connection(const Libpq& pq, Handle handle, Location location, const ConnectOptions& options);

  [[nodiscard]] Result<void> prepare_session(bool create_namespace);
  // The server reads a whole message before it runs any of it: as UTF-8, and with backslashes in quotes that
  // mean nothing, whatever role, database or an earlier script have set.
  [[nodiscard]] Result<void> make_text_plain();
  [[nodiscard]] Result<void> send(int sent) const;
  // Waits for the next result; null when the command has given its last.
  [[nodiscard]] Result<PGresult*> next_result();
  // The server answers with an error, unless it was done before.
  void cancel();
  // One statement; no answer where it has no rows.
  [[nodiscard]] Result<std::vector<Answer>> run(std::string_view sql, std::span<const sql::Value> parameters);
  // All results of the command that was sent; `script` is for messages.
  [[nodiscard]] Result<void> collect(std::string_view script, const TakeAnswer& take);
  void refuse_copy(const PGresult* result) const;
  static void on_notice(void* self, const PGresult* result);

  // Drops its database when it goes.
  struct ScratchDatabase {
    const Libpq& pq;
    Location location;

    ScratchDatabase(const Libpq& library, Location where) : pq(library), location(std::move(where)) {}
    ScratchDatabase(const ScratchDatabase&) = delete;
    ScratchDatabase& operator=(const ScratchDatabase&) = delete;
    ~ScratchDatabase();
  };

  std::unique_ptr<ScratchDatabase> scratch_;  // before the handle: it goes after it
  const Libpq& pq_;
  Handle handle_;
  Location location_;
  std::vector<std::string> namespaces_;
  bool has_named_namespaces_ = false;
  bool is_cancelled_ = false;  // the command at hand, by a person
  Lookout lookout_;
  std::optional<UnwrittenShadow> unwritten_;
  std::function<void(std::string_view)> on_notice_;
};

}  // namespace strata::dialect::postgres
