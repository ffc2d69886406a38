#include "engine/shadow.h"

#include <fmt/format.h>
#include <utility>
#include <vector>

#include "strata/version.h"

#include "base/file_cache.h"
#include "base/sha256.h"
#include "engine/history_errors.h"

namespace strata::engine {
namespace {

using history::Migration;

// Grows when a script may leave another database behind than it did before, by the same scripts and the same
// version of everything else.
constexpr std::string_view kFormat = "1";

std::string_view bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// One key a migration, each over the one before it: equal keys mean an equal history up to there.
std::vector<Sha256> chain_of(const dialect::Dialect& dialect, std::span<const Migration> migrations) {
  std::vector<Sha256> chain;
  chain.reserve(migrations.size());
  Sha256 last =
      sha256(fmt::format("{} {} {} {}", kFormat, kVersion, dialect.target().provider, dialect.version()));
  for (const Migration& migration : migrations) {
    std::string link(bytes_of(last));
    link += bytes_of(migration.script->digest());
    last = sha256(link);
    chain.push_back(last);
  }
  return chain;
}

Error replay_failed(const Migration& migration, Error cause) {
  Error error{.code = ErrorCode::shadow_replay_failed,
              .message = fmt::format("The migration `{}` does not apply to an empty database after the ones "
                                     "before it.",
                                     migration.name),
              .details = {std::move(cause.message)},
              .next_steps = {fmt::format("Correct {}.", migration.script_path)},
              .database_code = std::move(cause.database_code),
              .migration = migration.name};
  for (std::string& line : cause.details) error.details.push_back(std::move(line));
  for (std::string& step : cause.next_steps) error.next_steps.push_back(std::move(step));
  return error;
}

class Replay {
 public:
  Replay(const Shadow& shadow, std::span<const Migration> migrations, Observer& observer, Reading reading,
         const Visit& visit)
      : shadow_(shadow), migrations_(migrations), observer_(observer), reading_(reading), visit_(visit) {
    if (migrations.empty()) return;
    chain_ = chain_of(dialect(), migrations);
    if (shadow.cache_folder) cache_.emplace(*shadow.cache_folder / "shadow", ".shadow");
  }

  Result<schema::Schema> run() {
    STRATA_TRY(std::optional<schema::Schema> kept, run_in_kept());
    if (kept) return std::move(*kept);
    // A damaged image may fail at any time; then the scripts decide.
    if (cache_) {
      if (const std::optional<FileCache::Found> image = cache_->find_last(chain_)) {
        if (Result<schema::Schema> schema = run_from(image->key + 1, image->bytes)) return schema;
      }
    }
    return run_from(0, {});
  }

 private:
  [[nodiscard]] const dialect::Dialect& dialect() const { return *shadow_.dialect; }

  // Nothing where the database keeps no shadow.
  Result<std::optional<schema::Schema>> run_in_kept() {
    STRATA_TRY(dialect::KeptShadow kept, open_kept(chain_));
    if (kept.connection == nullptr) return std::nullopt;
    Result<schema::Schema> schema = run_on(*kept.connection, kept.done, true);
    if (schema) return std::move(*schema);
    if (kept.done == 0 || schema.error().code == ErrorCode::connection_closed) {
      return std::unexpected(std::move(schema).error());
    }
    // Somebody may have changed what it held: then the scripts decide.
    kept.connection.reset();
    STRATA_TRY(dialect::KeptShadow emptied, open_kept({}));
    if (emptied.connection == nullptr) return std::nullopt;
    STRATA_TRY(schema::Schema built, run_on(*emptied.connection, 0, true));
    return built;
  }

  Result<dialect::KeptShadow> open_kept(std::span<const Sha256> chain) {
    if (migrations_.empty()) return dialect::KeptShadow{};
    Result<dialect::KeptShadow> kept = dialect().open_kept_shadow(shadow_.where, chain);
    if (!kept) kept.error().code = ErrorCode::shadow_not_created;
    return kept;
  }

