// What the schema language cannot say, on a real server: told when somebody made it beside the migrations,
// when a migration made it and somebody took it away or changed it (none of which stops `migrate dev`, but
// where tables drifted too), and after a pull; and never told when the migrations and the database agree,
// whatever shadow they are replayed in. The cases are those of tests/golden/objects.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "database.h"
#include "project.h"
#include "schema/unmanaged.h"

namespace strata::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// Sections by name, each line with its line end.
using Case = std::map<std::string, std::string>;

Case read_case(const fs::path& path) {
  constexpr std::string_view kMark = "== ";
  std::ifstream file(path);
  Case sections;
  std::string* section = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(kMark)) {
      section = &sections[line.substr(kMark.size())];
    } else if (section != nullptr) {
      *section += line + '\n';
    }
  }
  return sections;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The list of a case as a drift report says it.
std::string as_drift(const std::string& told, const std::string& verb) {
  std::string text;
  for (const std::string& line : lines_of(told)) {
    text += line.starts_with("  ") ? "  - " + line.substr(2) : verb + " " + line;
    text += '\n';
  }
  return text;
}

// The names in the list of a case, in its order.
std::vector<std::string> names_in(const std::string& told) {
  std::vector<std::string> names;
  for (const std::string& line : lines_of(told)) {
    if (line.starts_with("  ")) names.push_back(line.substr(2));
  }
  return names;
}

// What stands below an error with this code; all that was said, if there was none.
std::string details_in(const Finished& finished, const std::string& code) {
  const std::string heading = "error[" + code + "]";
  std::string details;
  bool is_inside = false;
  for (const std::string& line : lines_of(finished.output)) {
    if (is_inside && line.empty()) break;
    if (is_inside) details += line.substr(2) + '\n';
    is_inside = is_inside || line.starts_with(heading);
  }
  return is_inside ? details : "no " + heading + ": " + finished.output;
}

// Of a list in the JSON answer, what as_drift() makes of the list of a case.
std::string as_drift(const Json& told, const std::string& verb) {
  std::string text;
  std::string heading;
  for (const std::string entry : told) {
    const std::size_t name = entry.find('`');
    std::string kind = entry.substr(0, entry.find_last_not_of(' ', name - 1) + 1);
    if (kind.ends_with(" of")) kind.resize(kind.size() - 3);
    const auto known = schema::find_unmanaged_kind(kind);
    const std::string kinds(known ? schema::plural(*known) : "no kind: " + entry);
    if (heading != kinds) text += verb + " " + kinds + "\n";
    heading = kinds;
    text += "  - " + entry.substr(name) + "\n";
  }
  return text;
}

// What `migrate dev` tells of drift: an error, or something to go on with.
std::string drift_of(const Project& project) {
  const Finished finished = project.run({"migrate", "dev", "--json"});
  const Json answer = Json::parse(finished.output, nullptr, false);
  if (answer.is_discarded()) return finished.output;
  EXPECT_EQ(finished.exit_code, answer.contains("error") ? 1 : 0);
  if (answer.contains("error")) {
    std::string details;
    if (answer["error"]["code"] != "S2003") details = "not S2003: ";
    for (const std::string line : answer["error"]["details"]) details += line + '\n';
    return details;
  }
  EXPECT_TRUE(answer["in_sync"]) << finished.output;
  const Json& drift = answer["unmanaged_drift"];
  return as_drift(drift["added"], "[+] Added") + as_drift(drift["removed"], "[-] Removed") +
         as_drift(drift["changed"], "[*] Changed");
}

std::string warnings_in(const Finished& finished) {
  constexpr std::string_view kMark = "warning: ";
  std::string warnings;
  for (const std::string& line : lines_of(finished.output)) {
    if (line.starts_with(kMark)) warnings += line.substr(kMark.size()) + '\n';
  }
  return warnings;
}

std::string models() {
  return "generator client {\n  provider = \"prisma-client-js\"\n}\n";
}

