#include "rpc/log.h"

#include <cstdio>
#include <string>

#include "base/clock.h"
#include "base/timestamp.h"
#include "rpc/error_object.h"

namespace strata::rpc {
namespace {

// Where the command line looks for the reason of a failed sub-command.
constexpr std::string_view kErrorTarget = "schema_engine::logger";
constexpr std::string_view kTarget = "schema_engine";

void write_line(std::string_view level, Json fields, std::string_view target) {
  const Json line = {
      {"timestamp", to_rfc3339(now())}, {"level", level}, {"fields", std::move(fields)}, {"target", target}};
  const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
  std::fflush(stderr);
}

}  // namespace

void log_note(std::string_view message) {
  write_line("INFO", {{"message", message}}, kTarget);
}

void log_error(const Error& error) {
  write_line(
      "ERROR",
      {{"is_panic", false}, {"error_code", error_code_name(error.code)}, {"message", user_text(error)}},
      kErrorTarget);
}

}  // namespace strata::rpc
