// Prepares the heap of a short-lived program that may grow fast.
#pragma once

namespace strata::cli {

// A schema of thousands of models touches tens of thousands of pages, and every first touch is a call into
// the kernel: measured, four fifths of the time of a large diff. The heap therefore grows in one stretch of
// addresses, which costs nothing until it is used, and beyond its first part the kernel is asked for huge
// pages. Where there are none, nothing changes.
void prepare_heap();

}  // namespace strata::cli
