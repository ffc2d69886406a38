// How long the statements of a migration may take: by project, by run, and by the migration itself, whose
// first comment may say `-- strata: lock_timeout=5s statement_timeout=10min`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "project/configuration.h"

namespace strata::engine {

// "500ms", "5s", "10min", "1h", "0"; a bare number is milliseconds, as in PostgreSQL.
[[nodiscard]] std::optional<std::uint32_t> parse_duration(std::string_view text);

// Of the project and the run. S1002 for a value that is no duration.
[[nodiscard]] Result<dialect::TimeLimits> configured_limits(const project::Configuration& configuration,
                                                            const ProjectOptions& options);

// What the migration's script says goes before `given`. S2010 for a line that cannot be understood.
[[nodiscard]] Result<dialect::TimeLimits> limits_of(std::string_view migration, std::string_view script,
                                                    dialect::TimeLimits given);

}  // namespace strata::engine
