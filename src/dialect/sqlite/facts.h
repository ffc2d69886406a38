// What SQLite can do, as data.
#pragma once

#include "target/target.h"

namespace strata::dialect::sqlite {

extern const target::Target kTarget;

}  // namespace strata::dialect::sqlite