  // Begins with the database in `image`, which has the first `done` migrations.
  Result<schema::Schema> run_from(std::size_t done, std::string_view image) {
    Result<std::unique_ptr<sql::Connection>> opened = dialect().open_shadow(shadow_.where);
    if (!opened) {
      opened.error().code = ErrorCode::shadow_not_created;
      return std::unexpected(std::move(opened).error());
    }
    if (!image.empty()) STRATA_CHECK(dialect().load_image(**opened, image));
    return run_on(**opened, done, false);
  }

  // Goes on behind the first `done` migrations, which the connection's database holds.
  Result<schema::Schema> run_on(sql::Connection& connection, std::size_t done, bool is_kept) {
    for (std::size_t i = done; i < migrations_.size(); ++i) {
      observer_.on_replaying(i, migrations_.size());
      STRATA_CHECK(apply(connection, i, is_kept));
    }
    if (cache_ && !is_kept && done != migrations_.size()) save(connection, chain_.back());
    STRATA_TRY(schema::Schema schema, read_schema(dialect(), connection, reading_));
    if (visit_) STRATA_CHECK(visit_(connection, schema));
    return schema;
  }

  Result<void> apply(sql::Connection& connection, std::size_t number, bool is_kept) {
    const Migration& migration = migrations_[number];
    STRATA_TRY(const std::string_view script, require_script(migration));
    dialect::Surroundings surroundings;
    if (is_kept) {
      surroundings.record = [&] { return dialect().mark_kept_shadow(connection, chain_[number]); };
      surroundings.record_progress = [&](const dialect::Progress&) {
        return dialect().mark_kept_shadow(connection, std::nullopt);
      };
    }
    Result<bool> run = dialect().run_script(connection, script, surroundings);
    if (run) return {};
    // Nothing is wrong with the migration.
    const bool is_of_place =
        run.error().code == ErrorCode::shadow_not_created || run.error().code == ErrorCode::interrupted;
    if (is_of_place) return std::unexpected(std::move(run).error());
    return std::unexpected(replay_failed(migration, std::move(run).error()));
  }

  void save(sql::Connection& connection, const Sha256& key) {
    const Result<std::string> image = dialect().save_image(connection);
    if (image && !image->empty()) cache_->store(key, *image);
  }

  const Shadow& shadow_;
  std::span<const Migration> migrations_;
  Observer& observer_;
  Reading reading_;
  const Visit& visit_;
  std::vector<Sha256> chain_;
  std::optional<FileCache> cache_;
};

}  // namespace

Result<std::optional<Migration>> find_preparation(const project::Configuration& configuration) {
  const std::optional<project::Setting>& setting = configuration.shadow_preparation;
  if (!setting) return std::nullopt;
  STRATA_TRY(std::string script, project::value_of(configuration, *setting));
  return history::make_migration(setting->key, setting->place, std::move(script));
}

Result<Shadow> find_shadow(const project::Project& project, const dialect::ConnectOptions& database) {
  STRATA_TRY(std::optional<dialect::ConnectOptions> set_aside,
             project::shadow_database_of(project, database));
  Shadow shadow{.dialect = project.dialect,
                .where = database,
                .cache_folder = project::cache_folder(project.configuration)};
  STRATA_TRY(shadow.preparation, find_preparation(project.configuration));
  if (!set_aside) return shadow;
  shadow.where = std::move(*set_aside);
  shadow.where.namespaces = database.namespaces;
  shadow.where.is_set_aside = true;
  return shadow;
}

Result<schema::Schema> replay(const Shadow& shadow, std::span<const Migration> migrations, Observer& observer,
                              Reading reading, const Visit& visit) {
  for (const Migration& migration : migrations) {
    if (!migration.script) return std::unexpected(script_missing(migration));
  }
  if (!shadow.preparation) return Replay(shadow, migrations, observer, reading, visit).run();
  history::History prepared = {*shadow.preparation};
  prepared.insert(prepared.end(), migrations.begin(), migrations.end());
  return Replay(shadow, prepared, observer, reading, visit).run();
}

}  // namespace strata::engine
