#include "rpc/error_object.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string_view>

namespace strata::rpc {
namespace {

std::string first_detail(const Error& error) {
  return error.details.empty() ? error.message : error.details.front();
}

Json known_error(const Error& error) {
  return {{"is_panic", false}, {"message", user_text(error)}, {"error_code", error_code_name(error.code)}};
}

bool is_one_of(std::span<const ErrorCode> codes, ErrorCode code) {
  return std::ranges::find(codes, code) != codes.end();
}

// What lies behind an error that only says where it happened.
Json inner_error(const Error& error) {
  Error cause = error;
  cause.code = ErrorCode::sql_failed;
  return known_error(cause);
}

// The fields that go with a code; most codes have none.
Json meta_of(const Error& error) {
  static constexpr ErrorCode kAboutMigrations[] = {
      ErrorCode::already_applied,      ErrorCode::rollback_of_unapplied, ErrorCode::rollback_of_finished,
      ErrorCode::shadow_replay_failed, ErrorCode::migration_not_found,   ErrorCode::migration_failed};
  static constexpr ErrorCode kWithCause[] = {ErrorCode::shadow_replay_failed, ErrorCode::shadow_not_created,
                                             ErrorCode::reset_failed};
  Json meta = Json::object();
  if (is_one_of(kAboutMigrations, error.code)) meta["migration_name"] = error.migration;
  if (is_one_of(kWithCause, error.code)) meta["inner_error"] = inner_error(error);
  if (error.code == ErrorCode::database_not_created) meta["database_error"] = error.message;
  if (error.code == ErrorCode::failed_migrations) meta["details"] = first_detail(error);
  if (error.code == ErrorCode::script_missing) meta["migration_file_path"] = error.migration;
  if (error.code == ErrorCode::migration_failed) {
    meta["database_error_code"] = error.database_code;
    meta["database_error"] = first_detail(error);
  }
  return meta;
}

void add_lines(std::string& text, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) text += '\n' + line;
}

}  // namespace

std::string user_text(const Error& error) {
  std::string text = error.message;
  for (const LocatedDiagnostic& diagnostic : error.diagnostics) {
    text += fmt::format("\n{}:{}:{}: {}", diagnostic.location.file, diagnostic.location.line,
                        diagnostic.location.column, diagnostic.message);
    if (!diagnostic.help.empty()) text += "\n  " + diagnostic.help;
  }
  if (!error.details.empty()) text += '\n';
  add_lines(text, error.details);
  if (!error.next_steps.empty()) text += '\n';
  add_lines(text, error.next_steps);
  return text;
}

Json error_object(const Error& error) {
  Json data = known_error(error);
  data["meta"] = meta_of(error);
  return {{"code", kEngineError},
          {"message", "The engine could not do what was asked."},
          {"data", std::move(data)}};
}

}  // namespace strata::rpc
