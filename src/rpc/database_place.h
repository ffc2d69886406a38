// A database that a call or a sub-command names.
#pragma once

#include <string>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "project/project.h"
#include "rpc/session.h"

namespace strata::rpc {

struct Place {
  const dialect::Dialect* dialect = nullptr;
  dialect::ConnectOptions where;
};

[[nodiscard]] Result<Place> place_at(const Session& session, const std::string& url);
[[nodiscard]] Result<Place> place_of(const Session& session, const project::Project& project);
// That of --datasource, else of the schema files that the process was started with.
[[nodiscard]] Result<Place> place_of_command_line(const Session& session);

// P1009 when it exists already.
[[nodiscard]] Result<void> create_database(const Place& place);

}  // namespace strata::rpc
