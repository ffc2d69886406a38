// The whole of strata as a library: one function per use case, each with its options and its outcome.
//
// Nothing here reads a terminal, prints, or exits. What a person would be asked goes through
// `Observer::confirm`; an observer that cannot ask says no by default, and the Error then names the flag that
// gives the answer.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "strata/diagnostic.h"
#include "strata/result.h"

namespace strata {

// ---- surroundings
// ---------------------------------------------------------------------------------------------

// What the process was given; a value, so that tests need no real environment.
struct Environment {
  std::filesystem::path working_directory;  // absolute
  std::map<std::string, std::string> variables;
  bool reserves_stdout = false;  // programs that strata starts (the seed command) print to standard error
};

// The flags that every command shares. Precedence: flag, environment, configuration file, schema file.
struct ProjectOptions {
  std::optional<std::filesystem::path> schema;  // --schema: file or folder
  std::optional<std::filesystem::path> config;  // --config: strata.toml or prisma.config.*
  std::optional<std::string> url;               // --url
  // --lock-timeout, --statement-timeout: of the statements of migrations, as "5s"
  std::optional<std::string> lock_timeout, statement_timeout;
};

// A danger that needs a yes.
struct Question {
  std::string text;                 // what is about to happen
  std::vector<std::string> losses;  // one line each, with counts from live data
  std::string flag;                 // the flag that says yes: "--accept-data-loss"
};

// Follows a use case while it runs. Every function may be left out.
class Observer {
 public:
  virtual ~Observer() = default;

  virtual void on_applying(std::string_view /*migration*/, std::size_t /*number*/, std::size_t /*total*/) {}
  virtual void on_applied(std::string_view /*migration*/, double /*seconds*/) {}
  virtual void on_replaying(std::size_t /*done*/, std::size_t /*total*/) {}
  virtual void on_note(std::string_view /*text*/) {}
  // Told before what it warns of is done; the outcome lists the same sentences.
  virtual void on_warning(std::string_view /*text*/) {}
  // nullopt: nobody can be asked.
  virtual std::optional<bool> confirm(const Question& /*question*/) { return std::nullopt; }
  // What the new migration does, in a few words; empty where nobody can be asked. An Error ends the command.
  virtual Result<std::string> name_migration() { return std::string(); }
};

// ---- where things are
// -----------------------------------------------------------------------------------------

// What every command tells first. Paths are relative to the working directory where they lie below it.
struct ProjectSummary {
  std::vector<std::string> schema_files;
  std::string schema_path;  // the file or folder that was found
  std::string migrations_path;
  std::string datasource_name;  // "db"
  std::string provider;         // "sqlite"
  std::string location;         // in words, without secrets: `SQLite database "dev.db" at "file:./dev.db"`
};

// ---- schema files
// ---------------------------------------------------------------------------------------------

struct ValidateOutcome {
  std::vector<std::string> schema_files;
  std::string schema_path;
  std::vector<LocatedDiagnostic> diagnostics;  // by place: in the order of the files, from top to bottom

