// The program's heap and those of its threads; strata/heap.h says what is done to them, and why.
#pragma once

#include "strata/heap.h"

namespace strata {

// Before a large input is read, or threads start that will read one; does its work once, if the program
// allows it. By the main thread, whose heap it is.
void prepare_heap();

// At the start of a thread that may read large schemas, after prepare_heap().
void prepare_heap_of_thread();

}  // namespace strata
