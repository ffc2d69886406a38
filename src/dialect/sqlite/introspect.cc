#include "dialect/sqlite/introspect.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "dialect/sqlite/facts.h"
#include "dialect/sqlite/table_parts.h"
#include "dialect/sqlite/types.h"
#include "sql/token.h"

namespace strata::dialect::sqlite {
namespace {

using schema::Column;
using schema::ForeignKey;
using schema::Index;
using schema::KeyColumn;
using schema::Schema;
using schema::Table;
using schema::TableId;
using target::ReferentialAction;

constexpr std::string_view kTables =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name";

// table_info leaves generated columns out, which the schema language cannot say.
constexpr std::string_view kColumns = R"(
    SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
    FROM pragma_table_list t CROSS JOIN pragma_table_info(t.name, 'main') c
    WHERE t.schema = 'main' AND t.type = 'table'
    ORDER BY t.name, c.cid)";

// Few tables have more than the schema language can say, and only those are worth reading.
constexpr std::string_view kStatements =
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND (sql LIKE '%check%' OR sql LIKE '%as%(%' "
    "OR sql LIKE '%collate%' OR sql LIKE '%)%strict%' OR sql LIKE '%)%without%rowid%')";

constexpr std::string_view kIndexes = R"(
    SELECT t.name, i.seq, i.name, i."unique", i.partial, c.name, c."desc", c.coll
    FROM pragma_table_list t
    CROSS JOIN pragma_index_list(t.name, 'main') i
    CROSS JOIN pragma_index_xinfo(i.name, 'main') c
    WHERE t.schema = 'main' AND t.type = 'table' AND i.origin <> 'pk' AND c.key
    ORDER BY t.name, i.seq, c.seqno)";

// Apart, and not joined: the table has no index over names.
constexpr std::string_view kPartialIndexes =
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%where%'";

constexpr std::string_view kForeignKeys = R"(
    SELECT t.name, f.id, f."table", f."from", f."to", f.on_delete, f.on_update
    FROM pragma_table_list t CROSS JOIN pragma_foreign_key_list(t.name, 'main') f
    WHERE t.schema = 'main' AND t.type = 'table'
    ORDER BY t.name, f.id, f.seq)";

constexpr std::string_view kViews = "SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY name";
constexpr std::string_view kViewColumns =
    R"(SELECT name, type, "notnull", dflt_value FROM pragma_table_info(?, 'main') ORDER BY cid)";

const std::string& text_of(const sql::Value& value) {
  static const std::string kNone;
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr ? *text : kNone;
}

ReferentialAction parse_action(std::string_view text) {
  using Entry = std::pair<std::string_view, ReferentialAction>;
  constexpr std::array kActions = {
      Entry{"CASCADE", ReferentialAction::cascade}, Entry{"RESTRICT", ReferentialAction::restrict_},
      Entry{"SET NULL", ReferentialAction::set_null}, Entry{"SET DEFAULT", ReferentialAction::set_default}};
  const auto* const found = std::ranges::find(kActions, text, &Entry::first);
  return found != kActions.end() ? found->second : ReferentialAction::no_action;
}

// What follows the WHERE of a CREATE INDEX statement. One inside parentheses belongs to an expression.
std::optional<std::string> predicate_of(std::string_view statement) {
  std::optional<std::size_t> begin;
  std::size_t end = 0;
  std::size_t depth = 0;
  sql::TokenReader reader(statement, kTarget.script);
  while (const std::optional<sql::Token> token = reader.next()) {
    const std::string_view text = statement.substr(token->begin, token->end - token->begin);
    if (text == "(") ++depth;
    if (text == ")" && depth > 0) --depth;
    if (depth == 0 && token->kind == sql::TokenKind::word && sql::is_word(text, "WHERE")) begin = token->end;
    end = token->end;
  }
  if (!begin || *begin == end) return std::nullopt;
  return std::string(trim(statement.substr(*begin, end - *begin)));
}

Column make_column(const sql::Value& name, const sql::Value& type, const sql::Value& is_required,
                   const sql::Value& default_value) {
  Column column{
      .name = text_of(name),
      .type = parse_type(text_of(type)),
      .arity = sql::to_integer(is_required) != 0 ? schema::Arity::required : schema::Arity::nullable};
  if (!sql::is_null(default_value)) column.default_value = parse_default(text_of(default_value), column.type);
  return column;
}

// Fills the tables of one schema from the rows of the catalogue. Rows come ordered by table, so that the
// current table is looked up only when it changes.
class CatalogReader {
 public:
  explicit CatalogReader(sql::Connection& connection) : connection_(connection) {}

