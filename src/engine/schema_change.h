// A live database brought to what a schema file says, without history.
#pragma once

#include "strata/result.h"

#include "dialect/dialect.h"
#include "diff/step.h"
#include "engine/loss_report.h"
#include "project/project.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::engine {

struct SchemaChange {
  schema::Schema live;  // as it was found
  diff::Migration migration;
  LossReport losses;
};

[[nodiscard]] Result<SchemaChange> plan_change(const project::Project& project, sql::Connection& live);

// Everything or nothing. S2009 when another program changed the database since the plan was made.
[[nodiscard]] Result<void> run_change(const dialect::Dialect& dialect, sql::Connection& live,
                                      const SchemaChange& plan);

}  // namespace strata::engine
