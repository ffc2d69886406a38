#include "base/sha256.h"

#include <gtest/gtest.h>

#include "base/uuid.h"

namespace strata {
namespace {

TEST(Sha256, HashesKnownTexts) {
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, KnowsItsHex) {
  const Sha256 digest = sha256("abc");
  const std::string hex = to_hex(digest);
  EXPECT_TRUE(is_hex(hex, digest));
  EXPECT_FALSE(is_hex(hex, sha256("abd")));
  EXPECT_FALSE(is_hex("BA" + hex.substr(2), digest));
  EXPECT_FALSE(is_hex(hex + "0", digest));
  EXPECT_FALSE(is_hex("", digest));
  for (std::size_t i = 0; i < hex.size(); ++i) {
    std::string other = hex;
    other[i] = 'x';
    EXPECT_FALSE(is_hex(other, digest)) << i;
  }
}

TEST(Uuid, IsRandomVersionFour) {
  const std::string id = make_uuid();
  ASSERT_EQ(id.size(), 36U);
  EXPECT_EQ(id[8], '-');
  EXPECT_EQ(id[14], '4');
  EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
  EXPECT_NE(id, make_uuid());
}

}  // namespace
}  // namespace strata
