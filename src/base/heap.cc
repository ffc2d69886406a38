#include "base/heap.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace strata {
namespace {

constexpr std::size_t kReservedBytes = std::size_t{128} << 20U;
constexpr std::size_t kHugePageBytes = std::size_t{2} << 20U;
// Small projects never leave this part, whose pages are small and few.
constexpr std::size_t kSmallPagesBytes = std::size_t{2} << 20U;
constexpr int kLargestHeapBlock = 32 << 20;
// glibc keeps the heap of a thread in stretches of this size, which begin at its multiples (malloc/arena.c).
constexpr std::size_t kThreadHeapBytes = std::size_t{64} << 20U;

std::uintptr_t next_huge_page(std::uintptr_t address) {
  return (address + kHugePageBytes - 1) & ~(kHugePageBytes - 1);
}

void use_huge_pages(std::uintptr_t first, std::uintptr_t last) {
  if (last > first) madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
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

  const auto before = reinterpret_cast<std::uintptr_t>(sbrk(0));
  // Larger than what the heap has left, so that it grows now. The compiler must not see that it is unused.
  void* volatile grown = std::malloc(std::size_t{256} << 10U);
  std::free(grown);
  const auto after = reinterpret_cast<std::uintptr_t>(sbrk(0));

  use_huge_pages(next_huge_page(before + kSmallPagesBytes), after);
}

void prepare_heap_of_thread() {
  if (addresses_are_limited()) return;
  void* volatile first_block = std::malloc(sizeof(void*));
  const auto heap = reinterpret_cast<std::uintptr_t>(first_block) & ~(kThreadHeapBytes - 1);
  std::free(first_block);
  // Below the program's own break lies the main heap, which this thread may share.
  if (heap > reinterpret_cast<std::uintptr_t>(sbrk(0))) {
    use_huge_pages(heap + kHugePageBytes, heap + kThreadHeapBytes);
  }
}

}  // namespace strata
