#include "rows.h"

#include <algorithm>

#include "dialect/postgres/column_sql.h"
#include "target/constraint_name.h"

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

// What the schema language does not know, by its name in PostgreSQL.
std::string unsupported_value(const std::string& type, const std::string& number) {
  if (type == "point") return "(" + number + ",0)";
  if (type == "polygon") return "((0,0),(0," + number + "))";
  if (type == "int4range") return "[" + number + ",9)";
  if (type == "macaddr") return "08:00:2b:01:02:0" + number;
  return number;
}

// The text of a value whose type wants a form of its own.
std::string text_for(const schema::Column& column, int row) {
  const std::string number = std::to_string(row);
  const std::string& type = column.type.name;
  if (column.type.family == schema::TypeFamily::unsupported) return unsupported_value(type, number);
  if (type == "UUID") return "00000000-0000-0000-0000-00000000000" + number;
  if (type == "INET") return "10.0.0." + number;
  if (type == "XML") return "<r>" + number + "</r>";
  const bool has_length = column.type.arguments[0] != schema::kNoArgument;
  const std::size_t length = has_length ? static_cast<std::size_t>(column.type.arguments[0]) : 0;
  if (type == "BIT") return std::string(has_length ? length - 1 : 0, '0') + number;
  if (type == "VARBIT" || type == "CHAR") return number;
  const std::string text = number + "# " + column.name;
  return has_length ? std::string(target::cut(text, length)) : text;
}

std::string enum_value(const schema::Schema& schema, const schema::Column& column, int row) {
  const schema::ObjectName name = {.namespace_name = column.type.enum_namespace, .name = column.type.name};
  const auto found = std::ranges::find(schema.enums, name, &schema::Enum::name);
  if (found == schema.enums.end()) return text_for(column, row);
  return found->values[static_cast<std::size_t>(row) % found->values.size()];
}

std::string date_time(const schema::Column& column, int row) {
  const std::string day = "2024-02-0" + std::to_string(row + 1);
  const std::string time = "0" + std::to_string(row) + ":30:00";
  if (column.type.name == "TIME") return time;
  return column.type.name == "TIMETZ" ? time + "+00" : day + "T00:00:00.000Z";
}

// Without a place before the point it stays below one.
std::string decimal(const schema::ColumnType& type, int row) {
  const bool is_fraction = type.arguments[0] != schema::kNoArgument && type.arguments[0] == type.arguments[1];
  return is_fraction ? "0." + std::to_string(row + 1) : std::to_string(row) + ".25";
}

// The same column and row always give the same value, so that both ends of a foreign key agree.
std::string value_for(const schema::Schema& schema, const schema::Column& column, int row,
                      const RowsDialect& rows) {
  switch (column.type.family) {
    case schema::TypeFamily::int_:
    case schema::TypeFamily::big_int:
      return std::to_string(row + 1);
    case schema::TypeFamily::float_:
      return std::to_string(row) + ".25";
    case schema::TypeFamily::decimal:
      return decimal(column.type, row);
    case schema::TypeFamily::boolean:
      return rows.booleans[static_cast<std::size_t>(row % 2)];
    case schema::TypeFamily::bytes:
      return rows.before_bytes + "0" + std::to_string(row) + "ff'";
    case schema::TypeFamily::date_time:
      return quoted_text(date_time(column, row));
    case schema::TypeFamily::json:
      return "'{\"row\": " + std::to_string(row) + "}'";
    case schema::TypeFamily::enum_:
      return quoted_text(enum_value(schema, column, row));
    case schema::TypeFamily::string:
    case schema::TypeFamily::unsupported:
      return quoted_text(text_for(column, row));
  }
  return "NULL";
}

