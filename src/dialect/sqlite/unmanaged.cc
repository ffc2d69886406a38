#include "dialect/sqlite/unmanaged.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "dialect/sqlite/introspect.h"
#include "dialect/sqlite/statement.h"
#include "dialect/sqlite/table_parts.h"

namespace strata::dialect::sqlite {
namespace {

using schema::OnDrop;
using schema::UnmanagedKind;
using schema::UnmanagedObject;

// -2 is the column of an index that is an expression. The tables behind a virtual table are part of it.
constexpr std::string_view kObjects = R"(
    SELECT type, name, tbl_name, sql FROM sqlite_schema AS object
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
      AND (type IN ('view', 'trigger')
           OR (type = 'table' AND name NOT IN (
               SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'))
           OR EXISTS (SELECT 1 FROM pragma_index_xinfo(object.name) WHERE cid = -2)))";

constexpr std::string_view kTableColumns = R"(
    SELECT t.name, c.name
    FROM pragma_table_list t CROSS JOIN pragma_table_xinfo(t.name, 'main') c
    WHERE t.schema = 'main' AND t.type = 'table'
    ORDER BY t.name, c.cid)";

class UnmanagedReader {
 public:
  explicit UnmanagedReader(sql::Connection& connection) : connection_(connection) {}

  [[nodiscard]] Result<std::vector<UnmanagedObject>> read() {
    STRATA_TRY(const sql::Rows objects, connection_.query(kObjects));
    for (const std::vector<sql::Value>& row : objects.rows) {
      read_object(sql::to_text(row[0]), sql::to_text(row[1]), sql::to_text(row[2]), sql::to_text(row[3]));
    }
    if (!objects_.empty()) STRATA_CHECK(read_uses());
    schema::sort_unmanaged(objects_);
    return std::move(objects_);
  }

 private:
  void read_object(const std::string& type, const std::string& name, const std::string& table,
                   const std::string& statement) {
    if (is_internal(table)) return;
    if (type == "table") return read_table(table, statement);
    if (type == "view") {
      // A rebuild notices a view that it would break (rebuild.h); a plain drop does not.
      return add({.kind = UnmanagedKind::view,
                  .name = name,
                  .definition = statement,
                  .on_drop_of_table = OnDrop::breaks,
                  .on_drop_of_column = OnDrop::breaks});
    }
    add({.kind = type == "trigger" ? UnmanagedKind::trigger : UnmanagedKind::expression_index,
         .owner = {.namespace_name = {}, .name = table},
         .name = name,
         .definition = statement,
         .on_drop_of_table = OnDrop::breaks,
         .on_drop_of_column = OnDrop::breaks});
  }

  void read_table(const std::string& table, const std::string& statement) {
    constexpr std::string_view kVirtual = "create virtual table";
    if (to_lower(statement).starts_with(kVirtual)) {
      return add({.kind = UnmanagedKind::virtual_table, .name = table, .definition = statement});
    }
    for (schema::TablePart& part : find_table_parts(statement)) {
      add({.kind = part.kind,
           .owner = {.namespace_name = {}, .name = table},
           .name = std::move(part.name),
           .definition = std::move(part.sql)});
    }
  }

  void add(UnmanagedObject object) { objects_.push_back(std::move(object)); }

  Result<void> read_uses() {
    std::vector<std::unordered_set<std::string>> words;
    words.reserve(objects_.size());
    for (const UnmanagedObject& object : objects_) words.push_back(names_in(object.definition));
    STRATA_TRY(const sql::Rows columns, connection_.query(kTableColumns));
    for (const std::vector<sql::Value>& row : columns.rows) {
      const std::string table = sql::to_text(row[0]);
      const std::string column = sql::to_text(row[1]);
      for (std::size_t i = 0; i < objects_.size(); ++i) {
        UnmanagedObject& object = objects_[i];
        if (object.owner.name != table && !words[i].contains(to_lower(table))) continue;
        const schema::ColumnUse whole = {.table = {.namespace_name = {}, .name = table}, .column = {}};
        if (object.uses.empty() || object.uses.back().table != whole.table) object.uses.push_back(whole);
        if (words[i].contains(to_lower(column)))
          object.uses.push_back({.table = whole.table, .column = column});
      }
    }
    return {};
  }

  sql::Connection& connection_;
  std::vector<UnmanagedObject> objects_;
};

}  // namespace

Result<std::vector<UnmanagedObject>> read_unmanaged(sql::Connection& connection) {
  return UnmanagedReader(connection).read();
}

}  // namespace strata::dialect::sqlite
