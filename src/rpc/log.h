// What the engine process says on standard error: one JSON object a line. Prisma's command line reads the
// level, the target and the fields of each.
#pragma once

#include <string_view>

#include "strata/result.h"

namespace strata::rpc {

void log_note(std::string_view message);

// With the target that makes the command line show the message.
void log_error(const Error& error);

}  // namespace strata::rpc
