// What SQL Server can do, as data.
#pragma once

#include "target/target.h"

namespace strata::dialect::sqlserver {

extern const target::Target kTarget;

}  // namespace strata::dialect::sqlserver
