// What a command works with: the process's surroundings and its two outputs.
#pragma once

#include <cstdio>
#include <utility>

#include "strata/engine.h"

#include "cli/terminal.h"

namespace strata::cli {

// What the program returns.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kDifferences = 2;  // `migrate diff --exit-code`
inline constexpr int kDeclined = 130;   // the person said no, as for Ctrl-C

struct Session {
  explicit Session(Environment surroundings)
      : environment(std::move(surroundings)), out(stdout, environment), err(stderr, environment) {}

  Environment environment;
  Output out;
  Output err;
  bool as_json = false;  // --json
};

}  // namespace strata::cli
