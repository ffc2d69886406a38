// The engine process that Prisma's command line starts (PRISMA_SCHEMA_ENGINE_BINARY): calls on standard
// input, answers on standard output, notes on standard error.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "strata/version.h"

#include "engine/database.h"
#include "rpc/arguments.h"
#include "rpc/channel.h"
#include "rpc/database_place.h"
#include "rpc/log.h"
#include "rpc/server.h"
#include "rpc/session.h"
#include "rpc/stop.h"

namespace {

using namespace strata;

// Exit codes: what the client tells apart.
constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kUnusable = 101;

Environment read_environment() {
  Environment result{.working_directory = {}, .variables = {}, .reserves_stdout = true};
  std::error_code failed;
  result.working_directory = std::filesystem::current_path(failed);
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    const std::size_t end = text.find('=');
    if (end != std::string::npos) result.variables[text.substr(0, end)] = text.substr(end + 1);
  }
  return result;
}

Result<void> run_command(rpc::Command command, const rpc::Session& session) {
  STRATA_TRY(const rpc::Place place, rpc::place_of_command_line(session));
  switch (command) {
    case rpc::Command::can_connect:
      STRATA_CHECK(engine::open_database(*place.dialect, place.where, engine::IfMissing::fail));
      return {};
    case rpc::Command::create_database:
      return rpc::create_database(place);
    case rpc::Command::drop_database:
      return place.dialect->drop_database(place.where);
    case rpc::Command::serve:
    case rpc::Command::version:
      break;
  }
  return {};
}

int run(const std::vector<std::string>& words) {
  Result<rpc::Arguments> arguments = rpc::parse_arguments(words);
  if (!arguments) {
    std::fprintf(stderr, "%s\n", arguments.error().message.c_str());
    return kFailed;
  }
  const rpc::Command command = arguments->command;
  if (command == rpc::Command::version) {
    std::printf("schema-engine-cli strata-%.*s\n", static_cast<int>(kVersion.size()), kVersion.data());
    return kDone;
  }
  rpc::stop_politely();
  rpc::Channel channel(STDIN_FILENO, STDOUT_FILENO);
  rpc::Session session(read_environment(), std::move(*arguments), channel);
  // The client throws the first line away.
  rpc::log_note("The engine starts.");
  if (const Result<void> read = session.read_schema(); !read) {
    rpc::log_error(read.error());
    return kUnusable;
  }
  if (command == rpc::Command::serve) {
    rpc::serve(session);
    return kDone;
  }
  const Result<void> done = run_command(command, session);
  if (!done) rpc::log_error(done.error());
  return done ? kDone : kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  int code = kUnusable;
  // strata throws nothing; its libraries may run out of memory.
  try {
    code = run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "error: %s\n", exception.what());
  }
  std::fflush(stdout);
  std::_Exit(code);
}
