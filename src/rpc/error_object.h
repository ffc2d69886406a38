// strata's errors as the protocol writes them.
#pragma once

#include <string>

#include "strata/result.h"

#include "rpc/json.h"

namespace strata::rpc {

// JSON-RPC's own codes, and the one that stands for every failure of the engine itself.
inline constexpr int kParseError = -32700;
inline constexpr int kInvalidRequest = -32600;
inline constexpr int kMethodNotFound = -32601;
inline constexpr int kInvalidParams = -32602;
inline constexpr int kEngineError = 4466;

// What a person reads: sentence, diagnostics, details and next steps on lines of their own.
[[nodiscard]] std::string user_text(const Error& error);

// The member `error` of a response.
[[nodiscard]] Json error_object(const Error& error);

}  // namespace strata::rpc
