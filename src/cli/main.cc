#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

#include "strata/memory.h"

#include "cli/dispatch.h"
#include "cli/interrupt.h"
#include "cli/session.h"

namespace {

using strata::cli::Session;

strata::Environment read_environment() {
  strata::Environment result;
  std::error_code error;
  result.working_directory = std::filesystem::current_path(error);
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t mark = text.find('=');
    if (mark != std::string_view::npos) result.variables.emplace(text.substr(0, mark), text.substr(mark + 1));
  }
  return result;
}

int run(std::vector<std::string> words) {
  Session session(read_environment());
  if (session.environment.working_directory.empty()) {
    session.err.line("error: the working directory does not exist any more.");
    return strata::cli::kFailed;
  }
  strata::cli::install_interrupt_handler();
  const int code = strata::cli::dispatch(std::move(words), session);
  if (!session.out.flush()) {
    session.err.line("error: standard output cannot be written.");
    return strata::cli::kFailed;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  strata::leave_memory_to_exit();
  int code = strata::cli::kFailed;
  // strata throws nothing; its libraries may run out of memory.
  try {
    code = run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "error: %s\n", exception.what());
  }
  std::fflush(stderr);
  // The system takes everything back faster than destructors can give it.
  std::_Exit(code);
}