bool is_referred_to(const schema::Schema& schema, const schema::Table& table, const schema::Column& column) {
  return std::ranges::any_of(schema.tables, [&](const schema::Table& other) {
    return std::ranges::any_of(other.foreign_keys, [&](const schema::ForeignKey& key) {
      return key.referenced_table == table.name &&
             std::ranges::find(key.referenced_columns, column.name) != key.referenced_columns.end();
    });
  });
}

// Nullable columns without relations are null in the last row.
std::string cell(const schema::Schema& schema, const schema::Table& table, const schema::Column& column,
                 int row, const RowsDialect& rows) {
  const Origin origin = origin_of(schema, {&table, &column});
  const bool is_free = origin.column == &column;
  const bool may_be_null = is_free && column.arity == schema::Arity::nullable;
  if (may_be_null && row == kRowsPerTable - 1 && !is_referred_to(schema, table, column)) return "NULL";
  const std::string value = value_for(schema, *origin.column, row, rows);
  if (column.arity != schema::Arity::list) return value;
  return "ARRAY[" + value + "]::" + dialect::postgres::type_sql(column.type, column.arity);
}

std::string table_name(const dialect::Dialect& dialect, const schema::Table& table) {
  const std::string& in = table.name.namespace_name;
  return (in.empty() ? std::string() : dialect.quote(in) + '.') + dialect.quote(table.name.name);
}

Result<void> insert(const RowsDialect& rows, sql::Connection& database, const schema::Schema& schema,
                    int count) {
  for (const schema::Table& table : schema.tables) {
    for (int row = 0; row < count; ++row) {
      std::string columns, values;
      for (const schema::Column& column : table.columns) {
        columns += (columns.empty() ? "" : ", ") + rows.dialect.quote(column.name);
        values += (values.empty() ? "" : ", ") + cell(schema, table, column, row, rows);
      }
      STRATA_CHECK(database.execute("INSERT INTO " + table_name(rows.dialect, table) + " (" + columns +
                                    ") VALUES (" + values + ")"));
    }
  }
  return {};
}

}  // namespace

Result<void> fill(const RowsDialect& rows, sql::Connection& database, const schema::Schema& schema) {
  STRATA_CHECK(database.execute(rows.let_orphans_in));
  if (!insert(rows, database, schema, kRowsPerTable)) {
    STRATA_CHECK(empty_tables(rows, database, schema));
    STRATA_CHECK(database.execute(rows.let_orphans_in));
    STRATA_CHECK(insert(rows, database, schema, 1));
  }
  if (!rows.find_orphans.empty()) {
    STRATA_TRY(const sql::Rows orphans, database.query(rows.find_orphans));
    if (!orphans.empty())
      return fail(ErrorCode::sql_failed, "The generated rows have orphans: a bug of the test.");
  }
  return database.execute(rows.keep_orphans_out);
}

Result<void> empty_tables(const RowsDialect& rows, sql::Connection& database, const schema::Schema& schema) {
  STRATA_CHECK(database.execute(rows.let_orphans_in));
  for (const schema::Table& table : schema.tables) {
    STRATA_CHECK(database.execute("DELETE FROM " + table_name(rows.dialect, table)));
  }
  return database.execute(rows.keep_orphans_out);
}

Result<Content> read_content(const RowsDialect& rows, sql::Connection& database,
                             const schema::Schema& schema) {
  Content content;
  for (const schema::Table& table : schema.tables) {
    STRATA_TRY(const sql::Rows found, database.query("SELECT * FROM " + table_name(rows.dialect, table)));
    schema::ObjectName name = table.name;
    if (name.namespace_name == schema.default_namespace) name.namespace_name.clear();
    TableContent& target = content[name];
    target.rows = found.rows.size();
    for (std::size_t i = 0; i < found.columns.size(); ++i) {
      auto& values = target.columns[found.columns[i]];
      for (const auto& row : found.rows) {
        values.push_back(sql::is_null(row[i]) ? std::string(kNullText) : sql::to_text(row[i]));
      }
    }
  }
  return content;
}

}  // namespace strata::property
