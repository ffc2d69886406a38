// Servers that tests start for themselves: they end with the test program, however that ends, and do not run
// as root, which most refuse.
#pragma once

#include <filesystem>
#include <pwd.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace strata::test {

// Whom servers run as when root starts them; null when it is the user of the test.
[[nodiscard]] const passwd* server_user();

// A folder under the temporary one that this user may write to; empty when none can be made.
[[nodiscard]] std::filesystem::path make_server_folder(const std::string& prefix);

// Starts the command in a child as that user; its output goes to the end of `log`.
[[nodiscard]] pid_t start_as_server_user(const std::vector<std::string>& command,
                                         const std::filesystem::path& log);

// Its exit code; -1: a signal ended it.
[[nodiscard]] int wait_for(pid_t child);

// A socket file is there before anybody listens.
[[nodiscard]] bool takes_connections(const std::filesystem::path& socket);

// Of TCP on this machine, for a server that is about to start.
[[nodiscard]] int unused_port();

}  // namespace strata::test
