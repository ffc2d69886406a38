// Why a connection could not be made. libpq gives its reason as text only; in its verbose form the text holds
// the SQLSTATE of a server that answered.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "base/ascii.h"
#include "dialect/postgres/error.h"

namespace strata::dialect::postgres {
namespace {

struct Reason {
  std::string_view mark;  // a SQLSTATE or its beginning; without one, a part of libpq's own English text
  ErrorCode code;
  std::string_view message;
  std::string_view next_step;
};

constexpr auto kStates = std::to_array<Reason>({
    {"28P01", ErrorCode::authentication_failed, "The server did not accept the password of the user {user}.",
     "Check user and password in the database URL; special characters are written as percent escapes."},
    {"28", ErrorCode::authentication_failed, "The server does not let the user {user} in.",
     "Check user and password in the database URL, and the server's pg_hba.conf."},
    {"3D000", ErrorCode::database_missing, "The database {database} does not exist.",
     "Check its name in the database URL, or create it with `strata migrate deploy` or `strata db push`."},
    {"42501", ErrorCode::access_denied, "The user {user} may not connect to the database {database}.",
     "Grant it: GRANT CONNECT ON DATABASE … TO …"},
    {"53300", ErrorCode::server_unreachable, "The server at {server} has no connection left to give.",
     "Close other programs' connections, or raise the server's max_connections."},
    {"57P03", ErrorCode::server_unreachable, "The server at {server} takes no connections at the moment.",
     "Try again in a moment: it is starting up, shutting down, or recovering."},
    {"08P01", ErrorCode::server_unreachable, "The server at {server} refused a parameter of the connection.",
     "Behind a connection pooler, leave `options` out of the database URL."},
});

constexpr auto kTexts = std::to_array<Reason>({
    {"no password supplied", ErrorCode::authentication_failed,
     "The server wants a password for the user {user}.",
     "Put it into the database URL, PGPASSWORD or ~/.pgpass."},
    {"invalid connection option", ErrorCode::url_malformed,
     "This version of libpq does not know a parameter of the database URL.", ""},
    {"invalid sslmode value", ErrorCode::url_malformed,
     "The `sslmode` of the database URL is none that there is.",
     "Use disable, allow, prefer, require, verify-ca or verify-full."},
    {"certificate", ErrorCode::tls_failed, "The encrypted connection to {server} failed.",
     "Check `sslmode`, `sslcert` and `sslaccept` of the database URL."},
    {"SSL", ErrorCode::tls_failed, "The encrypted connection to {server} failed.",
     "Check `sslmode`, `sslcert` and `sslaccept` of the database URL."},
    {"timeout expired", ErrorCode::timed_out, "The server at {server} did not answer in time.",
     "Check host and port, or raise `connect_timeout` in the database URL."},
});

constexpr Reason kUnreachable = {"", ErrorCode::server_unreachable,
                                 "The server at {server} cannot be reached.",
                                 "Check that it runs, and host and port in the database URL."};

bool is_state(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || is_upper(c); });
}

// "FATAL:  28P01: password authentication failed …": the severity may be in any language. Several servers may
// have been tried; the last one decides.
std::string_view find_state(std::string_view words) {
  constexpr std::string_view kBefore = ":  ";
  constexpr std::size_t kLength = 5;
  for (std::size_t at = words.rfind(kBefore); at != std::string_view::npos && at > 0;
       at = words.rfind(kBefore, at - 1)) {
    const std::string_view state = words.substr(at + kBefore.size(), kLength);
    const std::size_t end = at + kBefore.size() + kLength;
    if (state.size() == kLength && is_state(state) && words.substr(end, 1) == ":") return state;
  }
  return {};
}

const Reason& reason_of(std::string_view state, std::string_view words) {
  if (!state.empty()) {
    const auto* const found =
        std::ranges::find_if(kStates, [&](const Reason& reason) { return state.starts_with(reason.mark); });
    return found == kStates.end() ? kUnreachable : *found;
  }
  const auto* const found = std::ranges::find_if(
      kTexts, [&](const Reason& reason) { return words.find(reason.mark) != std::string_view::npos; });
  return found == kTexts.end() ? kUnreachable : *found;
}

std::string quoted(std::string_view name) {
  return fmt::format("\"{}\"", name);
}

std::string fill(std::string_view text, const Location& location) {
  std::string filled(text);
  const auto replace = [&](std::string_view mark, const std::string& value) {
    if (const std::size_t at = filled.find(mark); at != std::string::npos) {
      filled.replace(at, mark.size(), value);
    }
  };
  replace("{user}", quoted(user_of(location)));
  replace("{database}", quoted(database_of(location)));
  replace("{server}", quoted(host_of(location) + ":" + port_of(location)));
  return filled;
}

// The lines about the server's source code that verbose messages bring along.
void add_words(Error& error, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('\n'), words.size());
    const std::string_view line = trim(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
    const bool is_source = line.find(".c:") != std::string_view::npos;
    if (!line.empty() && !is_source) error.details.emplace_back(line);
  }
}

std::string subject_of(ErrorCode code, const Location& location) {
  if (code == ErrorCode::authentication_failed || code == ErrorCode::access_denied) return user_of(location);
  if (code == ErrorCode::database_missing) return database_of(location);
  return host_of(location) + ":" + port_of(location);
}

Error make_error(const Reason& reason, const Location& location, std::string_view state) {
  Error error{
      .code = reason.code, .message = fill(reason.message, location), .database_code = std::string(state)};
  if (!reason.next_step.empty()) error.next_steps.emplace_back(reason.next_step);
  error.subjects = {subject_of(reason.code, location)};
  return error;
}

}  // namespace

Error connect_error(const Location& location, std::string_view words) {
  const std::string_view state = find_state(words);
  Error error = make_error(reason_of(state, words), location, state);
  add_words(error, words);
  return error;
}

Error connect_timeout(const Location& location) {
  return make_error(reason_of({}, "timeout expired"), location, {});
}

}  // namespace strata::dialect::postgres
