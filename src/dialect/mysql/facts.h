// What MySQL can do, as data.
#pragma once

#include "target/target.h"

namespace strata::dialect::mysql {

extern const target::Target kTarget;

}  // namespace strata::dialect::mysql
