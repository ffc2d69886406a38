// Runs the real program: to its end, or until somebody kills it.
#pragma once

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace strata::test {

struct Finished {
  int exit_code = -1;  // -1: ended by a signal
  int signal = 0;
  std::string output;  // stdout and stderr, as they came
};

// A child process; destroying it kills it.
class Process {
 public:
  Process(const std::vector<std::string>& command, const std::filesystem::path& folder);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // False when the process had already ended.
  bool kill(int signal = SIGKILL);
  // At most 60 seconds: then it is killed.
  [[nodiscard]] Finished wait();

 private:
  pid_t child_ = -1;
  std::filesystem::path output_;
  bool reaped_ = false;
  Finished finished_;
};

// `strata` with these arguments, in `folder`.
[[nodiscard]] std::vector<std::string> strata(std::vector<std::string> arguments);
[[nodiscard]] Finished run_strata(std::vector<std::string> arguments, const std::filesystem::path& folder);

}  // namespace strata::test
