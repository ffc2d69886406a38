#include "dialect/sqlite/memory.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>
#include <sqlite3.h>

namespace strata::dialect::sqlite {
namespace {

// Before every block: SQLite asks for the size of what it was given.
struct Header {
  std::int64_t size;
};

// What a block needs with its header and the heap's own is a multiple of this.
constexpr int kStep = 16;

Header* header_of(void* block) {
  return static_cast<Header*>(block) - 1;
}

int round_up(int size) {
  return (size + kStep - 1) / kStep * kStep;
}

// Sizes come rounded up and are positive. Null: there is no memory.
void* allocate(int size) {
  void* const place = ::operator new(sizeof(Header) + static_cast<std::size_t>(size), std::nothrow);
  return place != nullptr ? new (place) Header{size} + 1 : nullptr;
}

void release(void* block) {
  ::operator delete(header_of(block));
}

int size_of(void* block) {
  return block != nullptr ? static_cast<int>(header_of(block)->size) : 0;
}

void* reallocate(void* block, int size) {
  void* const moved = allocate(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, static_cast<std::size_t>(std::min(size, size_of(block))));
  release(block);
  return moved;
}

int begin(void* /*unused*/) {
  return SQLITE_OK;
}

void end(void* /*unused*/) {}

bool configure() {
  sqlite3_mem_methods methods{.xMalloc = allocate,
                              .xFree = release,
                              .xRealloc = reallocate,
                              .xSize = size_of,
                              .xRoundup = round_up,
                              .xInit = begin,
                              .xShutdown = end,
                              .pAppData = nullptr};
  const bool is_shared = sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
  return is_shared && sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
}

}  // namespace

void share_heap() {
  [[maybe_unused]] static const bool is_configured = configure();
}

}  // namespace strata::dialect::sqlite
