#include "dialect/postgres/libpq.h"

#include <dlfcn.h>
#include <string>

namespace strata::dialect::postgres {
namespace {

constexpr const char* kLibrary = "libpq.so.5";

Error missing(const char* reason) {
  return Error{.code = ErrorCode::driver_missing,
               .message = "PostgreSQL's client library cannot be loaded.",
               .details = {reason != nullptr ? std::string(reason) : std::string(kLibrary)},
               .next_steps = {"Install it: on Debian and Ubuntu `apt install libpq5`."}};
}

class Binder {
 public:
  explicit Binder(void* library) : library_(library) {}

  template <typename Function>
  void bind(const char* name, Function& function) {
    void* const symbol = dlsym(library_, name);
    function = reinterpret_cast<Function>(symbol);
    if (symbol == nullptr && missing_ == nullptr) missing_ = name;
  }
  // The first name that was not found; null when all were.
  [[nodiscard]] const char* missing() const { return missing_; }

 private:
  void* library_;
  const char* missing_ = nullptr;
};

void bind_connection(Binder& binder, Libpq& pq) {
  binder.bind("PQconnectStartParams", pq.connect_start);
  binder.bind("PQconnectPoll", pq.connect_poll);
  binder.bind("PQfinish", pq.finish);
  binder.bind("PQstatus", pq.status);
  binder.bind("PQtransactionStatus", pq.transaction_status);
  binder.bind("PQparameterStatus", pq.parameter_status);
  binder.bind("PQserverVersion", pq.server_version);
  binder.bind("PQbackendPID", pq.backend_process);
  binder.bind("PQerrorMessage", pq.error_message);
  binder.bind("PQsocket", pq.socket);
  binder.bind("PQsetErrorVerbosity", pq.set_error_verbosity);
  binder.bind("PQsetNoticeReceiver", pq.set_notice_receiver);
  binder.bind("PQgetCancel", pq.get_cancel);
  binder.bind("PQfreeCancel", pq.free_cancel);
  binder.bind("PQcancel", pq.cancel);
}

void bind_commands(Binder& binder, Libpq& pq) {
  binder.bind("PQsendQuery", pq.send_query);
  binder.bind("PQsendQueryParams", pq.send_query_params);
  binder.bind("PQsendPrepare", pq.send_prepare);
  binder.bind("PQsendDescribePrepared", pq.send_describe_prepared);
  binder.bind("PQconsumeInput", pq.consume_input);
  binder.bind("PQisBusy", pq.is_busy);
  binder.bind("PQgetResult", pq.get_result);
  binder.bind("PQputCopyEnd", pq.put_copy_end);
  binder.bind("PQgetCopyData", pq.get_copy_data);
  binder.bind("PQfreemem", pq.free_memory);
}

void bind_results(Binder& binder, Libpq& pq) {
  binder.bind("PQresultStatus", pq.result_status);
  binder.bind("PQresultErrorField", pq.result_error_field);
  binder.bind("PQresultErrorMessage", pq.result_error_message);
  binder.bind("PQclear", pq.clear);
  binder.bind("PQntuples", pq.row_count);
  binder.bind("PQnfields", pq.column_count);
  binder.bind("PQfname", pq.column_name);
  binder.bind("PQftype", pq.column_type);
  binder.bind("PQfmod", pq.column_modifier);
  binder.bind("PQftable", pq.column_table);
  binder.bind("PQftablecol", pq.column_of_table);
  binder.bind("PQnparams", pq.parameter_count);
  binder.bind("PQparamtype", pq.parameter_type);
  binder.bind("PQgetisnull", pq.is_null);
  binder.bind("PQgetvalue", pq.value);
  binder.bind("PQgetlength", pq.length);
}

// Never unloaded: TLS libraries below it do not survive that.
Result<Libpq> load() {
  void* const library = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::unexpected(missing(dlerror()));
  Libpq pq;
  Binder binder(library);
  bind_connection(binder, pq);
  bind_commands(binder, pq);
  bind_results(binder, pq);
  if (binder.missing() != nullptr) return std::unexpected(missing(binder.missing()));
  return pq;
}

}  // namespace

Result<const Libpq*> load_libpq() {
  static const Result<Libpq> loaded = load();
  if (!loaded) return std::unexpected(loaded.error());
  return &*loaded;
}

}  // namespace strata::dialect::postgres
