// One side of `migrate diff`: found first, loaded when the database kind is known, because an empty side or a
// folder of migrations without a lock file learns it from the other one.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "base/pair.h"
#include "dialect/dialect.h"
#include "engine/shadow.h"
#include "history/migration.h"
#include "project/configuration.h"
#include "schema/schema.h"

namespace strata::engine {

struct FoundSide {
  const dialect::Dialect* dialect = nullptr;  // null: this side does not know
  // A shape that is known already, a live database, or a history to replay.
  std::variant<schema::Schema, dialect::ConnectOptions, history::History> source;
  std::vector<std::string> namespaces;  // in which a database is read (share_namespaces)
};

// Reads schema files and configuration; connects to nothing.
[[nodiscard]] Result<FoundSide> find_side(const DiffSide& side, const Environment& environment,
                                          const ProjectOptions& options);

// Which namespaces count only a schema file says: a database or a history beside it is read in the same ones.
void share_namespaces(Pair<FoundSide>& sides);

struct LoadOptions {
  std::optional<std::string> shadow_url;
  const project::Configuration& configuration;
};

// A side whose shape is known already is not visited.
[[nodiscard]] Result<schema::Schema> load_side(FoundSide side, const dialect::Dialect& dialect,
                                               const LoadOptions& options, Observer& observer,
                                               const Visit& visit = {});

}  // namespace strata::engine
