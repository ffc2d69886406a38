#include "dialect/postgres/settle_spelling.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dialect/postgres/catalog_query.h"
#include "dialect/postgres/facts.h"
#include "dialect/postgres/names.h"
#include "dialect/postgres/open_spelling.h"
#include "dialect/postgres/question_table.h"
#include "dialect/postgres/snapshot.h"
#include "target/constraint_name.h"

namespace strata::dialect::postgres {
namespace {

// Inside of a transaction that somebody else has begun.
constexpr std::string_view kBeginInside = "SAVEPOINT strata_spelling";
constexpr std::string_view kEndInside =
    "ROLLBACK TO SAVEPOINT strata_spelling; RELEASE SAVEPOINT strata_spelling";

// Nobody is waited for long, and nobody is told what a question gives rise to.
constexpr std::string_view kPatience =
    "SET LOCAL client_min_messages = error; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = "
    "'10s'";

constexpr std::string_view kMayAsk =
    "SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY') AND NOT "
    "pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool";

constexpr std::string_view kColumnTypes = R"(
SELECT n.nspname, c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND (n.nspname, c.relname) IN ({})
ORDER BY a.attrelid, a.attnum)";

constexpr std::string_view kMark = "SAVEPOINT strata_question";
constexpr std::string_view kForget = "ROLLBACK TO SAVEPOINT strata_question";

constexpr std::size_t kMostInTable = 500;    // defaults; a table has room for 1600 columns
constexpr std::size_t kMostQuestions = 100;  // tables that are tried, so that nobody waits for ever

using Batch = std::vector<const OpenSpelling*>;  // of one table, or all of them defaults

bool is_default(const OpenSpelling& open) {
  return std::holds_alternative<OpenDefault>(open.place);
}

std::string cut(const std::string& name) {
  return std::string(target::cut(name, kTarget.max_name_bytes));
}

class Inquiry {
 public:
  Inquiry(Connection& connection, const std::vector<OpenSpelling>& open)
      : connection_(connection), open_(open), is_inside_(connection.in_transaction()) {}

  Result<void> run() {
    Result<void> asked = begin();
    if (asked && may_ask_) asked = ask_all();
    end();
    const bool is_interrupted = !asked && asked.error().code == ErrorCode::interrupted;
    return is_interrupted ? asked : Result<void>();
  }

 private:
  // As the name is in the catalogue.
  [[nodiscard]] schema::ObjectName name_of(const schema::Table& table) const {
    const std::string& namespace_name = table.name.namespace_name;
    return {.namespace_name = namespace_name.empty() ? connection_.default_namespace() : namespace_name,
            .name = cut(table.name.name)};
  }

  // Temporary objects come last: what the words name has to be what it is in a migration.
  [[nodiscard]] std::string search_path() const {
    return fmt::format("SET LOCAL search_path = {}, pg_temp", quote(connection_.default_namespace()));
  }

  void end() {
    if (is_inside_) {
      static_cast<void>(connection_.execute(kEndInside));
    } else {
      connection_.rollback();
    }
  }

  // All that is asked here is strata's own text.
  Result<void> begin() {
    std::set<schema::ObjectName> tables;
    for (const OpenSpelling& open : open_) tables.insert(name_of(*open.table));
    std::string names;
    for (const schema::ObjectName& name : tables) {
      names += fmt::format("{}({}, {})", names.empty() ? "" : ", ", string_constant(name.namespace_name),
                           string_constant(name.name));
    }
    const std::string types = fmt::format(fmt::runtime(kColumnTypes), names);
    STRATA_TRY(const std::vector<Answer> answers,
               connection_.ask_all(fmt::format("{}; {}; {}; {}; {}; {}", is_inside_ ? kBeginInside : "BEGIN",
                                               kPatience, search_path(), kMayAsk, types, kMark)));
    constexpr std::size_t kExpected = 2;
    may_ask_ = answers.size() == kExpected && answers[0].row_count() == 1 && answers[0].flag(0, 0);
    if (may_ask_) read_columns(answers[1]);
    return {};
  }

