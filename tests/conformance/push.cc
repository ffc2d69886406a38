// What a push warns of and what it cannot run agree in number, and each finding names the same table and
// columns.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "strata/engine.h"

#include "dialect/registry.h"
#include "judges.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

// The names that one finding speaks of, sorted.
using Names = std::vector<std::string>;

void add_names(Names& names, std::string_view list) {
  while (true) {
    const std::size_t comma = list.find(',');
    if (!list.empty()) names.emplace_back(list.substr(0, comma));
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

// Recorded findings are sentences: tables and columns stand in backticks, several columns as `[a,b]`, and the
// types of a cast after the word "cast".
Names names_in(std::string_view sentence) {
  Names names;
  sentence = sentence.substr(0, sentence.find(" cast from "));
  while (true) {
    const std::size_t begin = sentence.find('`');
    if (begin == std::string_view::npos) break;
    const std::size_t end = sentence.find('`', begin + 1);
    if (end == std::string_view::npos) break;
    std::string_view quoted = sentence.substr(begin + 1, end - begin - 1);
    if (quoted.starts_with('[') && quoted.ends_with(']')) quoted = quoted.substr(1, quoted.size() - 2);
    add_names(names, quoted);
    sentence.remove_prefix(end + 1);
  }
  std::ranges::sort(names);
  return names;
}

std::vector<Names> recorded(const nlohmann::json& answer, const char* list) {
  std::vector<Names> findings;
  for (const auto& sentence : answer.value(list, nlohmann::json::array())) {
    findings.push_back(names_in(sentence.is_string() ? sentence.get<std::string>() : sentence.dump()));
  }
  std::ranges::sort(findings);
  return findings;
}

std::vector<Names> ours(const std::vector<PushPlan::Finding>& plan) {
  std::vector<Names> findings;
  for (const PushPlan::Finding& finding : plan) {
    Names& names = findings.emplace_back();
    add_names(names, finding.table);
    add_names(names, finding.column);
    std::ranges::sort(names);
  }
  std::ranges::sort(findings);
  return findings;
}

std::string list(const std::vector<Names>& findings) {
  std::string text;
  for (const Names& names : findings) {
    text += "\n     ";
    for (const std::string& name : names) text += " " + name;
  }
  return text.empty() ? " none" : text;
}

std::string compare(std::string_view what, const std::vector<Names>& expected,
                    const std::vector<Names>& actual) {
  if (expected == actual) return "";
  return std::string(what) + ": expected" + list(expected) + "\n    got" + list(actual);
}

// Where the two answers may differ, and how (docs/compatibility.md, Push).
struct Departures {
  std::vector<Names> only_recorded, only_ours;
};

const schema::Index* find_equal(const schema::Table& table, const schema::Index& wanted) {
  const auto found = std::ranges::find_if(table.indexes, [&](const schema::Index& index) {
    return index.kind == wanted.kind && index.predicate == wanted.predicate &&
           std::ranges::equal(index.columns, wanted.columns, {}, &schema::KeyColumn::name,
                              &schema::KeyColumn::name);
  });
  return found == table.indexes.end() ? nullptr : &*found;
}

bool has_expression_default(const schema::Table& table) {
  return std::ranges::any_of(table.columns, [](const schema::Column& column) {
    return column.default_value && std::holds_alternative<schema::ExpressionDefault>(*column.default_value);
  });
}

// The reference does not see the partial index that it has made itself, and makes it again with every push.
// Nor does it recognise an expression that the database reads back as a default: it builds such a table anew,
// and warns of no unique key that is new there.
Departures departures_of(const schema::Table& live, const schema::Table& next) {
  Departures departures;
  const bool is_rebuilt = has_expression_default(live) && has_expression_default(next);
  for (const schema::Index& index : next.indexes) {
    if (index.kind != schema::IndexKind::unique) continue;
    Names names = {next.name.name};
    for (const schema::KeyColumn& column : index.columns) names.push_back(column.name);
    std::ranges::sort(names);
    const bool is_there = find_equal(live, index) != nullptr;
    if (is_there && index.predicate) departures.only_recorded.push_back(std::move(names));
    if (!is_there && is_rebuilt) departures.only_ours.push_back(std::move(names));
  }
  return departures;
}

Departures departures_of(const schema::Schema& live, const schema::Schema& next) {
  Departures all;
  for (const schema::Table& table : next.tables) {
    const auto before = std::ranges::find(live.tables, table.name.name,
                                          [](const schema::Table& other) { return other.name.name; });
    if (before == live.tables.end()) continue;
    Departures some = departures_of(*before, table);
    std::ranges::move(some.only_recorded, std::back_inserter(all.only_recorded));
    std::ranges::move(some.only_ours, std::back_inserter(all.only_ours));
  }
  std::ranges::sort(all.only_recorded);
  std::ranges::sort(all.only_ours);
  return all;
}

// What `findings` has beyond `others`, all sorted, is allowed, each as often as it may come.
bool only_adds(const std::vector<Names>& findings, const std::vector<Names>& others,
               const std::vector<Names>& allowed) {
  std::vector<Names> added;
  std::ranges::set_difference(findings, others, std::back_inserter(added));
  return std::ranges::includes(allowed, added);
}

struct Pushed {
  schema::Schema live;
  PushPlan plan;
};

Result<Pushed> push(const Case& entry, const dialect::Dialect& dialect) {
  STRATA_TRY(const auto scratch, ScratchDatabase::make(dialect));
  Pushed pushed;
  {
    STRATA_TRY(const auto database, scratch->connect());
    STRATA_CHECK(run_script(dialect, *database, file_text(entry.path / "setup.sql")));
    STRATA_TRY(pushed.live, dialect.introspect(*database));
  }
  const Engine engine({.working_directory = entry.path},
                      {.schema = schema_path(entry.path / "to"), .url = scratch->url()});
  STRATA_TRY(pushed.plan, engine.plan_push());
  return pushed;
}

}  // namespace

Verdict judge_push(const Case& entry) {
  const dialect::Dialect* dialect = dialect::find_dialect(entry.provider);
  if (dialect == nullptr) return not_run("no engine for this database yet");
  const auto answer = nlohmann::json::parse(file_text(entry.path / "expected.json"), nullptr, false);
  if (!answer.is_object()) return failed("the case has no recorded answer");

  if (const auto why = why_no_databases(entry.provider)) return not_run(*why);
  const Result<Pushed> actual = push(entry, *dialect);
  if (!actual) return failed(describe(actual.error()));
  const Result<schema::Schema> next = load_schema(entry.path / "to");
  if (!next) return failed(describe(next.error()));
  const Departures departures = departures_of(actual->live, *next);
  const std::vector<Names> warnings = recorded(answer, "warnings");
  const std::vector<Names> our_warnings = ours(actual->plan.warnings);
  std::string why;
  if (!only_adds(warnings, our_warnings, departures.only_recorded) ||
      !only_adds(our_warnings, warnings, departures.only_ours)) {
    why = compare("warnings", warnings, our_warnings);
  }
  if (why.empty()) {
    why = compare("not executable", recorded(answer, "unexecutable"), ours(actual->plan.unexecutable));
  }
  return why.empty() ? passed() : failed(why);
}

}  // namespace strata::conformance
