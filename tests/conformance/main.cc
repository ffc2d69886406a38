// conformance [--kind K] [--provider P] [--list-failures] [--prove] CORPUS_DIR
//
// Asks strata every question of a corpus and compares with the recorded answers. Prints one line per kind and
// provider, then the names of the failing cases. With --prove a server runs every script, also those that are
// equal to the recorded ones. Exit code: 0 all agree, 1 some do not, 2 wrong use.
#include <cstdio>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "judges.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

struct Arguments {
  std::optional<std::string> kind, provider;
  bool list_failures = false;
  bool prove = false;
  std::filesystem::path corpus;
};

struct Failure {
  std::string name, why;
};

struct Tally {
  std::size_t passed = 0;
  std::size_t passed_by_running = 0;  // counted in `passed` too
  std::vector<Failure> failures;
  std::map<std::string, std::size_t> not_run;  // by reason
};

using Report = std::map<std::pair<std::string, std::string>, Tally>;  // by kind and provider

std::optional<Arguments> parse_arguments(std::span<char*> words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = words[i];
    const bool has_value = i + 1 < words.size();
    if (word == "--kind" && has_value) {
      arguments.kind = words[++i];
    } else if (word == "--provider" && has_value) {
      arguments.provider = words[++i];
    } else if (word == "--list-failures") {
      arguments.list_failures = true;
    } else if (word == "--prove") {
      arguments.prove = true;
    } else if (!word.starts_with('-') && arguments.corpus.empty()) {
      arguments.corpus = word;
    } else {
      return std::nullopt;
    }
  }
  return arguments.corpus.empty() ? std::nullopt : std::optional(arguments);
}

bool is_wanted(const Case& entry, const Arguments& arguments) {
  return arguments.kind.value_or(entry.kind) == entry.kind &&
         arguments.provider.value_or(entry.provider) == entry.provider;
}

bool needs_database(std::string_view kind) {
  return kind != "validate" && kind != "format";
}

void count(Tally& tally, const Case& entry, const Verdict& verdict) {
  switch (verdict.outcome) {
    case Verdict::Outcome::passed:
      ++tally.passed;
      break;
    case Verdict::Outcome::passed_by_running:
      ++tally.passed;
      ++tally.passed_by_running;
      break;
    case Verdict::Outcome::failed:
      tally.failures.push_back({entry.name, verdict.why});
      break;
    case Verdict::Outcome::not_run:
      ++tally.not_run[verdict.why];
      break;
  }
}

Report judge_all(std::vector<Case> cases, const Arguments& arguments) {
  Report report;
  for (Case& entry : cases) {
    if (!is_wanted(entry, arguments)) continue;
    entry.prove = arguments.prove;
    const Judge judge = find_judge(entry.kind);
    if (needs_database(entry.kind)) static_cast<void>(why_no_databases(entry.provider));  // in this process
    count(report[{entry.kind, entry.provider}], entry,
          judge == nullptr ? not_run("no judge for this kind") : judge_apart(judge, entry));
  }
  return report;
}

void print_counts(const Report& report) {
  for (const auto& [group, tally] : report) {
    fmt::print("{} {}: {} passed, {} failed", group.first, group.second, tally.passed, tally.failures.size());
    if (tally.passed_by_running != 0) {
      fmt::print(" ({} judged by what our SQL does)", tally.passed_by_running);
    }
    for (const auto& [why, number] : tally.not_run) fmt::print(", {} not run ({})", number, why);
    fmt::print("\n");
  }
}

// True when there was nothing to print.
bool print_failures(const Report& report, bool with_reasons) {
  bool none = true;
  for (const auto& [group, tally] : report) {
    for (const Failure& failure : tally.failures) {
      if (none) fmt::print("\nFailing:\n");
      none = false;
      fmt::print("{}\n", failure.name);
      if (with_reasons) fmt::print("  {}\n", failure.why);
    }
  }
  return none;
}

int run(std::span<char*> words) {
  const std::optional<Arguments> arguments = parse_arguments(words);
  if (!arguments) {
    fmt::print(stderr,
               "usage: conformance [--kind K] [--provider P] [--list-failures] [--prove] CORPUS_DIR\n");
    return 2;
  }
  Result<std::vector<Case>> cases = read_index(arguments->corpus);
  if (!cases) {
    fmt::print(stderr, "{}\n", cases.error().message);
    return 2;
  }
  const Report report = judge_all(*std::move(cases), *arguments);
  print_counts(report);
  return print_failures(report, arguments->list_failures) ? 0 : 1;
}

}  // namespace
}  // namespace strata::conformance

int main(int argc, char** argv) {
  return strata::conformance::run(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
}
