// Pushing a schema and deploying migrations that were made from the same schemas lead to the same database,
// and both are what the schema file says.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "strata/engine.h"

#include "generator.h"

namespace strata::property {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kPairs = 120;

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "strata-property-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path operator/(const char* name) const { return path_ / name; }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

Engine engine_for(const Folder& folder, const char* database) {
  return Engine({.working_directory = folder.path()},
                {.schema = folder / "schema.prisma", .url = "file:" + (folder / database).string()});
}

Result<std::string> script_between(const Folder& folder, const DiffSide& previous, const DiffSide& next) {
  Observer nobody;
  STRATA_TRY(
      const DiffOutcome outcome,
      engine_for(folder, "unused.db").diff({.previous = previous, .next = next, .script = true}, nobody));
  return outcome.text;
}

Result<void> deploy_both(const Folder& folder, const GeneratedPair& pair) {
  write_file(folder / "previous.prisma", pair.previous);
  write_file(folder / "next.prisma", pair.next);
  const DiffSide previous{DiffSide::Kind::schema, (folder / "previous.prisma").string()};
  const DiffSide next{DiffSide::Kind::schema, (folder / "next.prisma").string()};
  STRATA_TRY(const std::string first, script_between(folder, {}, previous));
  STRATA_TRY(const std::string second, script_between(folder, previous, next));
  write_file(folder / "migrations/migration_lock.toml", "provider = \"sqlite\"\n");
  write_file(folder / "migrations/20240101000001_first/migration.sql", first);
  write_file(folder / "migrations/20240101000002_second/migration.sql", second);
  Observer nobody;
  STRATA_TRY(const DeployOutcome outcome, engine_for(folder, "deployed.db").deploy({}, nobody));
  (void)outcome;
  return {};
}

Result<void> push_both(const Folder& folder, const GeneratedPair& pair) {
  Observer nobody;
  for (const std::string& text : {pair.previous, pair.next}) {
    write_file(folder / "schema.prisma", text);
    STRATA_TRY(const PushOutcome outcome,
               engine_for(folder, "pushed.db").push({.accept_data_loss = true}, nobody));
    (void)outcome;
  }
  return {};
}

Result<void> expect_no_difference(const Folder& folder, const DiffSide& previous, const DiffSide& next) {
  STRATA_TRY(const std::string script, script_between(folder, previous, next));
  if (script.find(';') == std::string::npos) return {};
  return fail(ErrorCode::sql_failed, previous.value + " and " + next.value + " differ:\n" + script);
}

Result<void> check_commands(const GeneratedPair& pair) {
  const Folder folder;
  STRATA_CHECK(push_both(folder, pair));
  STRATA_CHECK(deploy_both(folder, pair));
  const DiffSide pushed{DiffSide::Kind::url, "file:" + (folder / "pushed.db").string()};
  const DiffSide deployed{DiffSide::Kind::url, "file:" + (folder / "deployed.db").string()};
  const DiffSide next{DiffSide::Kind::schema, (folder / "next.prisma").string()};
  STRATA_CHECK(expect_no_difference(folder, pushed, deployed));
  STRATA_CHECK(expect_no_difference(folder, deployed, pushed));
  return expect_no_difference(folder, deployed, next);
}

TEST(PushAndDeploy, LeadToTheSameDatabase) {
  const char* asked = std::getenv("STRATA_PAIRS");
  const std::uint64_t count = asked != nullptr ? std::strtoull(asked, nullptr, 10) : kPairs;
  for (std::uint64_t seed = 77'000'000; seed < 77'000'000 + count && !HasFailure(); ++seed) {
    const Result<void> outcome = check_commands(generate_pair(seed));
    if (outcome) continue;
    ADD_FAILURE() << "STRATA_SEED=" << seed << "\n"
                  << outcome.error().message
                  << (outcome.error().details.empty() ? "" : "\n" + outcome.error().details.front());
  }
}

}  // namespace
}  // namespace strata::property
