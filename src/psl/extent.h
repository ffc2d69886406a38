// How much of a schema a command looks at.
#pragma once

#include <cstdint>

namespace strata::psl {

enum class Extent : std::uint8_t {
  everything,
  // The datasource and the generators. Of all else only what is no schema language at all is an error: who
  // applies what was written before needs no models.
  configuration,
};

}  // namespace strata::psl