  [[nodiscard]] Result<Schema> read() {
    STRATA_CHECK(read_tables());
    STRATA_CHECK(read_columns());
    STRATA_CHECK(read_parts());
    STRATA_CHECK(read_indexes());
    STRATA_CHECK(read_foreign_keys());
    STRATA_CHECK(read_views());
    return std::move(schema_);
  }

 private:
  using Row = std::vector<sql::Value>;

  [[nodiscard]] Result<void> read_tables() {
    STRATA_TRY(const sql::Rows rows, connection_.query(kTables));
    for (const Row& row : rows.rows) {
      const std::string& name = text_of(row[0]);
      if (is_internal(name)) continue;
      ids_.emplace(to_lower(name),
                   schema_.tables.push_back(Table{.name = {.namespace_name = {}, .name = name}}));
    }
    return {};
  }

  [[nodiscard]] Result<void> read_columns() {
    STRATA_TRY(const sql::Rows rows, connection_.query(kColumns));
    Table* table = nullptr;
    std::vector<std::pair<std::int64_t, std::size_t>> key;  // position in the key, position in the table
    std::vector<bool> is_integer;                           // declared as exactly INTEGER
    const auto finish = [&] {
      if (table != nullptr) set_primary_key(*table, key, is_integer);
      key.clear();
      is_integer.clear();
    };
    for (const Row& row : rows.rows) {
      if (table == nullptr || table->name.name != text_of(row[0])) {
        finish();
        table = find_table(text_of(row[0]));
      }
      if (table == nullptr) continue;
      table->columns.push_back(make_column(row[1], row[2], row[3], row[4]));
      is_integer.push_back(to_lower(text_of(row[2])) == "integer");
      if (const std::int64_t position = sql::to_integer(row[5]); position > 0) {
        key.emplace_back(position, table->columns.size() - 1);
      }
    }
    finish();
    return {};
  }

  [[nodiscard]] Result<void> read_parts() {
    STRATA_TRY(const sql::Rows rows, connection_.query(kStatements));
    for (const Row& row : rows.rows) {
      Table* const table = find_table(text_of(row[0]));
      if (table != nullptr) table->unmanaged_parts = find_table_parts(text_of(row[1]));
    }
    return {};
  }

  // A key of one INTEGER column is the rowid: SQLite numbers the rows and never stores a null.
  static void set_primary_key(Table& table, std::vector<std::pair<std::int64_t, std::size_t>>& key,
                              const std::vector<bool>& is_integer) {
    if (key.empty()) return;
    std::ranges::sort(key);
    schema::PrimaryKey& primary_key = table.primary_key.emplace();
    for (const auto& [position, column] : key) {
      primary_key.columns.push_back(KeyColumn{.name = table.columns[column].name});
    }
    if (key.size() > 1 || !is_integer[key[0].second]) return;
    schema::Column& rowid = table.columns[key[0].second];
    rowid.is_autoincrement = true;
    rowid.arity = schema::Arity::required;
  }

  [[nodiscard]] Result<void> read_indexes() {
    STRATA_TRY(const sql::Rows partial, connection_.query(kPartialIndexes));
    for (const Row& row : partial.rows) statements_.emplace(text_of(row[0]), text_of(row[1]));
    STRATA_TRY(const sql::Rows rows, connection_.query(kIndexes));
    for (std::size_t begin = 0, end = 0; begin < rows.rows.size(); begin = end) {
      const Row& first = rows.rows[begin];
      while (end < rows.rows.size() && rows.rows[end][0] == first[0] && rows.rows[end][1] == first[1]) ++end;
      Table* const table = find_table(text_of(first[0]));
      if (table == nullptr) continue;
      const auto columns = std::span(rows.rows).subspan(begin, end - begin);
      if (std::optional<Index> index = make_index(*table, columns))
        table->indexes.push_back(*std::move(index));
    }
    return {};
  }

  // Nothing for an index over an expression, the rowid, or a generated column.
  [[nodiscard]] std::optional<Index> make_index(const Table& table, std::span<const Row> rows) const {
    const Row& first = rows.front();
    Index index{
        .name = text_of(first[2]),
        .kind = sql::to_integer(first[3]) != 0 ? schema::IndexKind::unique : schema::IndexKind::normal};
    if (const auto statement = statements_.find(index.name);
        sql::to_integer(first[4]) != 0 && statement != statements_.end()) {
      index.predicate = predicate_of(statement->second);
    }
    for (const Row& row : rows) {
      const std::string& column = text_of(row[5]);
      if (!table.find_column(column)) return std::nullopt;
      KeyColumn& key_column = index.columns.emplace_back(KeyColumn{.name = column});
      if (sql::to_integer(row[6]) != 0) key_column.sort = schema::SortOrder::descending;
      if (!equal_but_for_case(text_of(row[7]), collation_of(table, column))) {
        key_column.collation = text_of(row[7]);
      }
    }
    return index;
  }

