// What MongoDB can do, as data.
#pragma once

#include "target/target.h"

namespace strata::dialect::mongodb {

extern const target::Target kTarget;

}  // namespace strata::dialect::mongodb
