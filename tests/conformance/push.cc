// What a push warns of and what it cannot run agree in number, and each finding names the same table and
// columns.
#include <algorithm>
#include <fstream>

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

// The reference does not recognise a partial index or a default expression that it has made itself, so it
// makes the index, or rebuilds the table, with every push: what it then says of uniques there is about steps
// that strata does not take.
bool puzzles_reference(const schema::Table& table) {
  const auto is_partial = [](const schema::Index& index) { return index.predicate.has_value(); };
  const auto has_expression = [](const schema::Column& column) {
    return column.default_value && std::holds_alternative<schema::ExpressionDefault>(*column.default_value);
  };
  return std::ranges::any_of(table.indexes, is_partial) || std::ranges::any_of(table.columns, has_expression);
}

// The uniques of such tables, as a finding would name them.
std::vector<Names> uniques_not_compared(const schema::Schema& schema) {
  std::vector<Names> uniques;
  for (const schema::Table& table : schema.tables) {
    if (!puzzles_reference(table)) continue;
    for (const schema::Index& index : table.indexes) {
      if (index.kind != schema::IndexKind::unique) continue;
      Names& names = uniques.emplace_back(Names{table.name.name});
      for (const schema::KeyColumn& column : index.columns) names.push_back(column.name);
      std::ranges::sort(names);
    }
  }
  return uniques;
}

std::vector<Names> without(std::vector<Names> findings, const std::vector<Names>& dropped) {
  std::erase_if(findings,
                [&](const Names& names) { return std::ranges::find(dropped, names) != dropped.end(); });
  return findings;
}

Result<PushPlan> plan(const Case& entry, const dialect::Dialect& dialect) {
  STRATA_TRY(const auto scratch, ScratchDatabase::make(dialect));
  {
    STRATA_TRY(const auto database, scratch->connect());
    STRATA_CHECK(run_script(dialect, *database, file_text(entry.path / "setup.sql")));
  }
  const Engine engine({.working_directory = entry.path},
                      {.schema = schema_path(entry.path / "to"), .url = scratch->url()});
  return engine.plan_push();
}

}  // namespace

Verdict judge_push(const Case& entry) {
  const dialect::Dialect* dialect = dialect::find_dialect(entry.provider);
  if (dialect == nullptr) return not_run("no engine for this database yet");
  const auto answer = nlohmann::json::parse(file_text(entry.path / "expected.json"), nullptr, false);
  if (!answer.is_object()) return failed("the case has no recorded answer");

  if (const auto why = why_no_databases(entry.provider)) return not_run(*why);
  const Result<PushPlan> actual = plan(entry, *dialect);
  if (!actual) return failed(describe(actual.error()));
  const Result<schema::Schema> next = load_schema(entry.path / "to");
  if (!next) return failed(describe(next.error()));
  const std::vector<Names> uniques = uniques_not_compared(*next);
  std::string why = compare("warnings", without(recorded(answer, "warnings"), uniques),
                            without(ours(actual->warnings), uniques));
  if (why.empty()) {
    why = compare("not executable", recorded(answer, "unexecutable"), ours(actual->unexecutable));
  }
  return why.empty() ? passed() : failed(why);
}

}  // namespace strata::conformance
