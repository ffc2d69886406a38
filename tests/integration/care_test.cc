// doctor and adopt by the real program, in projects as people have them.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "history_project.h"
#include "support/process.h"

namespace strata::integration {
namespace {

using namespace test;

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kThreeMigrations = 3;

void write(const fs::path& file, std::string_view text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

std::string read(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

// Subject → weight; of a subject with several findings the worst.
json doctor(const HistoryProject& project, int exit_code) {
  const Finished finished = run_strata({"doctor", "--json"}, project.folder());
  EXPECT_EQ(finished.exit_code, exit_code) << finished.output;
  const json answer = json::parse(finished.output, nullptr, false);
  EXPECT_FALSE(answer.is_discarded()) << finished.output;
  json weights = json::object();
  for (const json& finding : answer.value("findings", json::array())) {
    const std::string subject = finding["subject"];
    if (!weights.contains(subject)) weights[subject] = finding["weight"];
  }
  return weights;
}

TEST(Doctor, SaysWhatIsWell) {
  const HistoryProject project(kThreeMigrations);
  ASSERT_EQ(run_strata({"migrate", "deploy"}, project.folder()).exit_code, 0);
  const json all = doctor(project, 0);
  EXPECT_EQ(all, (json{{"configuration", "ok"},
                       {"schema", "ok"},
                       {"database", "ok"},
                       {"history", "ok"},
                       {"shadow", "ok"}}));
}

TEST(Doctor, ChangesNothing) {
  const HistoryProject project(kThreeMigrations);
  EXPECT_EQ(doctor(project, 0).at("database"), "advice");
  EXPECT_FALSE(fs::exists(project.database()));
  ASSERT_EQ(run_strata({"migrate", "deploy"}, project.folder()).exit_code, 0);
  const std::string before = read(project.database());
  project.add_migration("29990101000000_more", "CREATE TABLE more (a INTEGER);\n");
  EXPECT_EQ(doctor(project, 0).at("history"), "advice");
  EXPECT_EQ(read(project.database()), before);
}

TEST(Doctor, TellsTheWorstFirst) {
  const HistoryProject project(kThreeMigrations);
  ASSERT_EQ(run_strata({"migrate", "deploy"}, project.folder()).exit_code, 0);
  project.add_migration("29990101000000_bad", "CREATE TABLE;\n");
  ASSERT_EQ(run_strata({"migrate", "deploy"}, project.folder()).exit_code, 1);
  write(project.folder() / ".env", "PRISMA_SCHEMA_ENGINE_BINARY=/nowhere/engine\n");
  const Finished finished = run_strata({"doctor"}, project.folder());
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_TRUE(finished.output.starts_with("problem  engine: ")) << finished.output;
  EXPECT_LT(finished.output.find("history: "), finished.output.find("ok       schema: ")) << finished.output;
}

TEST(Doctor, KnowsThePrismaBesideIt) {
  const HistoryProject project(kThreeMigrations);
  const fs::path package = project.folder() / "node_modules" / "prisma" / "package.json";
  const struct {
    const char* version;
    const char* weight;
  } cases[] = {
      {"5.22.0", "warning"}, {"6.19.0", "ok"}, {"7.10.0", "ok"}, {"8.1.0", "advice"}, {"next", "warning"}};
  for (const auto& [version, weight] : cases) {
    write(package, json{{"name", "prisma"}, {"version", version}}.dump());
    EXPECT_EQ(doctor(project, 0).at("prisma"), weight) << version;
  }
  write(package, "{ no json");
  EXPECT_FALSE(doctor(project, 0).contains("prisma"));
}

TEST(Doctor, HidesThePassword) {
  const HistoryProject project(kThreeMigrations);
  write(
      project.folder() / "prisma" / "schema.prisma",
      "datasource db {\n  provider = \"postgresql\"\n  url = \"postgresql://me:s3cret@127.0.0.1:1/db\"\n}\n");
  fs::remove_all(project.migrations_folder());
  const Finished finished = run_strata({"doctor"}, project.folder());
  EXPECT_EQ(finished.exit_code, 1) << finished.output;
  EXPECT_EQ(finished.output.find("s3cret"), std::string::npos) << finished.output;
}

TEST(Adopt, IsTakenBackToTheByte) {
  const HistoryProject project(kThreeMigrations);
  const fs::path file = project.folder() / ".env";
  const fs::path engine = project.folder() / "bin" / "strata-schema-engine";
  write(engine, "#!/bin/sh\n");
  fs::permissions(engine, fs::perms::owner_all);
  for (const std::string before : {"A=1\n", "A=1", ""}) {
    write(file, before);
    ASSERT_EQ(run_strata({"adopt", "--engine", "bin/strata-schema-engine"}, project.folder()).exit_code, 0);
    EXPECT_NE(read(file).find(engine.string()), std::string::npos);
    EXPECT_EQ(doctor(project, 0).at("engine"), "ok");
    const std::string adopted = read(file);
    EXPECT_EQ(run_strata({"adopt", "--engine", engine.string()}, project.folder()).exit_code, 0);
    EXPECT_EQ(read(file), adopted) << "adopted twice";
    EXPECT_EQ(run_strata({"adopt", "--undo"}, project.folder()).exit_code, 0);
    EXPECT_EQ(read(file), before);
  }
  fs::remove(file);
  ASSERT_EQ(run_strata({"adopt", "--engine", engine.string()}, project.folder()).exit_code, 0);
  ASSERT_TRUE(fs::exists(file));
  EXPECT_EQ(run_strata({"adopt", "--undo"}, project.folder()).exit_code, 0);
  EXPECT_FALSE(fs::exists(file));
  EXPECT_EQ(run_strata({"adopt", "--undo"}, project.folder()).exit_code, 1) << "nothing is left to take back";
}

TEST(Adopt, KnowsWhoLoadsTheFile) {
  const HistoryProject project(kThreeMigrations);
  const fs::path engine = project.folder() / "strata-schema-engine";
  write(engine, "#!/bin/sh\n");
  fs::permissions(engine, fs::perms::owner_all);
  const auto adopted = [&] {
    static_cast<void>(run_strata({"adopt", "--undo"}, project.folder()));  // what the one before did
    const Finished finished = run_strata({"adopt", "--engine", engine.string()}, project.folder());
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
    return finished.output.find("dotenv/config") != std::string::npos ? "told" : "not told";
  };
  const fs::path package = project.folder() / "node_modules" / "prisma" / "package.json";
  write(package, R"({"name": "prisma", "version": "6.19.0"})");
  EXPECT_STREQ(adopted(), "not told");
  EXPECT_EQ(doctor(project, 0).at("engine"), "ok");
  write(package, R"({"name": "prisma", "version": "7.10.0"})");
  EXPECT_STREQ(adopted(), "told");
  EXPECT_EQ(doctor(project, 0).at("engine"), "warning");
  write(project.folder() / "prisma.config.ts", "export default {};\n");
  EXPECT_STREQ(adopted(), "told");
  write(project.folder() / "prisma.config.ts", "import \"dotenv/config\";\nexport default {};\n");
  EXPECT_STREQ(adopted(), "not told");
  EXPECT_EQ(doctor(project, 0).at("engine"), "ok");
}

TEST(Adopt, LeavesTheWorkOfOthersAlone) {
  const HistoryProject project(kThreeMigrations);
  const fs::path file = project.folder() / ".env";
  const std::string text = "PRISMA_SCHEMA_ENGINE_BINARY=/other/engine\n";
  write(file, text);
  write(project.folder() / "engine", "");
  EXPECT_EQ(run_strata({"adopt", "--engine", "engine"}, project.folder()).exit_code, 1);
  EXPECT_EQ(run_strata({"adopt", "--engine", "nowhere"}, project.folder()).exit_code, 1);
  EXPECT_EQ(run_strata({"adopt", "--undo"}, project.folder()).exit_code, 1);
  EXPECT_EQ(read(file), text);
}

}  // namespace
}  // namespace strata::integration