void expect_success(const Finished& finished) {
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
}

// One test, because every test starts a server.
class ObjectsOnPostgres : public PostgresTest {
 protected:
  void run(const std::string& script) {
    const auto connection = connect();
    const Result<void> done = connection->execute(script);
    EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().details.front()) << '\n' << script;
  }

  void make_roles() {
    for (const std::string_view role :
         {R"("strata_reader")", R"("strata_writer")", R"("strata ""odd""")", R"("strata_modest")"}) {
      run("CREATE ROLE " + std::string(role) + " LOGIN");
    }
  }

  void use_fresh_database() { url_ = server_->fresh_database(); }

  void write_both(const Project& project) {
    project.write_migration("1_base", case_["base"]);
    project.write_migration("2_objects", case_["objects"]);
    expect_success(project.run({"migrate", "deploy"}));
  }

  void check_made_beside_the_migrations() {
    use_fresh_database();
    const Project project(url_, models());
    project.write_migration("1_base", case_["base"]);
    expect_success(project.run({"migrate", "deploy"}));
    expect_success(project.run({"db", "pull"}));
    run(case_["objects"]);
    EXPECT_EQ(drift_of(project), case_["tables"] + as_drift(case_["told"], "[+] Added"));
  }

  void check_gone_from_the_database() {
    use_fresh_database();
    const Project project(url_, models());
    project.write_migration("1_base", case_["base"]);
    expect_success(project.run({"migrate", "deploy"}));
    expect_success(project.run({"db", "pull"}));
    project.write_migration("2_objects", case_["objects"]);
    expect_success(project.run({"migrate", "resolve", "--applied", "2_objects"}));
    const std::string drift = drift_of(project);
    const std::string expected = as_drift(case_["told"], "[-] Removed");
    EXPECT_TRUE(drift.ends_with(expected)) << drift << "expected at the end:\n" << expected;
  }

  void check_pulled_and_agreed_on() {
    use_fresh_database();
    const Project project(url_, models());
    write_both(project);
    const Finished pulled = project.run({"db", "pull"});
    expect_success(pulled);
    for (const std::string& name : names_in(case_["told"])) {
      EXPECT_NE(pulled.output.find(" " + name + "\n"), std::string::npos) << name << '\n' << pulled.output;
    }
    // Replayed, then taken from the shadow that was kept.
    for (int i = 0; i < 2; ++i) expect_agreement(project);
    run(case_["change"]);
    EXPECT_EQ(drift_of(project), case_["changed"]);
  }

  // The role may make namespaces, but no databases: the shadow is a transaction.
  void check_shadow_in_a_transaction() {
    if (case_.contains("needs")) return;
    use_fresh_database();
    run("CREATE EXTENSION btree_gist; GRANT ALL ON SCHEMA public TO strata_modest; DO $$ BEGIN EXECUTE "
        "format('GRANT CREATE ON DATABASE %I TO strata_modest', current_database()); END $$");
    url_.replace(url_.find("postgres@"), 9, "strata_modest@");
    const Project project(url_, models());
    write_both(project);
    expect_success(project.run({"db", "pull"}));
    expect_agreement(project);
    run(case_["change"]);
    EXPECT_EQ(drift_of(project), case_["changed"]);
  }

  // Of a project that names its namespaces: the default one goes without saying.
  void check_named_namespaces() {
    use_fresh_database();
    const Project project(url_);
    const std::string datasource = "datasource db {\n  provider = \"postgresql\"\n  url = \"" + url_ +
                                   "\"\n  schemas = [\"public\", \"audit\"]\n}\n";
    const std::string log = "model log {\n  id Int @id\n  @@schema(\"audit\")\n}\n";
    project.write("prisma/schema.prisma",
                  datasource + log + "model t {\n  id Int @id\n  a Int\n  @@schema(\"public\")\n}\n");
    expect_success(project.run({"migrate", "dev", "--name", "base"}));
    run("CREATE VIEW v AS SELECT a FROM t; CREATE VIEW audit.w AS SELECT id FROM audit.log;"
        "ALTER TABLE audit.log ADD CONSTRAINT c CHECK (id > 0); COMMENT ON TABLE audit.log IS 'x';"
        "GRANT SELECT ON t TO strata_reader");
    EXPECT_EQ(drift_of(project),
              "[+] Added views\n  - `v`\n  - `audit.w`\n[+] Added checks\n  - `c` on `audit.log`\n"
              "[+] Added comments\n  - `table log` in `audit`\n[+] Added grants\n"
              "  - `table t to strata_reader`\n");
    project.write("prisma/schema.prisma",
                  datasource + log + "model t {\n  id Int @id\n  @@schema(\"public\")\n}\n");
    EXPECT_EQ(details_in(project.run({"migrate", "dev", "--accept-data-loss"}), "S2002"),
              "View `v` needs column `a` of table `t` as it is; that cannot be dropped before.\n");
    EXPECT_EQ(details_in(project.run({"db", "push", "--accept-data-loss"}), "S2002"),
              "View `v` needs column `a` of table `t` as it is; that cannot be dropped before.\n");
  }

  // What only a preview feature lets a schema file speak of is drift of the schema with it alone.
  void check_what_a_preview_feature_speaks_of() {
    use_fresh_database();
    const std::string model = "model t {\n  id Int @id\n  a Int\n}\n";
    const Project project(url_, models() + model);
    expect_success(project.run({"migrate", "dev", "--name", "base"}));
    run("CREATE EXTENSION citext; CREATE INDEX part ON t (a) WHERE a > 3");
    EXPECT_EQ(drift_of(project),
              "[+] Added extensions\n  - `citext`\n[+] Added partial indexes\n  - `part` on `t`\n");
    project.write_models(
        "generator client {\n  provider = \"prisma-client-js\"\n"
        "  previewFeatures = [\"partialIndexes\", \"postgresqlExtensions\"]\n}\n" +
        model);
    EXPECT_EQ(drift_of(project),
              "[+] Added extensions\n  - citext\n"
              "[*] Changed the `t` table\n  [+] Added index on columns (a)\n");
  }

  static void expect_agreement(const Project& project) {
    const Finished finished = project.run({"migrate", "dev"});
    EXPECT_NE(finished.output.find("Nothing to do"), std::string::npos) << finished.output;
  }

  // The schema file wants less than the database has.
  void check_told_before_a_change() {
    if (!case_.contains("models")) return;
    use_fresh_database();
    const Project project(url_, models() + case_["models"]);
    write_both(project);
    const std::vector<std::string> dev = {"migrate", "dev", "--name", "less", "--accept-data-loss"};
    if (case_.contains("refused")) {
      const std::string& refused = case_["refused"];
      EXPECT_EQ(details_in(project.run(dev), "S2002"), refused);
      EXPECT_EQ(details_in(project.run({"db", "push", "--accept-data-loss"}), "S2002"), refused);
      const Finished written = project.run({"migrate", "dev", "--name", "less", "--create-only"});
      EXPECT_EQ(warnings_in(written), case_["warned"] + refused);
    } else {
      const Finished finished = project.run(dev);
      expect_success(finished);
      EXPECT_EQ(warnings_in(finished), case_["warned"]);
    }
  }

  Case case_;
};

TEST_F(ObjectsOnPostgres, AreComparedAndToldAndLeftAlone) {
  make_roles();
  check_named_namespaces();
  check_what_a_preview_feature_speaks_of();
  for (const fs::directory_entry& entry : fs::directory_iterator(STRATA_TEST_DATA "/golden/objects")) {
    SCOPED_TRACE(entry.path().stem().string());
    case_ = read_case(entry.path());
    check_made_beside_the_migrations();
    check_gone_from_the_database();
    check_pulled_and_agreed_on();
    check_shadow_in_a_transaction();
    check_told_before_a_change();
  }
}

}  // namespace
}  // namespace strata::test