  [[nodiscard]] bool has_errors() const;
};

struct FormatOptions {
  bool check = false;  // tell what would change, write nothing
};
struct FormatOutcome {
  std::vector<std::string> schema_files;
  std::vector<std::string> changed_files;
  std::vector<std::string> broken_files;       // with syntax errors: left as they are
  std::vector<LocatedDiagnostic> diagnostics;  // those errors
};

// ---- comparing
// ------------------------------------------------------------------------------------------------

// One side of `migrate diff`.
struct DiffSide {
  enum class Kind : std::uint8_t {
    empty,
    schema,             // a schema file or folder, as its models say
    schema_datasource,  // the live database that a schema file's datasource names
    config_datasource,  // the live database that the configuration names
    url,                // a live database
    migrations,         // a migrations folder, replayed in the shadow database
  };
  Kind kind = Kind::empty;
  std::string value;  // path or URL; unused for empty and config_datasource
};

struct DiffOptions {
  DiffSide previous, next;
  bool script = false;  // SQL instead of the summary
  std::optional<std::string> shadow_database_url;
};
struct DiffOutcome {
  std::string text;      // script or summary, with its final newline
  bool is_empty = true;  // no differences
};

// ---- the history
// ----------------------------------------------------------------------------------------------

struct AppliedMigration {
  std::string name;
  double seconds = 0;
};

struct DeployOptions {
  bool dry_run = false;  // tell what would run
};
struct DeployOutcome {
  ProjectSummary project;
  std::size_t migration_count = 0;  // folders found
  bool database_created = false;
  std::vector<AppliedMigration> applied;  // in order; empty when nothing was pending
  std::vector<std::pair<std::string, std::string>>
      planned;                        // dry run: name and script of each pending migration
  std::vector<std::string> warnings;  // edited or missing migrations and the like, one sentence each
};

struct DevOptions {
  std::optional<std::string> name;
  bool create_only = false;
  bool skip_seed = false;
  bool accept_data_loss = false;
};
// What only SQL can say (docs/objects.md) and the database has otherwise than the migrations make it:
// "trigger `name` on `table`".
struct UnmanagedDrift {
  std::vector<std::string> added;    // only the database has it
  std::vector<std::string> removed;  // only the migrations make it
  std::vector<std::string> changed;
};
struct DevOutcome {
  ProjectSummary project;
  bool database_created = false;
  std::vector<AppliedMigration> applied;         // pending ones and the new one
  std::optional<std::string> created_migration;  // its folder name
  std::string created_script_path;
  UnmanagedDrift unmanaged;           // what the warnings name only in part
  std::vector<std::string> warnings;  // of the history and of drift; losses of data that were accepted
  bool in_sync = false;               // nothing had to be created
  bool seeded = false;
};

enum class MigrationState : std::uint8_t { applied, pending, failed, rolled_back, edited, missing };

struct MigrationStatus {
  std::string name;
  MigrationState state = MigrationState::pending;
  std::string started_at;  // UTC, RFC 3339; empty when never started
  std::string finished_at;
  std::string logs;  // of a failed migration
};

struct StatusOutcome {
  ProjectSummary project;
  std::size_t migration_count = 0;
  std::vector<MigrationStatus> migrations;  // folders in order, then rows without folder
  bool has_ledger = false;
  std::string last_common_migration;  // of diverged histories
  bool is_diverged = false;
  bool up_to_date = false;            // decides the exit code
  std::vector<std::string> problems;  // one sentence each, worst first
  std::vector<std::string> next_steps;
};

struct ResolveOptions {
  std::optional<std::string> applied;
  std::optional<std::string> rolled_back;
};
struct ResolveOutcome {
  ProjectSummary project;
  std::string migration;
  bool was_edited = false;  // it was applied, and is now recorded with the script that it has
};

struct ResetOptions {
  bool force = false;
  bool skip_seed = false;
};
struct ResetOutcome {
  ProjectSummary project;
  std::vector<AppliedMigration> applied;
  bool seeded = false;
};

// ---- without history
// ------------------------------------------------------------------------------------------

struct PushOptions {
  bool accept_data_loss = false;
  bool force_reset = false;
};
struct PushOutcome {
  ProjectSummary project;
  bool database_created = false;
  bool was_reset = false;
  std::size_t executed_steps = 0;     // 0: already in sync
  std::vector<std::string> warnings;  // data-loss sentences that were accepted
};

// What push would do, asked without doing it.
struct PushPlan {
  struct Finding {
    std::string text;
    std::string table;
    std::string column;    // empty: about the table; of a unique index all its columns, joined by commas
    std::size_t step = 0;  // of the migration, counted from 0
  };
  std::vector<Finding> warnings;
  std::vector<Finding> unexecutable;
  std::size_t step_count = 0;
};

struct PullOptions {
  bool print = false;  // give the text, write nothing
  bool force = false;  // ignore the models of the existing schema
};
struct PullOutcome {
  ProjectSummary project;
  struct File {
    std::string path;
    std::string text;
  };
  std::vector<File> files;
  std::vector<File> views;  // queries of views, with the preview feature `views`
  std::vector<std::string> removed_files;
  std::size_t model_count = 0;
  std::vector<std::string> warnings;
};

struct ExecuteOptions {
  std::string script;
  std::string script_name;  // for messages: the file, or "stdin"
};
struct ExecuteOutcome {
  std::string location;
};

struct SeedOptions {
  std::vector<std::string> arguments;  // handed to the seed command
};
struct SeedOutcome {
  std::string command;
};

struct InitOptions {
  std::optional<std::string> provider;  // none: the one that the URL belongs to, else SQLite
  std::optional<std::string> url;
  bool with_model = false;
};
struct InitOutcome {
  std::vector<std::string> created_files;
  std::vector<std::string> next_steps;
};

// ---- looking after a project
// -------------------------------------------------------------------------------------

// One thing that was looked at.
struct Finding {
  enum class Weight : std::uint8_t { problem, warning, advice, good };  // worst first
  Weight weight = Weight::good;
  std::string subject;  // "schema", "database": a word
  std::string text;     // what was found, one sentence
  std::vector<std::string> details, next_steps;
};
struct DoctorOutcome {
  std::vector<Finding> findings;  // worst first

