#include "dialect/postgres/part_outcome.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "dialect/postgres/literal.h"
#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

std::string written(const WrittenName& name) {
  const std::string quoted = target::quote_name(name.name);
  return name.schema.empty() ? quoted : target::quote_name(name.schema) + "." + quoted;
}

// As `to_regclass` takes it: by the search path where no schema is given, null when there is no such
// relation.
std::string relation(const WrittenName& name) {
  return "pg_catalog.to_regclass(" + literal(written(name)) + ")";
}

Result<bool> ask_whether(Connection& connection, const std::string& condition) {
  STRATA_TRY(const Answer answer, connection.ask("SELECT " + condition, {}));
  return answer.row_count() > 0 && answer.flag(0, 0);
}

Effect whole_if(bool condition) {
  return condition ? Effect::whole : Effect::none;
}

// An index lies in the schema of its table. One without name is known by not having been there before.
std::string index_in_catalogue(const CreateIndexConcurrently& create, const std::string& memory) {
  return "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid "
         "WHERE i.indrelid = " +
         relation(create.table) + " AND " +
         (create.index.empty() ? "i.indexrelid <> ALL (" + literal(memory) + "::pg_catalog.oid[])"
                               : "c.relname = " + literal(create.index));
}

bool is_unknown(const CreateIndexConcurrently& create, const std::string& memory) {
  return create.index.empty() && memory.empty();
}

Result<Effect> effect_of(Connection& connection, const CreateIndexConcurrently& create,
                         const std::string& memory) {
  if (is_unknown(create, memory)) return Effect::none;
  STRATA_TRY(const bool is_there,
             ask_whether(connection, "EXISTS (SELECT " + index_in_catalogue(create, memory) +
                                         " AND i.indisvalid AND i.indisready)"));
  return whole_if(is_there);
}

Result<Effect> effect_of(Connection& connection, const DropIndexConcurrently& drop) {
  STRATA_TRY(const bool is_gone, ask_whether(connection, relation(drop.index) + " IS NULL"));
  return whole_if(is_gone);
}

Result<Effect> effect_of(Connection& connection, const DetachPartitionConcurrently& detach) {
  STRATA_TRY(const bool is_partition,
             ask_whether(connection, "EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = " +
                                         relation(detach.partition) +
                                         " AND inhparent = " + relation(detach.table) + ")"));
  return whole_if(!is_partition);
}

Result<Effect> effect_of(Connection& connection, const ChangeServerObject& change) {
  struct Catalogue {
    std::string_view table, column;
  };
  constexpr std::array<Catalogue, 3> kCatalogues = {{{.table = "pg_database", .column = "datname"},
                                                     {.table = "pg_tablespace", .column = "spcname"},
                                                     {.table = "pg_subscription", .column = "subname"}}};
  const Catalogue& catalogue = kCatalogues[static_cast<std::size_t>(change.kind)];
  std::string condition = "EXISTS (SELECT FROM pg_catalog.";
  condition.append(catalogue.table).append(" WHERE ").append(catalogue.column).append(" = ");
  condition += literal(change.name) + ")";
  STRATA_TRY(const bool exists, ask_whether(connection, condition));
  return whole_if(exists == change.creates);
}

// An index that somebody builds at this moment is not valid either.
Result<void> drop_invalid_indexes(Connection& connection, const std::string& selection) {
  STRATA_TRY(
      const Answer answer,
      connection.ask("SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text " + selection +
                         " AND NOT (i.indisvalid AND i.indisready) AND NOT EXISTS (SELECT FROM "
                         "pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)",
                     {}));
  std::vector<std::string> names;
  for (int row = 0; row < answer.row_count(); ++row) names.emplace_back(answer.text(row, 0));
  for (const std::string& name : names) {
    STRATA_CHECK(connection.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name));
  }
  return {};
}

Result<void> remains_of(Connection& connection, const CreateIndexConcurrently& create,
                        const std::string& memory) {
  if (is_unknown(create, memory)) return {};
  return drop_invalid_indexes(connection, index_in_catalogue(create, memory));
}

// What REINDEX CONCURRENTLY builds beside the old index, and the old one once it is replaced.
Result<void> remains_of(Connection& connection, const ReindexConcurrently&) {
  return drop_invalid_indexes(connection,
                              "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid "
                              "WHERE c.relname ~ '_cc(new|old)[0-9]*$' AND NOT EXISTS (SELECT FROM "
                              "pg_catalog.pg_stat_progress_create_index)");
}

Result<void> remains_of(Connection& connection, const DetachPartitionConcurrently& detach) {
  // The column came with version 14, as the statement did.
  STRATA_TRY(const bool is_pending,
             ask_whether(connection,
                         "EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhdetachpending AND "
                         "inhrelid = " +
                             relation(detach.partition) + ")"));
  if (!is_pending) return {};
  return connection.execute("ALTER TABLE " + written(detach.table) + " DETACH PARTITION " +
                            written(detach.partition) + " FINALIZE");
}

}  // namespace

Result<std::string> remember(Connection& connection, const StatementKind& kind) {
  const auto* const create = std::get_if<CreateIndexConcurrently>(&kind);
  if (create == nullptr || !create->index.empty()) return std::string();
  STRATA_TRY(const Answer answer,
             connection.ask("SELECT ARRAY(SELECT indexrelid FROM pg_catalog.pg_index WHERE indrelid = " +
                                relation(create->table) + ")",
                            {}));
  return std::string(answer.text(0, 0));
}

Result<Effect> find_effect(Connection& connection, const StatementKind& kind, const std::string& memory) {
  using Found = Result<Effect>;
  return std::visit(
      overloaded{
          [&](const CreateIndexConcurrently& create) { return effect_of(connection, create, memory); },
          [&](const DropIndexConcurrently& drop) { return effect_of(connection, drop); },
          [&](const DetachPartitionConcurrently& detach) { return effect_of(connection, detach); },
          [&](const ChangeServerObject& change) { return effect_of(connection, change); },
          [](const CommitsByItself&) { return Found(Effect::unknown); },
          [](const auto&) { return Found(Effect::none); },
      },
      kind);
}

Result<void> clear_remains(Connection& connection, const StatementKind& kind, const std::string& memory) {
  return std::visit(
      overloaded{
          [&](const CreateIndexConcurrently& create) { return remains_of(connection, create, memory); },
          [&](const ReindexConcurrently& reindex) { return remains_of(connection, reindex); },
          [&](const DetachPartitionConcurrently& detach) { return remains_of(connection, detach); },
          [](const auto&) { return Result<void>(); },
      },
      kind);
}

}  // namespace strata::dialect::postgres
