#include "rows.h"

#include <algorithm>

namespace strata::property {
namespace {

// Where the value of a column comes from: its own, or through foreign keys that of another column.
struct Origin {
  const schema::Table* table;
  const schema::Column* column;
};

const schema::Table* find_table(const schema::Schema& schema, const schema::ObjectName& name) {
  const auto found = std::ranges::find(schema.tables, name, &schema::Table::name);
  return found == schema.tables.end() ? nullptr : &*found;
}

// Follows foreign keys to the column that decides; a cycle decides for itself.
Origin origin_of(const schema::Schema& schema, Origin start) {
  for (int steps = 0; steps < 32; ++steps) {
    bool moved = false;
    for (const schema::ForeignKey& key : start.table->foreign_keys) {
      const auto position = std::ranges::find(key.columns, start.column->name);
      if (position == key.columns.end()) continue;
      const schema::Table* parent = find_table(schema, key.referenced_table);
      const auto& referenced =
          key.referenced_columns[static_cast<std::size_t>(position - key.columns.begin())];
      const auto column = parent->find_column(referenced);
      const Origin next{parent, &parent->columns[column.value()]};
      if (next.column == start.column) return start;
      start = next;
      moved = true;
      break;
    }
    if (!moved) return start;
  }
  return start;
}

std::string quoted_text(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

// The same column and row always give the same value, so that both ends of a foreign key agree.
std::string value_for(const Origin& origin, int row) {
  switch (origin.column->type.family) {
    case schema::TypeFamily::int_:
    case schema::TypeFamily::big_int:
      return std::to_string(row + 1);
    case schema::TypeFamily::float_:
    case schema::TypeFamily::decimal:
      return std::to_string(row) + ".25";
    case schema::TypeFamily::boolean:
      return std::to_string(row % 2);
    case schema::TypeFamily::bytes:
      return "x'0" + std::to_string(row) + "ff'";
    case schema::TypeFamily::date_time:
      return "'2024-02-0" + std::to_string(row + 1) + "T00:00:00.000Z'";
    case schema::TypeFamily::json:
      return "'{\"row\": " + std::to_string(row) + "}'";
    case schema::TypeFamily::string:
    case schema::TypeFamily::enum_:
    case schema::TypeFamily::unsupported:
      return quoted_text(origin.column->name + " #" + std::to_string(row));
  }
  return "NULL";
}

// Nullable columns that refer to nothing are null in the last row.
std::string cell(const schema::Schema& schema, const schema::Table& table, const schema::Column& column,
                 int row) {
  const Origin origin = origin_of(schema, {&table, &column});
  const bool is_free = origin.column == &column;
  if (is_free && column.arity == schema::Arity::nullable && row == kRowsPerTable - 1) return "NULL";
  return value_for(origin, row);
}

std::string table_name(const dialect::Dialect& dialect, const schema::Table& table) {
  return dialect.quote(table.name.name);
}

}  // namespace

Result<void> fill(const dialect::Dialect& dialect, sql::Connection& database, const schema::Schema& schema) {
  STRATA_CHECK(database.execute("PRAGMA foreign_keys=OFF"));
  for (const schema::Table& table : schema.tables) {
    for (int row = 0; row < kRowsPerTable; ++row) {
      std::string columns, values;
      for (const schema::Column& column : table.columns) {
        columns += (columns.empty() ? "" : ", ") + dialect.quote(column.name);
        values += (values.empty() ? "" : ", ") + cell(schema, table, column, row);
      }
      STRATA_CHECK(database.execute("INSERT INTO " + table_name(dialect, table) + " (" + columns +
                                    ") VALUES (" + values + ")"));
    }
  }
  STRATA_TRY(const sql::Rows orphans, database.query("PRAGMA foreign_key_check"));
  if (!orphans.empty())
    return fail(ErrorCode::sql_failed, "The generated rows have orphans: a bug of the test.");
  return database.execute("PRAGMA foreign_keys=ON");
}

Result<void> empty_tables(const dialect::Dialect& dialect, sql::Connection& database,
                          const schema::Schema& schema) {
  STRATA_CHECK(database.execute("PRAGMA foreign_keys=OFF"));
  for (const schema::Table& table : schema.tables) {
    STRATA_CHECK(database.execute("DELETE FROM " + table_name(dialect, table)));
  }
  return database.execute("PRAGMA foreign_keys=ON");
}

Result<Content> read_content(const dialect::Dialect& dialect, sql::Connection& database,
                             const schema::Schema& schema) {
  Content content;
  for (const schema::Table& table : schema.tables) {
    STRATA_TRY(const sql::Rows rows,
               database.query("SELECT * FROM " + table_name(dialect, table) + " ORDER BY rowid"));
    TableContent& target = content[table.name.name];
    target.rows = rows.rows.size();
    for (std::size_t i = 0; i < rows.columns.size(); ++i) {
      auto& values = target.columns[rows.columns[i]];
      for (const auto& row : rows.rows) {
        values.push_back(sql::is_null(row[i]) ? std::string(kNullText) : sql::to_text(row[i]));
      }
    }
  }
  return content;
}

}  // namespace strata::property
