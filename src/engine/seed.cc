#include "engine/seed.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "base/files.h"

namespace strata {
namespace engine {
namespace {

namespace fs = std::filesystem;

// While a child has the terminal, Ctrl-C and Ctrl-\ are its business.
class IgnoredInterrupts {
 public:
  IgnoredInterrupts() {
    struct sigaction ignore{};
    ignore.sa_handler = SIG_IGN;  // NOLINT: the macro casts an integer
    sigaction(SIGINT, &ignore, &interrupt_);
    sigaction(SIGQUIT, &ignore, &quit_);
  }
  IgnoredInterrupts(const IgnoredInterrupts&) = delete;
  IgnoredInterrupts& operator=(const IgnoredInterrupts&) = delete;
  ~IgnoredInterrupts() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGQUIT, &quit_, nullptr);
  }

 private:
  struct sigaction interrupt_{};
  struct sigaction quit_{};
};

// Programs installed by npm are found without a path, as in npm scripts.
std::string path_with_packages(const project::Configuration& configuration) {
  std::string path;
  fs::path at = configuration.working_directory;
  while (true) {
    const fs::path programs = at / "node_modules" / ".bin";
    if (is_folder(programs)) path += programs.string() + ":";
    if (at == at.parent_path()) break;
    at = at.parent_path();
  }
  return path + project::find_variable(configuration, "PATH").value_or("/usr/local/bin:/usr/bin:/bin");
}

std::vector<std::string> child_environment(const project::Configuration& configuration) {
  std::vector<std::string> variables;
  for (const auto& [name, value] : configuration.variables) {
    if (name != "PATH") variables.push_back(name + "=" + value);
  }
  variables.push_back("PATH=" + path_with_packages(configuration));
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// The wait status, or an errno value as a failure to start.
Result<int> run_shell(const Environment& environment, const project::Configuration& configuration,
                      const std::string& command, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"sh", "-c", arguments.empty() ? command : command + " \"$@\"", "sh"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = child_environment(configuration);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, configuration.working_directory.c_str());
  if (environment.reserves_stdout) posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGINT);
  sigaddset(&defaults, SIGQUIT);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  const IgnoredInterrupts ignored;
  pid_t child = 0;
  const int failure = posix_spawn(&child, "/bin/sh", &actions, &attributes, pointers(words).data(),
                                  pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  int status = 0;
  if (failure != 0 || waitpid(child, &status, 0) < 0) {
    return fail(ErrorCode::seed_failed, std::string("The seed command could not be started: ") +
                                            std::strerror(failure != 0 ? failure : errno) + ".");
  }
  return status;
}

std::string describe(int status) {
  if (WIFSIGNALED(status)) return "was ended by signal " + std::to_string(WTERMSIG(status));
  return "ended with exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Result<std::string> run_seed(const Environment& environment, const project::Configuration& configuration,
                             const std::vector<std::string>& arguments) {
  if (!configuration.seed) {
    return fail(
        ErrorCode::config_invalid, "No seed command is configured.",
        {"In strata.toml: [migrations] seed = \"sqlite3 dev.db < seed.sql\".",
         "Or in prisma.config.ts: migrations: { seed: \"…\" }, or in package.json: \"prisma\": { \"seed\": "
         "\"…\" }."});
  }
  STRATA_TRY(std::string command, project::value_of(configuration, *configuration.seed));
  STRATA_TRY(const int status, run_shell(environment, configuration, command, arguments));
  if (status == 0) return command;
  Error error{.code = ErrorCode::seed_failed, .message = "The seed command " + describe(status) + "."};
  error.details.push_back(std::move(command));
  return std::unexpected(std::move(error));
}

}  // namespace engine

Result<SeedOutcome> Engine::seed(const SeedOptions& options) const {
  STRATA_TRY(const project::Configuration configuration, project::read_configuration(environment_, options_));
  STRATA_TRY(std::string command, engine::run_seed(environment_, configuration, options.arguments));
  return SeedOutcome{.command = std::move(command)};
}

}  // namespace strata
