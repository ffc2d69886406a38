// Threads have heaps of their own; strata/heap.h says what is done to the program's, and why.
#pragma once

#include "strata/heap.h"

namespace strata {

// At the start of a thread that will read large schemas.
void prepare_heap_of_thread();

}  // namespace strata