  [[nodiscard]] bool has_problems() const {
    return !findings.empty() && findings.front().weight == Finding::Weight::problem;
  }
};

struct AdoptOptions {
  std::filesystem::path engine;  // the program that shall do the work of Prisma's commands
  bool undo = false;
};
struct AdoptOutcome {
  std::string file;      // that has, or had, the variable
  bool changed = false;  // false: it was set already
  bool made = false;     // the file is new, or was removed again
  std::vector<std::string> next_steps;
};

// ---- the engine
// -----------------------------------------------------------------------------------------------

class Engine {
 public:
  Engine(Environment environment, ProjectOptions options);

  [[nodiscard]] Result<ValidateOutcome> validate() const;
  [[nodiscard]] Result<FormatOutcome> format(const FormatOptions& options) const;
  [[nodiscard]] Result<InitOutcome> init(const InitOptions& options) const;

  [[nodiscard]] Result<DiffOutcome> diff(const DiffOptions& options, Observer& observer) const;
  [[nodiscard]] Result<DevOutcome> dev(const DevOptions& options, Observer& observer) const;
  [[nodiscard]] Result<DeployOutcome> deploy(const DeployOptions& options, Observer& observer) const;
  [[nodiscard]] Result<StatusOutcome> status(Observer& observer) const;
  [[nodiscard]] Result<ResolveOutcome> resolve(const ResolveOptions& options) const;
  [[nodiscard]] Result<ResetOutcome> reset(const ResetOptions& options, Observer& observer) const;

  [[nodiscard]] Result<PushPlan> plan_push() const;
  [[nodiscard]] Result<PushOutcome> push(const PushOptions& options, Observer& observer) const;
  [[nodiscard]] Result<PullOutcome> pull(const PullOptions& options) const;
  [[nodiscard]] Result<ExecuteOutcome> execute(const ExecuteOptions& options) const;
  [[nodiscard]] Result<SeedOutcome> seed(const SeedOptions& options) const;

  // Looks at everything that the other commands need, and changes nothing. What fails is a finding.
  [[nodiscard]] DoctorOutcome doctor(Observer& observer) const;
  // Makes Prisma's commands run on strata in this project, or takes that back.
  [[nodiscard]] Result<AdoptOutcome> adopt(const AdoptOptions& options) const;

 private:
  Environment environment_;
  ProjectOptions options_;
};

}  // namespace strata
