#include "base/discard.h"

#include "strata/memory.h"

namespace strata {
namespace {

bool is_left = false;

}  // namespace

void leave_memory_to_exit() {
  is_left = true;
}

bool is_memory_left_to_exit() {
  return is_left;
}

}  // namespace strata
