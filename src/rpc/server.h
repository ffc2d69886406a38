// Serves calls, one after the other, until the client closes the pipe or asks the process to stop.
#pragma once

#include "rpc/session.h"

namespace strata::rpc {

void serve(Session& session);

}  // namespace strata::rpc
