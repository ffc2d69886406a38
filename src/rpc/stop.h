// SIGTERM and SIGINT: the client is done, or a person has had enough. Neither is a failure.
#pragma once

#include <string>

namespace strata::rpc {

// From then on both signals ask the process to stop after the call at hand. A call that does not end within
// PRISMA_GRACEFUL_SHUTDOWN_TIMEOUT milliseconds (4000) is called off on the server and answered with S2011.
// What has not ended PRISMA_BLOCKING_TASKS_SHUTDOWN_TIMEOUT milliseconds (200) later, and what no server
// does, is cut off with its last words and exit code 1: the database undoes what was open.
void stop_politely();

[[nodiscard]] bool is_asked_to_stop();

// While one lives, a call is at work: if it is cut off, `line` is the last that is written to `out`. At most
// one at a time.
class LastWords {
 public:
  LastWords(int out, std::string line);
  LastWords(const LastWords&) = delete;
  LastWords& operator=(const LastWords&) = delete;
  ~LastWords();

 private:
  std::string line_;
};

}  // namespace strata::rpc
