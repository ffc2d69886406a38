#include "judges.h"

#include <array>
#include <csignal>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

namespace strata::conformance {
namespace {

// Generous: the largest schemas take milliseconds, and sanitizers slow everything down.
constexpr unsigned kSecondsPerCase = 60;

struct Kind {
  std::string_view name;
  Judge judge;
};

constexpr std::array kKinds = {
    Kind{"validate", judge_validate},     Kind{"format", judge_format}, Kind{"diff", judge_diff},
    Kind{"introspect", judge_introspect}, Kind{"push", judge_push},     Kind{"app", judge_app},
};

// The first byte is the outcome, the rest the reason.
void send(int pipe, const Verdict& verdict) {
  std::string message(1, static_cast<char>(verdict.outcome));
  message += verdict.why;
  for (std::string_view rest = message; !rest.empty();) {
    const ssize_t written = ::write(pipe, rest.data(), rest.size());
    if (written <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string receive(int pipe) {
  std::string message;
  std::array<char, 4096> buffer{};
  for (ssize_t count = 0; (count = ::read(pipe, buffer.data(), buffer.size())) > 0;) {
    message.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return message;
}

Verdict verdict_of(const std::string& message, int status) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    return failed(signal == SIGALRM ? "hangs" : std::string("crashes: ") + ::strsignal(signal));
  }
  if (message.empty()) return failed("ends without an answer (sanitizer or exception, see above)");
  return {static_cast<Verdict::Outcome>(message.front()), message.substr(1)};
}

}  // namespace

Judge find_judge(std::string_view kind) {
  for (const Kind& known : kKinds) {
    if (known.name == kind) return known.judge;
  }
  return nullptr;
}

Verdict judge_apart(Judge judge, const Case& entry) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return failed("no pipe: " + std::string(std::strerror(errno)));
  const pid_t child = ::fork();
  if (child < 0) return failed("no process: " + std::string(std::strerror(errno)));
  if (child == 0) {
    ::close(ends[0]);
    ::alarm(kSecondsPerCase);
    send(ends[1], judge(entry));
    ::_exit(0);
  }
  ::close(ends[1]);
  const std::string message = receive(ends[0]);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return verdict_of(message, status);
}

}  // namespace strata::conformance
