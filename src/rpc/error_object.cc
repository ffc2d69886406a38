#include "rpc/error_object.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <string_view>

#include "history/directory.h"

namespace strata::rpc {
namespace {

// What the database or the ledger says, without the sentence about it.
std::string all_details(const Error& error) {
  std::string text;
  for (const std::string& line : error.details) text += text.empty() ? line : '\n' + line;
  return text.empty() ? error.message : text;
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

// What the subjects of an error are called.
struct SubjectNames {
  ErrorCode code;
  std::array<const char*, 2> names;
};

constexpr auto kSubjects = std::to_array<SubjectNames>({
    {ErrorCode::authentication_failed, {"database_user"}},
    {ErrorCode::access_denied, {"database_user"}},
    {ErrorCode::server_unreachable, {"database_location"}},
    {ErrorCode::timed_out, {"database_location"}},
    {ErrorCode::database_missing, {"database_name"}},
    {ErrorCode::database_exists, {"database_name"}},
    {ErrorCode::system_database, {"database_name"}},
    {ErrorCode::provider_switched, {"expected_provider", "provider"}},
});

void add_subjects(const Error& error, Json& meta) {
  const auto* const found = std::ranges::find(kSubjects, error.code, &SubjectNames::code);
  if (found == kSubjects.end()) return;
  for (std::size_t i = 0; i < error.subjects.size() && i < found->names.size(); ++i) {
    meta[found->names[i]] = error.subjects[i];
  }
}

// The fields that go with a code; most codes have none.
Json meta_of(const Error& error) {
  static constexpr ErrorCode kAboutMigrations[] = {
      ErrorCode::already_applied,      ErrorCode::rollback_of_unapplied, ErrorCode::rollback_of_finished,
      ErrorCode::shadow_replay_failed, ErrorCode::migration_not_found,   ErrorCode::migration_failed};
  static constexpr ErrorCode kWithCause[] = {ErrorCode::shadow_replay_failed, ErrorCode::shadow_not_created,
                                             ErrorCode::reset_failed};
  Json meta = Json::object();
  add_subjects(error, meta);
  if (is_one_of(kAboutMigrations, error.code)) meta["migration_name"] = error.migration;
  if (is_one_of(kWithCause, error.code)) meta["inner_error"] = inner_error(error);
  if (error.code == ErrorCode::database_not_created) meta["database_error"] = all_details(error);
  if (error.code == ErrorCode::failed_migrations) meta["details"] = error.message + '\n' + all_details(error);
  if (error.code == ErrorCode::script_missing) {
    meta["migration_file_path"] = history::script_in(error.migration);
  }
  if (error.code == ErrorCode::migration_failed) {
    meta["database_error_code"] = error.database_code;
    meta["database_error"] = all_details(error);
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
