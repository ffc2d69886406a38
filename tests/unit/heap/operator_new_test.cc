// The programs' own heap, as this program's. Builds with a sanitizer have that one's instead.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <new>
#include <random>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace strata {
namespace {

constexpr std::size_t kAlignment = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

// Filled from end to end with a byte of its own, so that blocks which overlap show.
class Block {
 public:
  Block(std::size_t size, unsigned char mark)
      : mark_(mark), bytes_(static_cast<unsigned char*>(::operator new(size)), size) {
    std::fill_n(bytes_.data, size, mark);
  }
  Block(Block&& other) noexcept : mark_(other.mark_), bytes_(std::exchange(other.bytes_, {})) {}
  Block& operator=(Block&& other) noexcept {
    std::swap(mark_, other.mark_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  ~Block() { ::operator delete(bytes_.data); }

  [[nodiscard]] bool is_whole() const {
    return reinterpret_cast<std::uintptr_t>(bytes_.data) % kAlignment == 0 &&
           std::all_of(bytes_.data, bytes_.data + bytes_.size, [&](unsigned char b) { return b == mark_; });
  }

 private:
  struct Bytes {
    unsigned char* data = nullptr;
    std::size_t size = 0;
  };

  unsigned char mark_;
  Bytes bytes_;
};

using Blocks = std::vector<Block>;

bool are_whole(const Blocks& blocks) {
  return std::ranges::all_of(blocks, &Block::is_whole);
}

// Mostly small, now and then large; some of malloc's.
std::size_t random_size(std::mt19937& random) {
  constexpr std::array<std::size_t, 5> kLimits = {64, 600, 5000, 300'000, 4'000'000};
  constexpr std::array<double, 5> kWeights = {60, 30, 8, 1, 0.05};
  std::discrete_distribution<std::size_t> limit(kWeights.begin(), kWeights.end());
  return std::uniform_int_distribution<std::size_t>(0, kLimits[limit(random)])(random);
}

void come_and_go(std::uint32_t seed, Blocks& blocks) {
  std::mt19937 random(seed);
  for (int i = 0; i < 60'000; ++i) {
    if (blocks.size() > 2000 || (!blocks.empty() && random() % 3 == 0)) {
      std::swap(blocks[random() % blocks.size()], blocks.back());
      if (!blocks.back().is_whole()) std::abort();
      blocks.pop_back();
    } else {
      blocks.emplace_back(random_size(random), static_cast<unsigned char>(random()));
    }
  }
}

TEST(OperatorNew, BlocksKeepToThemselves) {
  Blocks blocks;
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    come_and_go(seed, blocks);
    ASSERT_TRUE(are_whole(blocks)) << seed;
  }
}

TEST(OperatorNew, BlocksMayEndOnAnotherThread) {
  std::array<Blocks, 2> blocks;
  for (std::uint32_t round = 0; round < 4; ++round) {
    std::thread other([&] { come_and_go(round * 2 + 1, blocks[1]); });
    come_and_go(round * 2, blocks[0]);
    other.join();
    ASSERT_TRUE(are_whole(blocks[0]) && are_whole(blocks[1])) << round;
    std::swap(blocks[0], blocks[1]);
  }
}

#ifdef STRATA_HAS_OWN_HEAP
std::size_t resident_bytes() {
  std::size_t whole = 0;
  std::size_t resident = 0;
  std::ifstream("/proc/self/statm") >> whole >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST(OperatorNew, MakesSmallBlocksOfLargerOnesThatAreFree) {
  constexpr std::size_t kBytes = std::size_t{32} << 20U;
  const auto make = [](std::size_t size) {
    Blocks blocks;
    blocks.reserve(kBytes / 48);
    for (std::size_t bytes = 0; bytes < kBytes; bytes += size) blocks.emplace_back(size, 'x');
    return blocks;
  };
  for (const auto& [first, second] : {std::pair<std::size_t, std::size_t>{2000, 80}, {300, 120}}) {
    {
      const Blocks large = make(first);
    }
    const std::size_t before = resident_bytes();
    const Blocks small = make(second);
    EXPECT_LT(resident_bytes(), before + kBytes / 2) << first << " to " << second;
    EXPECT_TRUE(are_whole(small));
  }
}

// As much as the system gives, of all sizes; then all of it must still be what it was.
[[noreturn]] void use_up_memory() {
  const rlimit limit = {.rlim_cur = rlim_t{256} << 20U, .rlim_max = rlim_t{256} << 20U};
  if (setrlimit(RLIMIT_AS, &limit) != 0) std::_Exit(2);
  Blocks blocks;
  blocks.reserve(1'000'000);
  std::mt19937 random(7);
  for (int refused = 0; refused < 100;) {
    try {
      blocks.emplace_back(random_size(random), static_cast<unsigned char>(random()));
    } catch (const std::bad_alloc&) {
      ++refused;
    }
  }
  std::_Exit(are_whole(blocks) ? 0 : 1);
}

TEST(OperatorNewDeathTest, SaysThatThereIsNoMemoryAndHarmsNothing) {
  EXPECT_EXIT(use_up_memory(), testing::ExitedWithCode(0), "");
}
#endif

}  // namespace
}  // namespace strata
