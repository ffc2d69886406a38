// One judge a kind of case: asks strata, compares with the recorded answer, says why not when they differ.
#pragma once

#include "corpus.h"
#include "verdict.h"

namespace strata::conformance {

[[nodiscard]] Verdict judge_validate(const Case& entry);
[[nodiscard]] Verdict judge_format(const Case& entry);
[[nodiscard]] Verdict judge_diff(const Case& entry);
[[nodiscard]] Verdict judge_introspect(const Case& entry);
[[nodiscard]] Verdict judge_push(const Case& entry);
[[nodiscard]] Verdict judge_app(const Case& entry);

using Judge = Verdict (*)(const Case&);
// Null for a kind that nobody judges.
[[nodiscard]] Judge find_judge(std::string_view kind);

// Runs the judge in a process of its own, so that a crash or a hang is one failed case and not the end of the
// run.
[[nodiscard]] Verdict judge_apart(Judge judge, const Case& entry);

}  // namespace strata::conformance
