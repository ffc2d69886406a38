// What one case of a corpus came to.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace strata::conformance {

struct Verdict {
  enum class Outcome : std::uint8_t {
    passed,
    passed_by_running,  // the reference's own SQL is wrong there; ours runs and leaves no difference
    failed,
    not_run,
  };
  Outcome outcome = Outcome::passed;
  std::string why;  // failed: the first line short, then details; not run: the reason
};

[[nodiscard]] inline Verdict passed() {
  return {};
}
[[nodiscard]] inline Verdict passed_by_running() {
  return {.outcome = Verdict::Outcome::passed_by_running};
}
[[nodiscard]] inline Verdict failed(std::string why) {
  return {Verdict::Outcome::failed, std::move(why)};
}
[[nodiscard]] inline Verdict not_run(std::string why) {
  return {Verdict::Outcome::not_run, std::move(why)};
}

}  // namespace strata::conformance
