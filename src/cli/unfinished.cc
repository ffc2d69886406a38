// Use cases that are still being built, so that the program links meanwhile. Each definition is weak: the
// real one takes its place as soon as it exists. This file goes when the last one does.
#include "strata/engine.h"

namespace strata {
namespace {

std::unexpected<Error> unfinished(const char* name) {
  return fail(ErrorCode::usage, std::string("strata cannot do this yet: ") + name + ".");
}

}  // namespace

#define STRATA_UNFINISHED __attribute__((weak))

STRATA_UNFINISHED Result<ValidateOutcome> Engine::validate() const {
  return unfinished("validate");
}
STRATA_UNFINISHED Result<FormatOutcome> Engine::format(const FormatOptions&) const {
  return unfinished("format");
}
STRATA_UNFINISHED Result<DiffOutcome> Engine::diff(const DiffOptions&, Observer&) const {
  return unfinished("diff");
}
STRATA_UNFINISHED Result<DevOutcome> Engine::dev(const DevOptions&, Observer&) const {
  return unfinished("dev");
}
STRATA_UNFINISHED Result<DeployOutcome> Engine::deploy(const DeployOptions&, Observer&) const {
  return unfinished("deploy");
}
STRATA_UNFINISHED Result<StatusOutcome> Engine::status(Observer&) const {
  return unfinished("status");
}
STRATA_UNFINISHED Result<ResolveOutcome> Engine::resolve(const ResolveOptions&) const {
  return unfinished("resolve");
}
STRATA_UNFINISHED Result<ResetOutcome> Engine::reset(const ResetOptions&, Observer&) const {
  return unfinished("reset");
}
STRATA_UNFINISHED Result<PushOutcome> Engine::push(const PushOptions&, Observer&) const {
  return unfinished("push");
}
STRATA_UNFINISHED Result<PullOutcome> Engine::pull(const PullOptions&) const {
  return unfinished("pull");
}
STRATA_UNFINISHED Result<ExecuteOutcome> Engine::execute(const ExecuteOptions&) const {
  return unfinished("execute");
}

}  // namespace strata
