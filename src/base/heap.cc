#include "base/heap.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <malloc.h>
#include <memory>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace strata {
namespace {

constexpr std::size_t kReservedBytes = std::size_t{128} << 20U;
constexpr std::size_t kHugePageBytes = std::size_t{2} << 20U;
constexpr int kLargestHeapBlock = 32 << 20;
// glibc keeps the heap of a thread in stretches of this size, which begin at its multiples (malloc/arena.c).
constexpr std::size_t kThreadHeapBytes = std::size_t{64} << 20U;

std::uintptr_t next_huge_page(std::uintptr_t address) {
  return (address + kHugePageBytes - 1) & ~(kHugePageBytes - 1);
}

void use_huge_pages(std::uintptr_t first, std::uintptr_t last) {
  if (last > first) madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}

// Where the next block of some size will stand. The heap grows if it must.
std::uintptr_t end_of_use() {
  // Larger than what a new heap has left. The compiler must not see that it is unused.
  void* volatile block = std::malloc(std::size_t{256} << 10U);
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  std::free(block);
  return address;
}

// Takes the addresses below the next huge page out of use, so that what follows stands in huge pages. They
// are never touched and so cost no memory.
void skip_to_huge_page() {
  const std::uintptr_t begin = end_of_use();
  static thread_local std::unique_ptr<void, decltype(&std::free)> skipped(nullptr, &std::free);
  skipped.reset(std::malloc(next_huge_page(begin) - begin));
}

// Reserving addresses counts against these limits, although it uses no memory.
bool addresses_are_limited() {
  for (const auto resource : {RLIMIT_AS, RLIMIT_DATA}) {
    rlimit limit{};
    if (getrlimit(resource, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) return true;
  }
  return false;
}

}  // namespace

void prepare_heap() {
  if (addresses_are_limited()) return;
  mallopt(M_TOP_PAD, static_cast<int>(kReservedBytes));
  mallopt(M_TRIM_THRESHOLD, static_cast<int>(kReservedBytes));
  mallopt(M_MMAP_THRESHOLD, kLargestHeapBlock);

  const std::uintptr_t begin = end_of_use();
  // Before the first touch: a huge page cannot take the place of a small one.
  use_huge_pages(next_huge_page(begin), reinterpret_cast<std::uintptr_t>(sbrk(0)));
  skip_to_huge_page();
}

void prepare_heap_of_thread() {
  if (addresses_are_limited()) return;
  void* volatile first_block = std::malloc(sizeof(void*));
  const auto heap = reinterpret_cast<std::uintptr_t>(first_block) & ~(kThreadHeapBytes - 1);
  std::free(first_block);
  // Below the program's own break lies the main heap, which this thread may share.
  if (heap < reinterpret_cast<std::uintptr_t>(sbrk(0))) return;
  use_huge_pages(heap + kHugePageBytes, heap + kThreadHeapBytes);
  skip_to_huge_page();
}

}  // namespace strata
