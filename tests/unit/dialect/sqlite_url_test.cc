#include <gtest/gtest.h>

#include "dialect/sqlite/url.h"

namespace strata::dialect::sqlite {
namespace {

struct UrlCase {
  std::string_view url;
  std::string_view path;
};

class SqliteUrl : public testing::TestWithParam<UrlCase> {};

TEST_P(SqliteUrl, LeadsToAPath) {
  const auto location = parse_url(GetParam().url, "/srv/app/prisma");
  ASSERT_TRUE(location.has_value());
  EXPECT_EQ(location->path, GetParam().path);
}

INSTANTIATE_TEST_SUITE_P(
    All, SqliteUrl,
    testing::Values(UrlCase{"file:./dev.db", "/srv/app/prisma/dev.db"},
                    UrlCase{"file:dev.db", "/srv/app/prisma/dev.db"},
                    UrlCase{"dev.db", "/srv/app/prisma/dev.db"},
                    UrlCase{"sqlite:dev.db", "/srv/app/prisma/dev.db"},
                    UrlCase{"file:../data/a.db", "/srv/app/data/a.db"},
                    UrlCase{"file:/tmp/a.db", "/tmp/a.db"}, UrlCase{"file:///tmp/a.db", "/tmp/a.db"},
                    UrlCase{"file:./a.db?connection_limit=1&mode=ro", "/srv/app/prisma/a.db"},
                    UrlCase{"file:my%20notes.db", "/srv/app/prisma/my%20notes.db"},
                    UrlCase{"file::memory:", ":memory:"}, UrlCase{":memory:", ":memory:"}));

TEST(SqliteUrlErrors, AnotherSchemeIsRefusedWithoutShowingIt) {
  const auto location = parse_url("mysql://root:secret@host/db", "/srv");
  ASSERT_FALSE(location.has_value());
  EXPECT_EQ(location.error().code, ErrorCode::url_malformed);
  EXPECT_EQ(location.error().message.find("secret"), std::string::npos);
}

TEST(SqliteUrlErrors, NoFileIsRefused) {
  EXPECT_FALSE(parse_url("file:", "/srv").has_value());
  EXPECT_FALSE(parse_url("file:?mode=ro", "/srv").has_value());
  EXPECT_FALSE(parse_url(std::string_view("file:a\0b", 8), "/srv").has_value());
}

}  // namespace
}  // namespace strata::dialect::sqlite
