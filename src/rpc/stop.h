// SIGTERM and SIGINT: the client is done, or a person has had enough. Neither is a failure.
#pragma once

namespace strata::rpc {

// From then on both signals ask the process to stop after the call at hand. A call that does not end within
// PRISMA_GRACEFUL_SHUTDOWN_TIMEOUT milliseconds (4000) is cut off; the database undoes what was open.
void stop_politely();

[[nodiscard]] bool is_asked_to_stop();

}  // namespace strata::rpc
