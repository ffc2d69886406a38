// The programs' own operator new and delete: for many small objects that live about as long as the command.
//
// A large schema is hundreds of thousands of small objects on thousands of pages. glibc's malloc takes 160
// instructions for one of them and as many to free it: measured, a third of the time of a large comparison.
// Here a block is cut from a stretch of memory or taken from the free ones of its size, in a dozen
// instructions. When a stretch is used up, a free block is the next one: memory that nobody has touched yet
// is dearer than all this, on a virtual machine whose host has to find it first by a multiple. What is not
// paid for: memory does not go back to the system before the end, and free blocks are never joined.
//
// Every thread has a heap, without locks. A block may be freed by another thread than its own, and then is
// that one's. The heap of a thread that ends waits for the next thread.
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>
#include <sys/mman.h>
#include <utility>

namespace strata {
namespace {

using SizeClass = std::uint64_t;

// Stands before every block, so that blocks themselves are aligned as malloc aligns them.
struct Header {
  SizeClass size_class;
};

constexpr std::size_t kAlignment = 16;
static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ == kAlignment && sizeof(Header) == kAlignment / 2);

// Sizes with their header: every multiple of 16 up to 4 KiB, then four to a doubling. Class 0 is malloc's.
constexpr unsigned kFineBits = 12;
constexpr std::size_t kLargestFine = std::size_t{1} << kFineBits;
constexpr std::size_t kLargest = std::size_t{7} << 18U;
constexpr SizeClass kFineClasses = kLargestFine / kAlignment;

constexpr SizeClass class_of(std::size_t size) {
  if (size <= kLargestFine) return (size + kAlignment - 1) / kAlignment;
  const auto doubling = static_cast<unsigned>(std::bit_width(size - 1)) - 1;
  const std::size_t quarters = ((size - 1) >> (doubling - 2U)) + 1;  // 5 to 8
  return kFineClasses + SizeClass{4} * (doubling - kFineBits) + quarters - 4;
}

constexpr std::size_t size_of(SizeClass size_class) {
  if (size_class <= kFineClasses) return size_class * kAlignment;
  const SizeClass step = size_class - kFineClasses - 1;
  return std::size_t{5 + step % 4} << (kFineBits + step / 4 - 2);
}

constexpr SizeClass kLastClass = class_of(kLargest);

static_assert(size_of(kLastClass) == kLargest);
static_assert(size_of(class_of(4097)) == 5120 && size_of(class_of(5120)) == 5120);

// Half an alignment before one, as headers stand.
struct Stretch {
  std::byte* begin = nullptr;
  std::byte* end = nullptr;

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end - begin); }
};

// Addresses from the system, which become memory when they are touched. The first stretches are two huge
// pages, which the threads of most commands share: each is made in one go, and costs less than the small
// pages that they would touch. Large heaps stand in small pages all the same: most huge ones go back to the
// host of a virtual machine while they are free, and then take six times as long as small ones or more.
class Reserve {
 public:
  // At least as long as asked for; empty: the system has none to give.
  [[nodiscard]] Stretch take(std::size_t size) {
    std::unique_lock lock(mutex_);
    const std::size_t whole = (size + kAlignment + kStretch - 1) / kStretch * kStretch;
    if (static_cast<std::size_t>(end_ - next_) < whole && !renew()) return {};
    const bool is_among_first = given_ < kFirst;
    given_ += whole;
    std::byte* const begin = std::exchange(next_, next_ + whole);
    lock.unlock();
    // Whoever needs more than the first ones touches all of it: at once is cheaper than page by page. Systems
    // that cannot do so leave it at that.
    if (!is_among_first) madvise(begin, whole, MADV_POPULATE_WRITE);
    return {.begin = begin + sizeof(Header), .end = begin + whole - sizeof(Header)};
  }

 private:
  static constexpr std::size_t kStretch = std::size_t{1} << 20U;
  static constexpr std::size_t kHugePage = std::size_t{2} << 20U;
  static constexpr std::size_t kFirst = 2 * kHugePage;
  static constexpr std::size_t kSize = 16 * kHugePage;
  static_assert(kLargest + kAlignment <= kSize);

  [[nodiscard]] bool renew() {
    if (is_refused_) return false;
    void* const place = mmap(nullptr, kSize + kHugePage, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    is_refused_ = place == MAP_FAILED;
    if (is_refused_) return false;
    const auto address = reinterpret_cast<std::uintptr_t>(place);
    next_ = reinterpret_cast<std::byte*>((address + kHugePage - 1) & ~(kHugePage - 1));
    end_ = next_ + kSize;
    if (given_ == 0) madvise(next_, kFirst, MADV_HUGEPAGE);
    return true;
  }

  std::mutex mutex_;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  std::size_t given_ = 0;
  bool is_refused_ = false;  // the addresses of a process can be limited
};

constinit Reserve reserve;

// All that a small command needs, on small pages.
alignas(kAlignment) constinit std::array<std::byte, std::size_t{96} << 10U> first_room{};

class Heap {
 public:
  explicit Heap(Stretch stretch) : rest_(stretch) {}

  [[nodiscard]] void* allocate(SizeClass size_class) {
    if (free_[size_class] != nullptr) return take_free(size_class);
    const std::size_t size = size_of(size_class);
    if (rest_.size() < size && !renew_stretch(size)) return nullptr;
    auto* const header = new (std::exchange(rest_.begin, rest_.begin + size)) Header{size_class};
    return header + 1;
  }

