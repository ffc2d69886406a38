// What a push warns of and what it cannot run agree in number, and each finding names the same table and
// columns.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "strata/engine.h"

#include "dialect/registry.h"
#include "diff/differ.h"
#include "judges.h"
#include "push_departures.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

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

// What `findings` has beyond `others`, all sorted, is allowed, each as often as it may come.
bool only_adds(const std::vector<Names>& findings, const std::vector<Names>& others,
               const std::vector<Names>& allowed, const PushDepartures& departures) {
  std::vector<Names> added;
  std::ranges::set_difference(findings, others, std::back_inserter(added));
  std::erase_if(added, [&](const Names& names) {
    return std::ranges::any_of(names, [&](const auto& name) { return departures.cut_names.contains(name); });
  });
  return std::ranges::includes(allowed, added);
}

// Empty where the two lists agree, departures aside.
std::string judge(std::string_view what, const std::vector<Names>& expected, const std::vector<Names>& actual,
                  const PushDepartures& departures) {
  const bool agree = only_adds(expected, actual, departures.only_recorded, departures) &&
                     only_adds(actual, expected, departures.only_ours, {});
  return agree ? "" : compare(what, expected, actual);
}

struct Pushed {
  schema::Schema live;
  PushPlan plan;
};

Result<Pushed> push(const Case& entry, const dialect::Dialect& dialect, const schema::Schema& next) {
  STRATA_TRY(const auto scratch, ScratchDatabase::make(dialect));
  Pushed pushed;
  {
    STRATA_TRY(const auto database, scratch->connect(next.namespaces));
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
  const Result<schema::Schema> next = load_schema(entry.path / "to");
  if (!next) return failed(describe(next.error()));
  const Result<Pushed> actual = push(entry, *dialect, *next);
  if (!actual) return failed(describe(actual.error()));
  // In the words of the schema file.
  const diff::Migration migration = diff::diff(actual->live, *next, dialect->policy());
  const PushDepartures departures =
      push_departures(migration.schemas.previous, migration.schemas.next, dialect->target());
  std::string why = judge("warnings", recorded(answer, "warnings"), ours(actual->plan.warnings), departures);
  if (why.empty()) {
    why = judge("not executable", recorded(answer, "unexecutable"), ours(actual->plan.unexecutable),
                departures);
  }
  return why.empty() ? passed() : failed(why);
}

}  // namespace strata::conformance
