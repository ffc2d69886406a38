// What PostgreSQL can do, as data.
#pragma once

#include "target/target.h"

namespace strata::dialect::postgres {

extern const target::Target kTarget;

}  // namespace strata::dialect::postgres
