#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "strata/engine.h"

#include "base/beside.h"
#include "base/discard.h"
#include "base/pair.h"
#include "dialect/dialect.h"
#include "diff/differ.h"
#include "diff/summary.h"
#include "engine/compare.h"
#include "engine/diff_side.h"
#include "engine/live_diff.h"
#include "project/external.h"

namespace strata {
namespace {

// The database kind of a comparison: that of the side that knows one.
Result<const dialect::Dialect*> common_dialect(const Pair<engine::FoundSide>& sides) {
  const dialect::Dialect* previous = sides.previous.dialect;
  const dialect::Dialect* next = sides.next.dialect;
  if (previous == nullptr && next == nullptr) {
    return fail(ErrorCode::usage, "Neither side says which database it is for.",
                {"Give at least one side as a schema file, a URL, or migrations with their lock file."});
  }
  if (previous != nullptr && next != nullptr && previous != next) {
    return fail(ErrorCode::usage,
                "The sides are for different databases: " + std::string(previous->target().display_name) +
                    " and " + std::string(next->target().display_name) + ".");
  }
  return previous != nullptr ? previous : next;
}

// A thread takes as long to begin as a short file to be read.
bool is_found_at_once(const DiffSide& side, const Environment& environment) {
  constexpr std::uintmax_t kShort = 32U << 10U;
  if (side.kind == DiffSide::Kind::empty) return true;
  if (side.kind != DiffSide::Kind::schema) return false;
  std::error_code no_file;
  const std::uintmax_t size = std::filesystem::file_size(environment.working_directory / side.value, no_file);
  return !no_file && size < kShort;
}

// Reading large schema files takes most of the time, and the sides know nothing of each other.
Result<Pair<engine::FoundSide>> find_sides(const DiffOptions& options, const Environment& environment,
                                           const ProjectOptions& project) {
  auto next = begin_beside_unless(is_found_at_once(options.next, environment),
                                  [&] { return engine::find_side(options.next, environment, project); });
  Pair<engine::FoundSide> sides;
  STRATA_TRY(sides.previous, engine::find_side(options.previous, environment, project));
  STRATA_TRY(sides.next, std::move(next).take());
  return sides;
}

bool is_schema_file(const engine::FoundSide& side) {
  const auto* const schema = std::get_if<schema::Schema>(&side.source);
  return schema != nullptr && !schema::is_database(*schema);
}

// Both sides in the same words. The schema file comes first: the database beside it is asked while it is
// open.
Result<Pair<schema::Schema>> load_sides(Pair<engine::FoundSide> sides, const dialect::Dialect& dialect,
                                        const diff::External& external, const engine::LoadOptions& options,
                                        Observer& observer) {
  const bool is_reversed = is_schema_file(sides.next);
  Pair<schema::Schema> loaded;
  schema::Schema& first = is_reversed ? loaded.next : loaded.previous;
  schema::Schema& second = is_reversed ? loaded.previous : loaded.next;
  bool is_aligned = false;
  const auto visit = [&](sql::Connection& connection, schema::Schema& read) {
    is_aligned = true;
    const Pair<schema::Schema*> schemas =
        is_reversed ? Pair<schema::Schema*>{&read, &first} : Pair<schema::Schema*>{&first, &read};
    return engine::align(dialect, connection, schemas, external);
  };
  STRATA_TRY(first,
             load_side(std::move(is_reversed ? sides.next : sides.previous), dialect, options, observer));
  STRATA_TRY(second, load_side(std::move(is_reversed ? sides.previous : sides.next), dialect, options,
                               observer, visit));
  if (!is_aligned) diff::align({&loaded.previous, &loaded.next}, dialect.policy(), external);
  return loaded;
}

std::string with_line_end(std::string text) {
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

}  // namespace

Result<engine::Comparison> engine::compare(Pair<FoundSide> sides, const LoadOptions& options,
                                           Observer& observer) {
  STRATA_TRY(const dialect::Dialect* dialect, common_dialect(sides));
  share_namespaces(sides);
  STRATA_TRY(const diff::External external,
             project::external_objects(options.configuration, dialect->target().multi_schema));
  STRATA_TRY(Pair<schema::Schema> loaded,
             load_sides(std::move(sides), *dialect, external, options, observer));
  return Comparison{.dialect = dialect, .migration = diff::compare(std::move(loaded), dialect->policy())};
}

std::string engine::text_of(const Comparison& comparison, bool as_script) {
  const diff::Migration& migration = comparison.migration;
  if (as_script) return with_line_end(dialect::to_script(comparison.dialect->render(migration)));
  return migration.empty() ? "No difference detected.\n" : diff::summarize(migration);
}

Result<DiffOutcome> Engine::diff(const DiffOptions& options, Observer& observer) const {
  STRATA_TRY(Pair<engine::FoundSide> sides, find_sides(options, environment_, options_));
  STRATA_TRY(const project::Configuration configuration, project::read_configuration(environment_, options_));
  const engine::LoadOptions load{.shadow_url = options.shadow_database_url, .configuration = configuration};
  STRATA_TRY(engine::Comparison comparison, engine::compare(std::move(sides), load, observer));
  DiffOutcome outcome{.text = engine::text_of(comparison, options.script),
                      .is_empty = comparison.migration.empty()};
  discard(std::move(comparison));
  return outcome;
}

}  // namespace strata
