// What servers newer than the grammar that strata reads scripts with have beyond it: it runs, it is read as
// far as the schema language goes, and nothing of it is lost or taken for a change.
#include <gtest/gtest.h>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

constexpr const char* kNewerTables = R"sql(
CREATE TABLE a (
    id int PRIMARY KEY,
    x int CONSTRAINT x_must NOT NULL,
    v int GENERATED ALWAYS AS (x * 2) VIRTUAL,
    s int GENERATED ALWAYS AS (x * 3) STORED,
    u uuid NOT NULL DEFAULT uuidv7(),
    CHECK (x > 0) NOT ENFORCED
);
CREATE TABLE b (
    id int,
    r int4range,
    w int4range,
    n int PRIMARY KEY,
    UNIQUE (id, r WITHOUT OVERLAPS)
);
CREATE TABLE c (
    id int PRIMARY KEY,
    bid int,
    r int4range,
    aid int REFERENCES a (id) NOT ENFORCED,
    FOREIGN KEY (bid, PERIOD r) REFERENCES b (id, PERIOD r)
);
ALTER TABLE c ADD CONSTRAINT bid_must NOT NULL bid NOT VALID;
)sql";

class NewerThanTheGrammar : public PostgresTest {
 protected:
  std::string ask(std::string_view question) {
    const auto rows = connect()->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
};

TEST_F(NewerThanTheGrammar, RunsAndIsReadBack) {
  if (std::stoi(ask("SHOW server_version_num")) < 180000) GTEST_SKIP() << "no PostgreSQL 18";
  ASSERT_TRUE(connect()->execute("CREATE EXTENSION btree_gist").has_value());
  const Project project(url_);
  project.write_migration("1_newer", kNewerTables);
  const Finished deployed = project.run({"migrate", "deploy"});
  ASSERT_EQ(deployed.exit_code, 0) << deployed.output;
  EXPECT_NE(deployed.output.find("syntax that strata does not know"), std::string::npos) << deployed.output;
  const std::vector<std::string> same = {
      "migrate", "diff", "--from-url", url_, "--to-schema", "prisma/schema.prisma", "--exit-code"};
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"db", "pull", "--force"}, same, {"db", "push"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  EXPECT_EQ(ask("SELECT count(*) FROM pg_constraint WHERE conrelid IN ('a'::regclass, 'b'::regclass, "
                "'c'::regclass) AND "
                "contype IN ('c', 'f', 'u')"),
            "4");
}

}  // namespace
}  // namespace strata::test
