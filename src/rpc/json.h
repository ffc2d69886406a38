// JSON as the protocol writes it: members in the order in which they were given.
#pragma once

#include <nlohmann/json.hpp>

namespace strata::rpc {

using Json = nlohmann::ordered_json;

}  // namespace strata::rpc
