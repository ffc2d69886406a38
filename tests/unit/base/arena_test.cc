#include "base/arena.h"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

namespace strata {
namespace {

TEST(Arena, KeepsWhatWasPutInBeforeAMarkAndTakesTheRestOfItsRoomAgain) {
  Arena arena;
  std::vector<std::string_view> kept;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 200; ++i) {
    texts.emplace_back(1 + i * 17 % 900, static_cast<char>('a' + i % 26));
    kept.push_back(arena.copy(texts.back()));
    // Less than a block, more than one, and more than the largest.
    for (const std::size_t size : {std::size_t{10}, std::size_t{5'000}, std::size_t{300'000}}) {
      const Arena::Mark mark = arena.mark();
      const std::string_view gone = arena.copy(std::string(size, '!'));
      EXPECT_EQ(gone.size(), size);
      arena.rewind(mark);
    }
  }
  for (std::size_t i = 0; i < kept.size(); ++i) EXPECT_EQ(kept[i], texts[i]) << i;
}

TEST(Arena, GivesRoomAgainAtTheSamePlace) {
  Arena arena;
  static_cast<void>(arena.copy(std::string_view("first")));
  const Arena::Mark mark = arena.mark();
  const char* const place = arena.copy(std::string_view("second")).data();
  arena.rewind(mark);
  EXPECT_EQ(arena.copy(std::string_view("third")).data(), place);
}

}  // namespace
}  // namespace strata
