#include <gtest/gtest.h>

#include "dialect/postgres/url.h"

namespace strata::dialect::postgres {
namespace {

Location parse(std::string_view url) {
  const Result<Location> location = parse_url(url, "/base");
  EXPECT_TRUE(location) << url;
  return location.value_or(Location{});
}

TEST(PostgresUrl, TakesEveryPartApart) {
  const Location location =
      parse("postgresql://me:p%40s%2Fs@db.example:6432/app%20one?schema=tenant&sslmode=require");
  EXPECT_EQ(location.find("user"), "me");
  EXPECT_EQ(location.find("password"), "p@s/s");
  EXPECT_EQ(location.find("host"), "db.example");
  EXPECT_EQ(location.find("port"), "6432");
  EXPECT_EQ(location.find("dbname"), "app one");
  EXPECT_EQ(location.find("sslmode"), "require");
  EXPECT_EQ(location.schema, "tenant");
}

TEST(PostgresUrl, LetsAnUnescapedAtBelongToThePassword) {
  const Location location = parse("postgres://me:a@b:c@host/db");
  EXPECT_EQ(location.find("password"), "a@b:c");
  EXPECT_EQ(location.find("host"), "host");
}

TEST(PostgresUrl, TakesSocketsAndSeveralHosts) {
  EXPECT_EQ(parse("postgresql://me@/db?host=/run/pg").find("host"), "/run/pg");
  EXPECT_EQ(parse("postgresql://%2Frun%2Fpg/db").find("host"), "/run/pg");
  const Location several = parse("postgresql://one:1,[::1]:2,three/db");
  EXPECT_EQ(several.find("host"), "one,::1,three");
  EXPECT_EQ(several.find("port"), "1,2,");
}

TEST(PostgresUrl, TakesKeywords) {
  const Location location = parse("host=/run/pg  dbname = 'my \\'db\\'' user=me schema=s");
  EXPECT_EQ(location.find("host"), "/run/pg");
  EXPECT_EQ(location.find("dbname"), "my 'db'");
  EXPECT_EQ(location.schema, "s");
}

TEST(PostgresUrl, ReadsPrismasTls) {
  const Location strict = parse("postgresql://h/db?sslmode=require&sslaccept=strict&sslcert=ca.pem");
  EXPECT_EQ(strict.find("sslmode"), "verify-full");
  EXPECT_EQ(strict.find("sslrootcert"), "/base/ca.pem");
  EXPECT_EQ(parse("postgresql://h/db?sslcert=c.pem&sslkey=k.pem").find("sslcert"), "/base/c.pem");
  EXPECT_EQ(parse("postgresql://h/db?sslcert=ca.pem&sslaccept=accept_invalid_certs").find("sslrootcert"), "");
}

TEST(PostgresUrl, TellsWhatIsWrongWithoutSecrets) {
  for (const std::string_view url :
       {"postgresql://me:se/cret@host/db", "postgresql://me:secret@host:99999/db",
        "postgresql://me:secret@[::1/db", "postgresql://me:secret@h/db?connect_timeout=soon", "host='secret",
        "secret", "postgresql://h/db?sslidentity=secret.p12"}) {
    const Result<Location> location = parse_url(url, "");
    ASSERT_FALSE(location) << url;
    EXPECT_EQ(location.error().code, ErrorCode::url_malformed);
    EXPECT_EQ(location.error().message.find("secret"), std::string::npos);
  }
}

TEST(PostgresUrl, DescribesTheDatabaseWithoutPassword) {
  EXPECT_EQ(describe_location({.url = "postgresql://me:secret@db:6432/app?schema=s"}, "PostgreSQL"),
            "PostgreSQL database \"app\", schema \"s\" at \"db:6432\"");
}

}  // namespace
}  // namespace strata::dialect::postgres
