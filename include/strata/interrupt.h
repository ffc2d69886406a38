// Ctrl-C while a server works for strata: the work is called off on the server, and the use case ends with an
// Error instead of the process ending in the middle.
#pragma once

namespace strata {

// Safe in a signal handler. False when nothing is waited for, or the second time: then the process may just
// end, and the database undoes what is open.
[[nodiscard]] bool interrupt() noexcept;

}  // namespace strata