  void read_columns(const Answer& rows) {
    for (int row = 0; row < rows.row_count(); ++row) {
      columns_[{.namespace_name = std::string(rows.text(row, 0)), .name = std::string(rows.text(row, 1))}]
          .push_back({.name = std::string(rows.text(row, 2)), .type = std::string(rows.text(row, 3))});
    }
  }

  [[nodiscard]] const CatalogColumn* column_of(const OpenSpelling& open) const {
    const auto* const place = std::get_if<OpenDefault>(&open.place);
    const auto table = columns_.find(name_of(*open.table));
    if (place == nullptr || table == columns_.end()) return nullptr;
    const auto found = std::ranges::find(table->second, cut(place->found->name), &CatalogColumn::name);
    return found == table->second.end() ? nullptr : &*found;
  }

  // What the database does not have cannot be asked about.
  [[nodiscard]] std::deque<Batch> batches() const {
    std::deque<Batch> batches;
    Batch defaults;
    std::map<const schema::Table*, Batch> predicates;
    for (const OpenSpelling& open : open_) {
      if (!is_default(open)) {
        if (columns_.contains(name_of(*open.table))) predicates[open.table].push_back(&open);
      } else if (column_of(open) != nullptr) {
        defaults.push_back(&open);
        if (defaults.size() == kMostInTable) batches.push_back(std::exchange(defaults, {}));
      }
    }
    if (!defaults.empty()) batches.push_back(std::move(defaults));
    for (auto& [table, batch] : predicates) batches.push_back(std::move(batch));
    return batches;
  }

  // A batch that is refused is asked in halves, until what is refused stands alone.
  Result<void> ask_all() {
    std::deque<Batch> rest = batches();
    for (std::size_t tried = 0; !rest.empty() && tried < kMostQuestions; ++tried) {
      const Batch batch = std::move(rest.front());
      rest.pop_front();
      STRATA_TRY(const bool is_taken, ask(batch));
      if (is_taken || batch.size() == 1) continue;
      const auto middle = batch.begin() + static_cast<std::ptrdiff_t>(batch.size() / 2);
      rest.emplace_back(batch.begin(), middle);
      rest.emplace_back(middle, batch.end());
    }
    return {};
  }

  [[nodiscard]] QuestionTable table_for(const Batch& batch) const {
    if (is_default(*batch.front())) {
      std::vector<AskedDefault> defaults;
      for (const OpenSpelling* open : batch) {
        defaults.push_back({.words = open->words, .type = column_of(*open)->type});
      }
      return ask_defaults(defaults);
    }
    const schema::ObjectName name = name_of(*batch.front()->table);
    std::vector<std::string_view> words;
    for (const OpenSpelling* open : batch) words.push_back(open->words);
    return ask_predicates(name.name, columns_.at(name), words);
  }

  // The words were parsed with the session's settings, as those of a migration are; the print is that of
  // introspection.
  Result<bool> ask(const Batch& batch) {
    const QuestionTable table = table_for(batch);
    const Result<sql::Rows> created = connection_.query(table.create);
    if (!created) {
      if (created.error().code == ErrorCode::interrupted) return std::unexpected(created.error());
      STRATA_CHECK(connection_.execute(kForget));
      return false;
    }
    STRATA_TRY(const std::vector<Answer> answers,
               connection_.ask_all(fmt::format("{}{}; {}", snapshot_settings(), table.read, kForget)));
    const Answer& prints = answers.at(0);
    for (int row = 0; row < prints.row_count(); ++row) {
      const auto position = static_cast<std::size_t>(prints.integer(row, 0));
      if (position < batch.size()) adopt_if_same(*batch[position], prints.text(row, 1));
    }
    return true;
  }

  Connection& connection_;
  const std::vector<OpenSpelling>& open_;
  bool is_inside_;
  bool may_ask_ = false;
  std::map<schema::ObjectName, std::vector<CatalogColumn>> columns_;  // of the tables in question
};

}  // namespace

Result<void> settle_spelling(Connection& connection, schema::Schema& database, const schema::Schema& file,
                             const diff::Policy& policy) {
  const std::vector<OpenSpelling> open = find_open_spelling(database, file, policy);
  if (open.empty()) return {};
  return Inquiry(connection, open).run();
}

}  // namespace strata::dialect::postgres
