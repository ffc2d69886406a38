// `strata doctor`: looks at everything that the other commands need, in the order in which they need it.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "strata/engine.h"

#include "engine/database.h"
#include "engine/shadow.h"
#include "project/engine_variable.h"
#include "project/prisma_package.h"
#include "project/project.h"

namespace strata {
namespace {

namespace fs = std::filesystem;
using project::Configuration;
using project::Project;
using Weight = Finding::Weight;

constexpr int kOldestPrisma = 6;
constexpr int kNewestPrisma = 7;

class Doctor {
 public:
  Doctor(const Engine& engine, const Environment& environment, const ProjectOptions& options,
         Observer& observer)
      : engine_(engine), environment_(environment), options_(options), observer_(observer) {}

  std::vector<Finding> examine() && {
    if (const std::optional<Configuration> configuration = examine_configuration()) {
      examine_project();
      examine_prisma(*configuration);
    }
    std::ranges::stable_sort(findings_, {}, &Finding::weight);
    return std::move(findings_);
  }

 private:
  Finding& add(Weight weight, std::string_view subject, std::string text,
               std::vector<std::string> next_steps = {}) {
    return findings_.emplace_back(Finding{.weight = weight,
                                          .subject = std::string(subject),
                                          .text = std::move(text),
                                          .details = {},
                                          .next_steps = std::move(next_steps)});
  }
  void add(Weight weight, std::string_view subject, Error error) {
    add(weight, subject, std::move(error.message), std::move(error.next_steps)).details =
        std::move(error.details);
  }

  [[nodiscard]] std::string shown(const fs::path& path) const {
    return project::display_path(path, environment_.working_directory);
  }

  std::optional<Configuration> examine_configuration() {
    Result<Configuration> configuration = project::read_configuration(environment_, options_);
    if (!configuration) {
      add(Weight::problem, "configuration", std::move(configuration).error());
      return std::nullopt;
    }
    std::string files = configuration->file ? shown(*configuration->file) : "";
    for (const fs::path& file : configuration->environment_files) {
      files += (files.empty() ? "" : ", ") + shown(file);
    }
    add(Weight::good, "configuration", files.empty() ? "No configuration file: defaults only." : files + ".");
    return std::move(*configuration);
  }

  void examine_project() {
    Result<Project> read = project::read_project(environment_, options_);
    if (!read) return add(Weight::problem, "schema", std::move(read).error());
    const Project& project = *read;
    if (Result<void> usable = project::check_usable(project); !usable) {
      usable.error().next_steps.emplace_back("To see every place: `strata validate`.");
      return add(Weight::problem, "schema", std::move(usable).error());
    }
    add(Weight::good, "schema",
        fmt::format("{} is valid: {} for {}.", shown(project.schema_path),
                    counted_models(project.datamodel.models.size()), project.dialect->target().display_name));
    examine_database(project);
  }

  static std::string counted_models(std::size_t count) {
    return fmt::format("{} model{}", count, count == 1 ? "" : "s");
  }

  void examine_database(const Project& project) {
    Result<dialect::ConnectOptions> where = project::database_of(project, options_);
    if (!where) return add(Weight::problem, "database", std::move(where).error());
    auto opened = engine::open_database(*project.dialect, engine::with_notes(*where, observer_),
                                        engine::IfMissing::fail);
    if (opened) {
      add(Weight::good, "database",
          fmt::format("{} answers{}.", project.dialect->describe_location(*where),
                      version_of(project, *opened->connection)));
      opened->connection.reset();
      examine_history();
    } else if (opened.error().code == ErrorCode::database_missing) {
      add(Weight::advice, "database", std::move(opened).error());
    } else {
      // Without the server there is nothing to be learned about shadows.
      return add(Weight::problem, "database", std::move(opened).error());
    }
    examine_shadow(project, *where);
  }

  static std::string version_of(const Project& project, sql::Connection& connection) {
    const Result<sql::Rows> found = connection.query(project.dialect->version_query());
    if (!found || found->empty()) return "";
    std::string version = sql::to_text(found->rows.front().front());
    version.resize(std::min(version.find(" on "), version.size()));  // what it was built for and with
    const std::string_view name = project.dialect->target().display_name;
    return version.starts_with(name) ? fmt::format(" ({})", version) : fmt::format(" ({} {})", name, version);
  }

