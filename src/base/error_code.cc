#include "strata/result.h"

namespace strata {

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::authentication_failed:
      return "P1000";
    case ErrorCode::server_unreachable:
      return "P1001";
    case ErrorCode::timed_out:
      return "P1002";
    case ErrorCode::database_missing:
      return "P1003";
    case ErrorCode::operation_timed_out:
      return "P1008";
    case ErrorCode::database_exists:
      return "P1009";
    case ErrorCode::access_denied:
      return "P1010";
    case ErrorCode::tls_failed:
      return "P1011";
    case ErrorCode::schema_invalid:
      return "P1012";
    case ErrorCode::url_malformed:
      return "P1013";
    case ErrorCode::connection_closed:
      return "P1017";
    case ErrorCode::database_not_created:
      return "P3000";
    case ErrorCode::system_database:
      return "P3004";
    case ErrorCode::database_not_empty:
      return "P3005";
    case ErrorCode::shadow_replay_failed:
      return "P3006";
    case ErrorCode::already_applied:
      return "P3008";
    case ErrorCode::failed_migrations:
      return "P3009";
    case ErrorCode::name_too_long:
      return "P3010";
    case ErrorCode::rollback_of_unapplied:
      return "P3011";
    case ErrorCode::rollback_of_finished:
      return "P3012";
    case ErrorCode::shadow_not_created:
      return "P3014";
    case ErrorCode::script_missing:
      return "P3015";
    case ErrorCode::reset_failed:
      return "P3016";
    case ErrorCode::migration_not_found:
      return "P3017";
    case ErrorCode::migration_failed:
      return "P3018";
    case ErrorCode::provider_switched:
      return "P3019";
    case ErrorCode::database_empty:
      return "P4001";
    case ErrorCode::usage:
      return "S1001";
    case ErrorCode::config_invalid:
      return "S1002";
    case ErrorCode::file_unreadable:
      return "S1003";
    case ErrorCode::file_unwritable:
      return "S1004";
    case ErrorCode::schema_not_found:
      return "S1005";
    case ErrorCode::driver_missing:
      return "S1006";
    case ErrorCode::sql_failed:
      return "S1007";
    case ErrorCode::confirmation_needed:
      return "S2001";
    case ErrorCode::not_executable:
      return "S2002";
    case ErrorCode::reset_needed:
      return "S2003";
    case ErrorCode::edited_migrations:
      return "S2004";
    case ErrorCode::missing_migrations:
      return "S2005";
    case ErrorCode::seed_failed:
      return "S2006";
    case ErrorCode::declined:
      return "S2007";
    case ErrorCode::foreign_keys_violated:
      return "S2008";
    case ErrorCode::busy:
      return "S2009";
  }
  return "S0000";
}

}  // namespace strata