  [[nodiscard]] Result<void> read_foreign_keys() {
    STRATA_TRY(const sql::Rows rows, connection_.query(kForeignKeys));
    for (std::size_t begin = 0, end = 0; begin < rows.rows.size(); begin = end) {
      const Row& first = rows.rows[begin];
      while (end < rows.rows.size() && rows.rows[end][0] == first[0] && rows.rows[end][1] == first[1]) ++end;
      Table* const table = find_table(text_of(first[0]));
      if (table == nullptr) continue;
      const auto columns = std::span(rows.rows).subspan(begin, end - begin);
      if (std::optional<ForeignKey> key = make_foreign_key(*table, columns)) {
        table->foreign_keys.push_back(*std::move(key));
      }
    }
    return {};
  }

  // SQLite takes any text for the other side and looks at it only when rows change. Nothing for one that
  // leads nowhere, or begins at a generated column.
  [[nodiscard]] std::optional<ForeignKey> make_foreign_key(const Table& table, std::span<const Row> rows) {
    const Row& first = rows.front();
    const Table* const referenced = find_table(text_of(first[2]));
    if (referenced == nullptr) return std::nullopt;
    ForeignKey key{.referenced_table = referenced->name,
                   .on_delete = parse_action(text_of(first[5])),
                   .on_update = parse_action(text_of(first[6]))};
    const bool names_columns = !sql::is_null(first[4]);
    for (const Row& row : rows) {
      if (!table.find_column(text_of(row[3]))) return std::nullopt;
      key.columns.push_back(text_of(row[3]));
      if (!names_columns) continue;
      const Column* const column = find_column(*referenced, text_of(row[4]));
      if (column == nullptr) return std::nullopt;
      key.referenced_columns.push_back(column->name);
    }
    if (!names_columns && referenced->primary_key) {
      for (const KeyColumn& column : referenced->primary_key->columns) {
        key.referenced_columns.push_back(column.name);
      }
    }
    if (key.referenced_columns.size() != key.columns.size()) return std::nullopt;
    return key;
  }

  [[nodiscard]] Result<void> read_views() {
    STRATA_TRY(const sql::Rows rows, connection_.query(kViews));
    for (const Row& row : rows.rows) {
      schema::View view{.name = {.namespace_name = {}, .name = text_of(row[0])},
                        .definition = text_of(row[1])};
      // A view over a table that is gone has no columns to tell; that is no reason to refuse the database.
      if (const Result<sql::Rows> columns = connection_.query(kViewColumns, std::span(&row[0], 1))) {
        for (const Row& column : columns->rows) {
          view.columns.push_back(make_column(column[0], column[1], column[2], column[3]));
        }
      }
      schema_.views.push_back(std::move(view));
    }
    return {};
  }

  // SQLite compares names without regard to case.
  [[nodiscard]] Table* find_table(std::string_view name) {
    const auto found = ids_.find(to_lower(name));
    return found == ids_.end() ? nullptr : &schema_.tables[found->second];
  }

  static const Column* find_column(const Table& table, std::string_view name) {
    const std::string wanted = to_lower(name);
    const auto found = std::ranges::find_if(
        table.columns, [&](const Column& column) { return to_lower(column.name) == wanted; });
    return found == table.columns.end() ? nullptr : &*found;
  }

  sql::Connection& connection_;
  Schema schema_;
  std::unordered_map<std::string, TableId> ids_;             // by name in lower case
  std::unordered_map<std::string, std::string> statements_;  // CREATE INDEX of partial indexes, by name
};

}  // namespace

bool is_internal(std::string_view table) {
  constexpr std::string_view kHostPrefix = "_cf_";
  const bool is_host_table = table.starts_with(kHostPrefix) && table.size() > kHostPrefix.size() &&
                             table[kHostPrefix.size()] >= 'A' && table[kHostPrefix.size()] <= 'Z';
  return table.starts_with("sqlite_") || table == "_prisma_migrations" || table == "d1_migrations" ||
         is_host_table;
}

Result<Schema> introspect(sql::Connection& connection) {
  return CatalogReader(connection).read();
}

}  // namespace strata::dialect::sqlite
