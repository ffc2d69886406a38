#include "support/process.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace strata::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr auto kPatience = std::chrono::seconds(60);

// Files, not pipes: a full pipe would stop a child that nobody reads yet.
fs::path fresh_output_file() {
  static std::atomic<unsigned> count = 0;
  return fs::temp_directory_path() /
         ("strata-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
}

[[noreturn]] void become(const std::vector<std::string>& command, const fs::path& folder,
                         const fs::path& output) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const int nothing = ::open("/dev/null", O_RDONLY);
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  if (::chdir(folder.c_str()) == 0) ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const fs::path& folder)
    : output_(fresh_output_file()) {
  child_ = ::fork();
  if (child_ == 0) become(command, folder, output_);
}

Process::~Process() {
  kill();
  if (!reaped_) (void)wait();
}

bool Process::kill(int signal) {
  if (reaped_ || child_ <= 0) return false;
  int status = 0;
  if (::waitpid(child_, &status, WNOHANG) == child_) {
    reaped_ = true;
    finished_.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    finished_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return false;
  }
  ::kill(child_, signal);
  return true;
}

Finished Process::wait() {
  const auto end = steady_clock::now() + kPatience;
  int status = 0;
  while (!reaped_) {
    const pid_t result = ::waitpid(child_, &status, WNOHANG);
    if (result == 0 && steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::microseconds(200));
      continue;
    }
    if (result == 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, &status, 0);
    }
    reaped_ = true;
    finished_.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    finished_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }
  finished_.output = text_of(output_);
  std::error_code ignored;
  fs::remove(output_, ignored);
  return finished_;
}

std::vector<std::string> strata(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), STRATA_PROGRAM);
  return arguments;
}

Finished run_strata(std::vector<std::string> arguments, const fs::path& folder) {
  Process process(strata(std::move(arguments)), folder);
  return process.wait();
}

}  // namespace strata::test
