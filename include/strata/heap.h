// For programs that are strata and little else: a heap that may grow fast.
//
// A schema of thousands of models touches tens of thousands of pages, and every first touch is a call into
// the kernel: measured, four fifths of the time of a large comparison. The heap therefore grows in one
// stretch of addresses, which costs nothing until it is used, and the kernel is asked for huge pages. Where
// there are none, nothing changes. A program that only reads small schemas is left as it is.
#pragma once

namespace strata {

// Once, at the start of the program. Without it strata leaves the heap alone.
void allow_large_heap();

}  // namespace strata
