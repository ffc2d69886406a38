// A SQLite file system that fails on demand: the N-th write (or truncate, sync, delete) of the process fails,
// and with `sticky` every later one too, as on a full disk.
#pragma once

namespace strata::integration {

class FailingDisk {
 public:
  enum class Failure : unsigned char { io_error, disk_full };

  // Becomes SQLite's default file system for the lifetime of the object.
  FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;
  ~FailingDisk();

  // Counting starts anew; `at` counts from 1.
  void fail_at(int at, Failure failure, bool sticky);
  // No more failures. True when one has happened since fail_at.
  bool heal();
};

}  // namespace strata::integration
