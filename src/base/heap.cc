#include "base/heap.h"

#include <atomic>
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

// Addresses from where the next block will stand to the first huge page that was never touched.
struct Gap {
  std::uintptr_t begin, end;
};

Gap find_gap() {
  // Larger than what a heap has left before it is prepared, so that it grows now. The compiler must not see
  // that the block is unused.
  void* volatile block = std::malloc(kHugePageBytes);
  const auto begin = reinterpret_cast<std::uintptr_t>(block);
  std::free(block);
  // The heap notes behind every block how much is left.
  return {.begin = begin, .end = next_huge_page(begin + kHugePageBytes + sizeof(std::max_align_t))};
}

// Takes the gap out of use, so that what follows stands in huge pages. It is never touched and so costs no
// memory.
void skip(const Gap& gap) {
  static thread_local std::unique_ptr<void, decltype(&std::free)> skipped(nullptr, &std::free);
  skipped.reset(std::malloc(gap.end - gap.begin));
}

enum class State : std::uint8_t { left_alone, allowed, prepared };
std::atomic<State> state = State::left_alone;

// Reserving addresses counts against these limits, although it uses no memory.
bool addresses_are_limited() {
  for (const auto resource : {RLIMIT_AS, RLIMIT_DATA}) {
    rlimit limit{};
    if (getrlimit(resource, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) return true;
  }
  return false;
}

}  // namespace

void allow_large_heap() {
  if (!addresses_are_limited()) state = State::allowed;
}

void prepare_heap() {
  State expected = State::allowed;
  if (!state.compare_exchange_strong(expected, State::prepared)) return;
  mallopt(M_TOP_PAD, static_cast<int>(kReservedBytes));
  mallopt(M_TRIM_THRESHOLD, static_cast<int>(kReservedBytes));
  mallopt(M_MMAP_THRESHOLD, kLargestHeapBlock);

  const Gap gap = find_gap();
  // Before the first touch: a huge page cannot take the place of a small one.
  use_huge_pages(gap.end, reinterpret_cast<std::uintptr_t>(sbrk(0)));
  skip(gap);
}

void prepare_heap_of_thread() {
  if (state != State::prepared) return;
  void* volatile first_block = std::malloc(sizeof(void*));
  const auto heap = reinterpret_cast<std::uintptr_t>(first_block) & ~(kThreadHeapBytes - 1);
  std::free(first_block);
  // Below the program's own break lies the main heap, which this thread may share.
  if (heap < reinterpret_cast<std::uintptr_t>(sbrk(0))) return;
  const Gap gap = find_gap();
  use_huge_pages(gap.end, heap + kThreadHeapBytes);
  skip(gap);
}

}  // namespace strata
