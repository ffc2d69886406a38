// libpq, loaded when the first PostgreSQL database is opened: everybody else starts without it and its
// dependencies (docs/architecture.md, "Late drivers"). Types come from its header, so that a call through
// this table is checked like any other.
#pragma once

#include <libpq-fe.h>
#include <memory>

#include "strata/result.h"

namespace strata::dialect::postgres {

struct Libpq {
  decltype(&PQconnectStartParams) connect_start = nullptr;
  decltype(&PQconnectPoll) connect_poll = nullptr;
  decltype(&PQfinish) finish = nullptr;
  decltype(&PQstatus) status = nullptr;
  decltype(&PQtransactionStatus) transaction_status = nullptr;
  decltype(&PQparameterStatus) parameter_status = nullptr;
  decltype(&PQserverVersion) server_version = nullptr;
  decltype(&PQbackendPID) backend_process = nullptr;
  decltype(&PQerrorMessage) error_message = nullptr;
  decltype(&PQsocket) socket = nullptr;
  decltype(&PQsetErrorVerbosity) set_error_verbosity = nullptr;
  decltype(&PQsetNoticeReceiver) set_notice_receiver = nullptr;
  decltype(&PQgetCancel) get_cancel = nullptr;
  decltype(&PQfreeCancel) free_cancel = nullptr;
  decltype(&PQcancel) cancel = nullptr;

  decltype(&PQsendQuery) send_query = nullptr;
  decltype(&PQsendQueryParams) send_query_params = nullptr;
  decltype(&PQsendPrepare) send_prepare = nullptr;
  decltype(&PQsendDescribePrepared) send_describe_prepared = nullptr;
  decltype(&PQconsumeInput) consume_input = nullptr;
  decltype(&PQisBusy) is_busy = nullptr;
  decltype(&PQgetResult) get_result = nullptr;
  decltype(&PQputCopyEnd) put_copy_end = nullptr;
  decltype(&PQgetCopyData) get_copy_data = nullptr;
  decltype(&PQfreemem) free_memory = nullptr;

  decltype(&PQresultStatus) result_status = nullptr;
  decltype(&PQresultErrorField) result_error_field = nullptr;
  decltype(&PQresultErrorMessage) result_error_message = nullptr;
  decltype(&PQclear) clear = nullptr;
  decltype(&PQntuples) row_count = nullptr;
  decltype(&PQnfields) column_count = nullptr;
  decltype(&PQfname) column_name = nullptr;
  decltype(&PQftype) column_type = nullptr;
  decltype(&PQfmod) column_modifier = nullptr;
  decltype(&PQftable) column_table = nullptr;
  decltype(&PQftablecol) column_of_table = nullptr;
  decltype(&PQnparams) parameter_count = nullptr;
  decltype(&PQparamtype) parameter_type = nullptr;
  decltype(&PQgetisnull) is_null = nullptr;
  decltype(&PQgetvalue) value = nullptr;
  decltype(&PQgetlength) length = nullptr;
};

// The one copy of the process. S1006 when the library is missing or too old.
[[nodiscard]] Result<const Libpq*> load_libpq();

}  // namespace strata::dialect::postgres
