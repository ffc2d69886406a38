// Tables and enums that the configuration calls external: somebody else makes and changes them.
#pragma once

#include "strata/result.h"

#include "diff/external.h"
#include "project/configuration.h"

namespace strata::project {

// "namespace.name" where the database has namespaces, else the bare name. P3023, P3024.
[[nodiscard]] Result<diff::External> external_objects(const Configuration& configuration,
                                                      bool has_namespaces);

}  // namespace strata::project
