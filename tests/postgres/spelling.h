// What the tests of spelling share: schema files with words of SQL in them, and comparing them with a
// database.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "database.h"
#include "project.h"

namespace strata::test {

inline constexpr const char* kGenerator =
    "generator client {\n  provider = \"prisma-client-js\"\n  previewFeatures = [\"partialIndexes\"]\n}\n\n";

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Between the quotes of a schema file.
inline std::string in_schema_file(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted;
}

class SpellingTest : public PostgresTest {
 protected:
  std::string ask(std::string_view question) {
    const auto rows = connect()->query(question);
    return rows && !rows->empty() ? sql::to_text(rows->rows[0][0]) : "(no row)";
  }
  void must(const std::string& script) {
    const auto done = connect()->execute(script);
    ASSERT_TRUE(done.has_value()) << script << "\n" << done.error().details.front();
  }
  static void expect_done(const Project& project, const std::vector<std::string>& command) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output.substr(0, 4000);
  }
  [[nodiscard]] Finished compare(const Project& project, const std::string& url) const {
    return project.run({"migrate", "diff", "--from-url", url, "--to-schema", kSchema, "--script"});
  }
  void expect_equal(const Project& project) const {
    expect_done(project, {"migrate", "diff", "--from-url", url_, "--to-schema", kSchema, "--exit-code"});
    expect_done(project, {"migrate", "diff", "--from-schema", kSchema, "--to-url", url_, "--exit-code"});
  }
  // The number of tables that anybody has made from now on, in transactions that are rolled back too.
  void count_tables() {
    must(
        "CREATE SEQUENCE made; CREATE FUNCTION count_made() RETURNS event_trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM nextval('public.made'); END $$; "
        "CREATE EVENT TRIGGER counting ON ddl_command_start WHEN TAG IN ('CREATE TABLE') "
        "EXECUTE FUNCTION count_made()");
  }
  std::string tables_made() { return ask("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM made"); }

  static constexpr const char* kSchema = "prisma/schema.prisma";
};

}  // namespace strata::test
