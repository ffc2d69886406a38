// What the migrate commands answer, as text and as JSON.
#pragma once

#include "strata/engine.h"

#include "cli/progress.h"
#include "cli/session.h"

namespace strata::cli {

int answer_text(Session& session, const DevOutcome& outcome);
int answer_text(Session& session, const DeployOutcome& outcome, const Progress& progress);
int answer_text(Session& session, const StatusOutcome& outcome);
int answer_text(Session& session, const ResetOutcome& outcome);

// The scripts that deploy would run.
int answer_dry_run(Session& session, const DeployOutcome& outcome);

int answer_json(Session& session, const DevOutcome& outcome, const Progress& progress);
int answer_json(Session& session, const DeployOutcome& outcome, const Progress& progress);
int answer_json(Session& session, const StatusOutcome& outcome, const Progress& progress);
int answer_json(Session& session, const ResetOutcome& outcome, const Progress& progress);

}  // namespace strata::cli
