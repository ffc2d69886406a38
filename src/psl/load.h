// The whole front end in one call: parse every source, resolve, validate.
#pragma once

#include <cstdint>

#include "strata/diagnostic.h"

#include "base/source.h"
#include "psl/datamodel.h"
#include "target/target.h"

namespace strata::psl {

// How much of a schema has to be right.
enum class Extent : std::uint8_t {
  everything,
  // The datasource and the generators. Of all else only what is no schema language at all is an error: who
  // applies what was written before needs no models.
  configuration,
};

// The datamodel is fit for translation only if `diagnostics` has no errors afterwards. Of a configuration it
// has no models, enums and types.
[[nodiscard]] Datamodel load(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics,
                             Extent extent = Extent::everything);

}  // namespace strata::psl