  void release(void* block, SizeClass size_class) {
    free_[size_class] = new (block) Free{free_[size_class]};
    has_free_[size_class / kWordBits] |= std::uint64_t{1} << size_class % kWordBits;
  }

  Heap* next_waiting = nullptr;  // among those whose thread has ended

 private:
  struct Free {
    Free* next;
  };
  // Blocks of this size are cut up first: many others come out of one.
  static constexpr SizeClass kFirstLarge = class_of(std::size_t{1} << 10U);
  static constexpr SizeClass kWordBits = 64;

  // There must be one.
  void* take_free(SizeClass size_class) {
    Free* const block = free_[size_class];
    free_[size_class] = block->next;
    return block;
  }

  [[nodiscard]] bool renew_stretch(std::size_t size) {
    keep_rest();
    const SizeClass least = class_of(size);
    if (cut_free_block(std::max(least, kFirstLarge)) || cut_free_block(least)) return true;
    rest_ = reserve.take(size);
    return rest_.size() != 0;
  }

  // The smallest one that is not smaller than `least`.
  [[nodiscard]] bool cut_free_block(SizeClass least) {
    std::uint64_t left = ~std::uint64_t{0} << least % kWordBits;
    for (SizeClass word = least / kWordBits; word < has_free_.size(); ++word, left = ~std::uint64_t{0}) {
      while (const std::uint64_t some = has_free_[word] & left) {
        const auto bit = static_cast<SizeClass>(std::countr_zero(some));
        const SizeClass size_class = word * kWordBits + bit;
        if (free_[size_class] == nullptr) {
          has_free_[word] &= ~(std::uint64_t{1} << bit);
          continue;
        }
        auto* const block = static_cast<std::byte*>(take_free(size_class));
        rest_ = {.begin = block - sizeof(Header), .end = block - sizeof(Header) + size_of(size_class)};
        return true;
      }
    }
    return false;
  }

  // Of a stretch that has become too short.
  void keep_rest() {
    const Stretch rest = std::exchange(rest_, {});
    if (rest.size() < kAlignment) return;
    const SizeClass whole = class_of(rest.size());
    const SizeClass fitting = size_of(whole) == rest.size() ? whole : whole - 1;
    release(new (rest.begin) Header{fitting} + 1, fitting);
  }

  std::array<Free*, kLastClass + 1> free_{};
  // One bit for a class. May be set for one that has none left.
  std::array<std::uint64_t, kLastClass / kWordBits + 1> has_free_{};
  Stretch rest_;  // not yet cut up
};

constinit std::mutex waiting_mutex;
constinit Heap* waiting = nullptr;
constinit bool is_first_room_taken = false;

constinit thread_local Heap* own_heap = nullptr;

struct HandOver {
  HandOver() = default;
  HandOver(const HandOver&) = delete;
  HandOver& operator=(const HandOver&) = delete;
  ~HandOver() {
    const std::scoped_lock lock(waiting_mutex);
    own_heap->next_waiting = std::exchange(waiting, own_heap);
    own_heap = nullptr;
  }
};

// At the beginning of its own first stretch.
Heap* make_heap() {
  constexpr std::size_t kSize = (sizeof(Header) + sizeof(Heap) + kAlignment - 1) / kAlignment * kAlignment;
  Stretch stretch;
  if (std::exchange(is_first_room_taken, true)) {
    stretch = reserve.take(kSize);
    if (stretch.size() == 0) return nullptr;
  } else {
    stretch = {.begin = first_room.data() + sizeof(Header),
               .end = first_room.data() + first_room.size() - sizeof(Header)};
  }
  return new (stretch.begin + sizeof(Header)) Heap({.begin = stretch.begin + kSize, .end = stretch.end});
}

// The first allocation of a thread. Null: there is no memory.
[[gnu::noinline]] Heap* find_heap() {
  {
    const std::scoped_lock lock(waiting_mutex);
    own_heap = waiting != nullptr ? std::exchange(waiting, waiting->next_waiting) : make_heap();
  }
  if (own_heap == nullptr) return nullptr;
  static thread_local HandOver hand_over;
  return own_heap;
}

// With a header in front and the alignment behind it.
[[gnu::noinline]] void* allocate_apart(std::size_t size) {
  void* const place = size > SIZE_MAX - kAlignment ? nullptr : std::malloc(size + kAlignment);
  if (place == nullptr) throw std::bad_alloc();
  return new (static_cast<std::byte*>(place) + sizeof(Header)) Header{0} + 1;
}

void* allocate(std::size_t size) {
  if (size > kLargest - sizeof(Header)) return allocate_apart(size);
  Heap* const heap = own_heap != nullptr ? own_heap : find_heap();
  void* const block = heap != nullptr ? heap->allocate(class_of(size + sizeof(Header))) : nullptr;
  return block != nullptr ? block : allocate_apart(size);
}

void release(void* block) {
  if (block == nullptr) return;
  const SizeClass size_class = (static_cast<Header*>(block) - 1)->size_class;
  if (size_class == 0) return std::free(static_cast<std::byte*>(block) - kAlignment);
  Heap* const heap = own_heap != nullptr ? own_heap : find_heap();
  if (heap != nullptr) heap->release(block, size_class);
}

}  // namespace
}  // namespace strata

void* operator new(std::size_t size) {
  return strata::allocate(size);
}

void operator delete(void* block) noexcept {
  strata::release(block);
}

void operator delete(void* block, std::size_t /*size*/) noexcept {
  strata::release(block);
}
