#include <cstdio>

#include "strata/version.h"

int main() {
  std::printf("strata %s\n", strata::kVersion.data());
  return 0;
}
