#include "dialect/postgres/open_spelling.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/overloaded.h"
#include "dialect/postgres/column_sql.h"
#include "dialect/postgres/default_value.h"
#include "dialect/postgres/expression.h"
#include "dialect/postgres/spelling.h"
#include "diff/default_diff.h"
#include "diff/pairing.h"

namespace strata::dialect::postgres {
namespace {

using schema::Column;
using schema::Index;
using schema::Schema;
using schema::Table;

// Types of which even a plain constant is printed in the server's words.
constexpr auto kRewritten = std::to_array<std::string_view>({"INET", "BIT", "VARBIT", "MONEY"});

bool is_expression(const schema::Default& value) {
  return std::holds_alternative<schema::ExpressionDefault>(value);
}

bool is_open(const Pair<const Column*>& column, const Pair<const Table*>& table, const diff::Policy& policy) {
  const Boxed<schema::Default>& found = column.previous->default_value;
  const Boxed<schema::Default>& written = column.next->default_value;
  if (!found || !written || *found == *written || diff::same_default(column, policy)) return false;
  const bool is_rewritten = is_expression(*found) || is_expression(*written) ||
                            std::ranges::find(kRewritten, column.next->type.name) != kRewritten.end();
  // With another type the default is another one anyway.
  return is_rewritten && policy.type_change(column, table) == diff::TypeChange::none;
}

// In any index of the table.
bool has_predicate(const Table& table, const std::string& predicate) {
  return std::ranges::any_of(table.indexes, [&](const Index& index) { return index.predicate == predicate; });
}

bool is_unmatched(const Index& index, const Table& other) {
  return index.predicate && !has_predicate(other, *index.predicate);
}

void add(std::vector<OpenSpelling>& open, OpenSpelling spelling) {
  if (is_one_expression(spelling.words)) open.push_back(std::move(spelling));
}

void add_defaults(std::vector<OpenSpelling>& open, Table& database, const Table& file,
                  const diff::Policy& policy) {
  for (const auto& [found, written] : shared_columns(database, file)) {
    if (!is_open({found, written}, {&database, &file}, policy)) continue;
    std::optional<std::string> words = default_sql(*written);
    if (!words) continue;
    add(open, {.table = &database,
               .place = OpenDefault{.found = found, .written = written},
               .words = *std::move(words)});
  }
}

void add_predicates(std::vector<OpenSpelling>& open, Table& database, const Table& file) {
  const bool is_any_open =
      std::ranges::any_of(database.indexes, [&](const Index& found) { return is_unmatched(found, file); });
  if (!is_any_open) return;
  for (const Index& written : file.indexes) {
    if (!is_unmatched(written, database)) continue;
    add(open, {.table = &database,
               .place = OpenPredicate{.file = &file, .written = &written},
               .words = *written.predicate});
  }
}

void adopt(const OpenDefault& open, std::string_view print) {
  Column& found = *open.found;
  Column printed = *open.written;
  printed.default_value = parse_default(print, found.type, found.arity);
  if (!printed.default_value) return;
  if (printed.default_value != found.default_value && !same_meaning(found, printed)) return;
  // What counts by itself and says so in words.
  const bool is_sequence = std::holds_alternative<schema::SequenceDefault>(*found.default_value);
  if (is_sequence) found.is_autoincrement = open.written->is_autoincrement;
  found.default_value = open.written->default_value;
}

void adopt(Table& table, const OpenPredicate& open, std::string_view print) {
  const std::string meant = canonical_expression(print);
  for (Index& index : table.indexes) {
    if (!is_unmatched(index, *open.file) || canonical_expression(*index.predicate) != meant) continue;
    const auto namesake = std::ranges::find(open.file->indexes, index.name, &Index::name);
    const bool is_of_another =
        namesake != open.file->indexes.end() && &*namesake != open.written && namesake->predicate;
    if (!is_of_another) index.predicate = open.written->predicate;
  }
}

}  // namespace

std::vector<OpenSpelling> find_open_spelling(Schema& database, const Schema& file,
                                             const diff::Policy& policy) {
  std::vector<OpenSpelling> open;
  for (const Pair<schema::TableId>& id : diff::pair_by_name(database.tables, file.tables).kept) {
    Table& found = database.tables[id.previous];
    const Table& written = file.tables[id.next];
    if (found == written) continue;
    add_defaults(open, found, written, policy);
    add_predicates(open, found, written);
  }
  return open;
}

void adopt_if_same(const OpenSpelling& open, std::string_view print) {
  std::visit(overloaded{
                 [&](const OpenDefault& place) { adopt(place, print); },
                 [&](const OpenPredicate& place) { adopt(*open.table, place, print); },
             },
             open.place);
}

}  // namespace strata::dialect::postgres
