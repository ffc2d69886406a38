#include "dialect/postgres/introspect.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "dialect/postgres/catalog_query.h"
#include "dialect/postgres/catalog_type.h"
#include "dialect/postgres/default_value.h"
#include "dialect/postgres/snapshot.h"

namespace strata::dialect::postgres {
namespace {

using schema::Arity;
using schema::Column;
using schema::ForeignKey;
using schema::Index;
using schema::KeyColumn;
using schema::Schema;
using schema::Table;
using schema::TableId;
using target::IndexType;
using target::ReferentialAction;

// "{1,2}" and "1 2" → 1, 2
std::vector<std::int64_t> numbers(std::string_view text) {
  std::vector<std::int64_t> found;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    std::int64_t number = 0;
    const auto [next, failed] = std::from_chars(at, end, number);
    if (failed == std::errc()) found.push_back(number);
    at = failed == std::errc() ? next : at + 1;
  }
  return found;
}

std::optional<IndexType> index_type(std::string_view access_method) {
  using Entry = std::pair<std::string_view, IndexType>;
  constexpr auto kTypes = std::to_array<Entry>({{"btree", IndexType::btree},
                                                {"hash", IndexType::hash},
                                                {"gin", IndexType::gin},
                                                {"gist", IndexType::gist},
                                                {"spgist", IndexType::sp_gist},
                                                {"brin", IndexType::brin}});
  const auto* const found = std::ranges::find(kTypes, access_method, &Entry::first);
  if (found == kTypes.end()) return std::nullopt;
  return found->second;
}

ReferentialAction action(std::string_view code) {
  using Entry = std::pair<std::string_view, ReferentialAction>;
  constexpr auto kActions = std::to_array<Entry>({{"r", ReferentialAction::restrict_},
                                                  {"c", ReferentialAction::cascade},
                                                  {"n", ReferentialAction::set_null},
                                                  {"d", ReferentialAction::set_default}});
  const auto* const found = std::ranges::find(kActions, code, &Entry::first);
  return found == kActions.end() ? ReferentialAction::no_action : found->second;
}

// The procedural language, which is an extension in form.
constexpr std::string_view kStandardExtension = "plpgsql";

// Tables that the tools of others keep in the user's namespaces, and the ledger.
bool is_internal(std::string_view table) {
  return table == "_prisma_migrations";
}

// A table while it is put together: the catalogue names columns by numbers, which have gaps.
struct OpenTable {
  Table* table = nullptr;
  std::vector<std::int64_t> column_numbers;  // ascending
};

// Takes the answers in their order, which is that in which they refer to each other, and keeps none of them.
class Builder {
 public:
  explicit Builder(const Connection& connection)
      : types_(connection.namespaces(),
               connection.has_named_namespaces() ? std::string_view() : connection.default_namespace()),
        with_names_(connection.has_named_namespaces()) {
    schema_.default_namespace = connection.default_namespace();
  }

  void take(const Answer& rows) {
    switch (static_cast<CatalogAnswer>(taken_++)) {
      case CatalogAnswer::namespaces:
        return read_namespaces(rows);
      case CatalogAnswer::types:
        return types_.read(rows);
      case CatalogAnswer::enum_values:
        return read_enums(rows);
      case CatalogAnswer::relations:
        return read_relations(rows);
      case CatalogAnswer::columns:
        return read_columns(rows);
      case CatalogAnswer::operator_classes:
        return read_operator_classes(rows);
      case CatalogAnswer::indexes:
        return read_indexes(rows);
      case CatalogAnswer::foreign_keys:
        return read_foreign_keys(rows);
      case CatalogAnswer::extensions:
        return read_extensions(rows);
      case CatalogAnswer::views:
        return read_views(rows);
    }
  }

  [[nodiscard]] bool is_complete() const { return taken_ == kCatalogAnswerCount; }
  [[nodiscard]] Schema finish() && { return std::move(schema_); }

 private:
  [[nodiscard]] schema::ObjectName name(std::string_view namespace_name, std::string_view object) const {
    return {.namespace_name = with_names_ ? std::string(namespace_name) : std::string(),
            .name = std::string(object)};
  }

  void read_namespaces(const Answer& rows) {
    for (int row = 0; with_names_ && row < rows.row_count(); ++row) {
      schema_.namespaces.emplace_back(rows.text(row, 0));
    }
  }

  void read_enums(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      schema::ObjectName enumeration = name(rows.text(row, 0), rows.text(row, 1));
      if (schema_.enums.empty() || schema_.enums[last_enum_].name != enumeration) {
        last_enum_ = schema_.enums.push_back({.name = std::move(enumeration), .values = {}});
      }
      schema_.enums[last_enum_].values.emplace_back(rows.text(row, 2));
    }
  }

