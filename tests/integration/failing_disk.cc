#include "failing_disk.h"

#include <cstring>
#include <sqlite3.h>

namespace strata::integration {
namespace {

struct Plan {
  int count = 0;
  int at = 0;  // 0: never
  int code = SQLITE_OK;
  bool sticky = false;
  bool has_failed = false;
};

Plan plan;

// True when this operation has to fail.
bool strikes() {
  if (plan.at == 0) return false;
  ++plan.count;
  const bool now = plan.count == plan.at || (plan.sticky && plan.count > plan.at);
  plan.has_failed = plan.has_failed || now;
  return now;
}

// A file of ours is a file of the real system behind a header.
struct File {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real;
}

int close_file(sqlite3_file* file) {
  return real(file)->pMethods->xClose(real(file));
}
int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), bytes, count, offset);
}
int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (strikes()) return plan.code;
  return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (strikes()) return SQLITE_IOERR_TRUNCATE;
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
  if (strikes()) return SQLITE_IOERR_FSYNC;
  return real(file)->pMethods->xSync(real(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_lock(sqlite3_file* file, int* result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int control_file(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

// Version 1: without shared memory, so without WAL; rollback journals are what is tested.
constexpr sqlite3_io_methods kMethods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
};

sqlite3_vfs* real_system(sqlite3_vfs* system) {
  return static_cast<sqlite3_vfs*>(system->pAppData);
}

int open_file(sqlite3_vfs* system, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* ours = reinterpret_cast<File*>(file);
  ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
  sqlite3_vfs* below = real_system(system);
  const int code = below->xOpen(below, name, ours->real, flags, out_flags);
  ours->base.pMethods = code == SQLITE_OK ? &kMethods : nullptr;
  return code;
}

int delete_file(sqlite3_vfs* system, const char* name, int sync) {
  if (strikes()) return SQLITE_IOERR_DELETE;
  return real_system(system)->xDelete(real_system(system), name, sync);
}

sqlite3_vfs shim;

}  // namespace

FailingDisk::FailingDisk() {
  sqlite3_vfs* below = sqlite3_vfs_find("unix");
  shim = *below;
  shim.zName = "failing-disk";
  shim.pAppData = below;
  shim.szOsFile = below->szOsFile + static_cast<int>(sizeof(File));
  shim.xOpen = open_file;
  shim.xDelete = delete_file;
  plan = {};
  sqlite3_vfs_register(&shim, 1);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_unregister(&shim);
  sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
}

void FailingDisk::fail_at(int at, Failure failure, bool sticky) {
  plan = {
      .at = at, .code = failure == Failure::io_error ? SQLITE_IOERR_WRITE : SQLITE_FULL, .sticky = sticky};
}

bool FailingDisk::heal() {
  plan.at = 0;
  return plan.has_failed;
}

}  // namespace strata::integration