  void examine_history() {
    Result<StatusOutcome> status = engine_.status(observer_);
    if (!status) return add(Weight::problem, "history", std::move(status).error());
    if (status->up_to_date) {
      add(Weight::good, "history",
          fmt::format("All migrations of {} are applied ({}).", status->project.migrations_path,
                      status->migration_count));
      return;
    }
    const bool is_only_unfinished =
        std::ranges::all_of(status->migrations, [](const MigrationStatus& migration) {
          return migration.state == MigrationState::applied || migration.state == MigrationState::pending ||
                 migration.state == MigrationState::rolled_back;
        });
    const Weight weight = is_only_unfinished && status->has_ledger ? Weight::advice : Weight::warning;
    for (std::string& problem : status->problems) add(weight, "history", std::move(problem));
    findings_.back().next_steps = std::move(status->next_steps);
  }

  // By making one: rights that look right may still not do.
  void examine_shadow(const Project& project, const dialect::ConnectOptions& database) {
    Result<engine::Shadow> shadow = engine::find_shadow(project, database);
    if (!shadow) return add(Weight::warning, "shadow", std::move(shadow).error());
    if (auto built = engine::replay(*shadow, {}, observer_); !built) {
      return add(Weight::warning, "shadow", std::move(built).error());
    }
    add(Weight::good, "shadow", "A shadow database for `migrate dev` can be made.");
  }

  void examine_prisma(const Configuration& configuration) {
    const auto value = project::find_variable(configuration, std::string(project::kEngineVariable));
    const auto prisma = project::find_prisma(configuration.working_directory);
    if (prisma) examine_version(*prisma);
    const bool is_set_here = environment_.variables.contains(std::string(project::kEngineVariable));
    if (value && !is_set_here && !project::loads_environment_files(configuration, prisma)) {
      add(Weight::warning, "engine",
          fmt::format("{} is set in a .env file, which nobody loads for Prisma.", project::kEngineVariable),
          {"Let a prisma.config.ts load it, with this line at its top: import \"dotenv/config\";"});
    } else if (prisma || value) {
      examine_engine_variable(configuration, value);
    }
  }

  void examine_version(const project::PrismaPackage& package) {
    const std::string name = fmt::format("Prisma {}", package.version);
    const std::optional<int> major = package.major();
    if (!package.is_installed) {
      add(Weight::advice, "prisma", name + " is in package.json and not installed.",
          {"If Prisma's own commands shall run here: `npm install`. strata does not need it."});
    } else if (major && *major > kNewestPrisma) {
      add(Weight::advice, "prisma",
          name + " has no migrations as Prisma 6 and 7 had; strata goes on with them.",
          {"Use strata's commands: `strata migrate dev`, `strata migrate deploy`."});
    } else if (!major || *major < kOldestPrisma) {
      add(Weight::warning, "prisma", name + " is not a version whose commands can run on strata.",
          {"Use strata's commands, or Prisma 6 or 7."});
    } else {
      add(Weight::good, "prisma", name + " is installed.");
    }
  }

  void examine_engine_variable(const Configuration& configuration, const std::optional<std::string>& value) {
    if (!value) {
      add(Weight::advice, "engine", "Prisma's commands run on Prisma's own engine.",
          {"To run them on strata: `strata adopt`."});
      return;
    }
    const fs::path program = configuration.working_directory / *value;
    std::error_code failure;
    const fs::file_status status = fs::status(program, failure);
    const bool can_run =
        fs::is_regular_file(status) &&
        (status.permissions() & (fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec)) !=
            fs::perms::none;
    if (!can_run) {
      add(Weight::problem, "engine",
          fmt::format("{} names `{}`, which is no program.", project::kEngineVariable, *value),
          {"To set it to this installation of strata: `strata adopt`, or take the variable away."});
    } else if (!program.filename().string().starts_with("strata")) {
      add(Weight::advice, "engine", fmt::format("Prisma's commands run on `{}`, not on strata.", *value));
    } else {
      add(Weight::good, "engine", fmt::format("Prisma's commands run on strata (`{}`).", *value));
    }
  }

  const Engine& engine_;
  const Environment& environment_;
  const ProjectOptions& options_;
  Observer& observer_;
  std::vector<Finding> findings_;
};

}  // namespace

DoctorOutcome Engine::doctor(Observer& observer) const {
  return {.findings = Doctor(*this, environment_, options_, observer).examine()};
}

}  // namespace strata
