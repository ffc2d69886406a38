// What CockroachDB can do, as data.
#pragma once

#include "target/target.h"

namespace strata::dialect::cockroach {

extern const target::Target kTarget;

}  // namespace strata::dialect::cockroach