  void read_relations(const Answer& rows) {
    const int count = rows.row_count();
    schema_.tables.reserve(static_cast<std::size_t>(count));
    tables_.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
      const std::int64_t oid = rows.integer(row, 0);
      schema::ObjectName object = name(rows.text(row, 1), rows.text(row, 2));
      const std::string_view kind = rows.text(row, 3);
      if (kind == "v" || kind == "m") {
        views_.emplace(oid, schema_.views.size());
        schema_.views.push_back({.name = std::move(object)});
      } else if (!is_internal(object.name)) {
        const TableId id = schema_.tables.push_back({.name = std::move(object)});
        tables_.emplace(oid, OpenTable{.table = &schema_.tables[id]});  // the room is reserved
      }
    }
  }

  void read_columns(const Answer& rows) {
    const int count = rows.row_count();
    for (int begin = 0, end = 0; begin < count; begin = end) {
      const std::int64_t oid = rows.integer(begin, 0);
      end = begin + 1;
      while (end < count && rows.text(end, 0) == rows.text(begin, 0)) ++end;
      std::vector<Column>* const columns = columns_of(oid);
      if (columns == nullptr) continue;
      columns->reserve(static_cast<std::size_t>(end - begin));
      for (int row = begin; row < end; ++row) columns->push_back(make_column(rows, row));
      if (const auto table = tables_.find(oid); table != tables_.end()) {
        for (int row = begin; row < end; ++row) table->second.column_numbers.push_back(rows.integer(row, 2));
      }
    }
  }

  [[nodiscard]] std::vector<Column>* columns_of(std::int64_t oid) {
    if (const auto table = tables_.find(oid); table != tables_.end()) return &table->second.table->columns;
    const auto view = views_.find(oid);
    return view == views_.end() ? nullptr : &schema_.views[view->second].columns;
  }

  [[nodiscard]] Column make_column(const Answer& rows, int row) const {
    CatalogColumnType type = types_.find(rows.integer(row, 3), rows.integer(row, 4), rows.text(row, 8));
    Column column{.name = std::string(rows.text(row, 1)), .type = std::move(type.type)};
    column.arity = rows.flag(row, 5) ? Arity::required : Arity::nullable;
    if (type.is_list) column.arity = Arity::list;
    const bool is_identity = !rows.text(row, 6).empty();
    const bool is_generated = !rows.text(row, 7).empty();
    if (is_generated) {
      column.default_value = schema::ExpressionDefault{.sql = std::string(rows.text(row, 9))};
    } else if (!rows.is_null(row, 9)) {
      column.default_value = parse_default(rows.text(row, 9), column.type, column.arity);
    }
    column.is_autoincrement =
        is_identity ||
        (column.default_value && std::holds_alternative<schema::SequenceDefault>(*column.default_value));
    return column;
  }

  void read_operator_classes(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      if (!rows.flag(row, 2)) special_classes_.emplace(rows.integer(row, 0), rows.text(row, 1));
    }
  }

  void read_indexes(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      const auto found = tables_.find(rows.integer(row, 0));
      if (found != tables_.end()) add_index(found->second, rows, row);
    }
  }

  void add_index(const OpenTable& open, const Answer& rows, int row) const {
    std::optional<IndexType> type = index_type(rows.text(row, 2));
    std::optional<std::vector<KeyColumn>> columns = key_columns(open, rows, row);
    if (!type || !columns) return;
    std::string index(rows.text(row, 1));
    if (rows.flag(row, 4)) {
      open.table->primary_key = schema::PrimaryKey{.name = std::move(index), .columns = *std::move(columns)};
      return;
    }
    Index& added = open.table->indexes.emplace_back();
    added.name = std::move(index);
    added.kind = rows.flag(row, 3) ? schema::IndexKind::unique : schema::IndexKind::normal;
    added.columns = *std::move(columns);
    added.type = *type;
    added.included = included_columns(open, rows, row);
    if (!rows.is_null(row, 9)) added.predicate = std::string(rows.text(row, 9));
  }

  // Columns behind the key (INCLUDE) only ride along.
  [[nodiscard]] std::optional<std::vector<KeyColumn>> key_columns(const OpenTable& open, const Answer& rows,
                                                                  int row) const {
    const std::vector<std::int64_t> keys = numbers(rows.text(row, 5));
    const std::vector<std::int64_t> options = numbers(rows.text(row, 6));
    const std::vector<std::int64_t> classes = numbers(rows.text(row, 7));
    const auto count = static_cast<std::size_t>(rows.integer(row, 8));
    std::vector<KeyColumn> columns;
    columns.reserve(count);
    for (std::size_t i = 0; i < std::min({count, keys.size(), options.size(), classes.size()}); ++i) {
      const Column* const column = find_column(open, keys[i]);
      if (column == nullptr) return std::nullopt;
      KeyColumn& key = columns.emplace_back(KeyColumn{.name = column->name});
      constexpr std::int64_t kDescending = 1;
      if ((options[i] & kDescending) != 0) key.sort = schema::SortOrder::descending;
      if (const auto special = special_classes_.find(classes[i]); special != special_classes_.end()) {
        key.operator_class = special->second;
      }
    }
    return columns;
  }

  [[nodiscard]] static RareList<std::string> included_columns(const OpenTable& open, const Answer& rows,
                                                                 int row) {
    const std::vector<std::int64_t> keys = numbers(rows.text(row, 5));
    RareList<std::string> names;
    for (auto i = static_cast<std::size_t>(rows.integer(row, 8)); i < keys.size(); ++i) {
      if (const Column* const column = find_column(open, keys[i])) names.push_back(column->name);
    }
    return names;
  }

  [[nodiscard]] static const Column* find_column(const OpenTable& open, std::int64_t number) {
    const auto found = std::ranges::lower_bound(open.column_numbers, number);
    if (found == open.column_numbers.end() || *found != number) return nullptr;
    return &open.table->columns[static_cast<std::size_t>(found - open.column_numbers.begin())];
  }

  void read_foreign_keys(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      const auto from = tables_.find(rows.integer(row, 0));
      const auto to = tables_.find(rows.integer(row, 3));
      if (from == tables_.end() || to == tables_.end()) continue;
      ForeignKey& key = from->second.table->foreign_keys.emplace_back();
      key.name = rows.text(row, 1);
      key.columns = column_names(from->second, rows.text(row, 2));
      key.referenced_table = to->second.table->name;
      key.referenced_columns = column_names(to->second, rows.text(row, 4));
      key.on_delete = action(rows.text(row, 5));
      key.on_update = action(rows.text(row, 6));
    }
  }

  [[nodiscard]] static std::vector<std::string> column_names(const OpenTable& open, std::string_view list) {
    std::vector<std::string> names;
    for (const std::int64_t number : numbers(list)) {
      if (const Column* const column = find_column(open, number)) names.push_back(column->name);
    }
    return names;
  }

  void read_extensions(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      schema_.extensions.push_back({.name = std::string(rows.text(row, 0)),
                                    .namespace_name = std::string(rows.text(row, 1)),
                                    .version = std::string(rows.text(row, 2)),
                                    .relocatable = rows.flag(row, 3),
                                    .is_standard = rows.text(row, 0) == kStandardExtension});
    }
  }

  void read_views(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      const auto view = views_.find(rows.integer(row, 0));
      if (view != views_.end()) schema_.views[view->second].definition = rows.text(row, 1);
    }
  }

  CatalogTypes types_;
  bool with_names_;
  std::size_t taken_ = 0;
  Schema schema_;
  schema::EnumId last_enum_{};
  std::unordered_map<std::int64_t, OpenTable> tables_;             // by oid
  std::unordered_map<std::int64_t, std::size_t> views_;            // by oid, position
  std::unordered_map<std::int64_t, std::string> special_classes_;  // operator classes, by oid
};

}  // namespace

Result<Schema> introspect(Connection& connection) {
  Builder builder(connection);
  STRATA_CHECK(read_snapshot(connection, catalog_script(connection.namespaces(), connection.server_version()),
                             [&](const Answer& answer) { builder.take(answer); }));
  if (!builder.is_complete()) {
    return fail(ErrorCode::sql_failed, "The database did not answer every question about its catalogue.");
  }
  return std::move(builder).finish();
}

Result<std::vector<std::string>> table_names(Connection& connection) {
  std::string names;
  for (const std::string& name : connection.namespaces()) {
    names += (names.empty() ? "" : ", ") + string_constant(name);
  }
  STRATA_TRY(const Answer rows, connection.ask("SELECT c.relname FROM pg_catalog.pg_class c "
                                               "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                                               "WHERE c.relkind = 'r' AND n.nspname IN (" +
                                                   names + ") ORDER BY n.nspname, c.relname",
                                               {}));
  std::vector<std::string> tables;
  for (int row = 0; row < rows.row_count(); ++row) tables.emplace_back(rows.text(row, 0));
  return tables;
}

}  // namespace strata::dialect::postgres
