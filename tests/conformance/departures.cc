#include "departures.h"

#include <algorithm>
#include <array>
#include <set>

#include "key_model.h"
#include "psl/codes.h"
#include "sql_text.h"

namespace strata::conformance {
namespace {

// A preview feature that an older release of the language knew still stands in projects that worked with it;
// only a name that never existed is an error.
constexpr std::array<std::string_view, 1> kMilder = {psl::codes::kNeedlessPreviewFeature};

// What stands directly before a bare document: the end of a JSON column's definition, or the first argument
// of the coalesce that fills such a column.
constexpr std::array<std::string_view, 3> kBeforeDocument = {" JSONB DEFAULT ", " JSONB NOT NULL DEFAULT ",
                                                             "coalesce(\""};

// A column's default may be a single word ("null"); a word in a coalesce belongs to a column of another type.
bool begins_document(std::string_view before, std::string_view text) {
  if (!before.ends_with("DEFAULT "))
    return text.starts_with('{') || text.starts_with('[') || text.starts_with('"');
  return !text.empty() && text.front() != '\'' && text.front() != '(';
}

// The length of the JSON document at the start of `text`: brackets and strings closed, or one word.
std::size_t document_length(std::string_view text) {
  constexpr std::string_view kOpening = "{[\"";
  if (!kOpening.contains(text.front())) return std::min(text.find_first_of(",)\n"), text.size());
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '{' || c == '[')) {
      ++depth;
    } else if (!in_string && (c == '}' || c == ']')) {
      --depth;
    }
    if (depth == 0 && !in_string) return i + 1;
  }
  return text.size();
}

std::string sql_string(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += '\'';
    quoted += c;
  }
  return quoted + "'";
}

// How much of `script` stands before the next place where a document may follow; all of it when there is
// none.
std::size_t next_place(std::string_view script) {
  std::size_t first = script.size();
  for (const std::string_view before : kBeforeDocument) {
    const std::size_t at = script.find(before);
    if (at != std::string_view::npos) first = std::min(first, at + before.size());
  }
  // The coalesce's column name comes first.
  if (script.substr(0, first).ends_with(kBeforeDocument.back())) {
    const std::size_t comma = script.find("\", ", first);
    return comma == std::string_view::npos ? script.size() : comma + 3;
  }
  return first;
}

void replace_all(std::string& text, std::string_view old, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += with.size()) {
    text.replace(at, old.size(), with);
  }
}

// Steps of a script, without those that are about keys.
std::vector<std::string_view> other_steps(std::string_view script) {
  constexpr std::array<std::string_view, 6> kAboutKeys = {"-- DropForeignKey\n", "-- DropIndex\n",
                                                          "-- CreateIndex\n",    "-- AddForeignKey\n",
                                                          "-- RenameIndex\n",    "-- RenameForeignKey\n"};
  std::vector<std::string_view> steps;
  while (!script.empty()) {
    const std::size_t end = std::min(script.find("\n\n-- "), script.size());
    const std::string_view step = script.substr(0, end);
    script.remove_prefix(std::min(end + 2, script.size()));
    const bool is_about_keys =
        std::ranges::any_of(kAboutKeys, [&](std::string_view heading) { return step.starts_with(heading); });
    if (!is_about_keys) steps.push_back(step);
  }
  return steps;
}

// A table that is built anew copies from itself, in its namespace.
constexpr std::string_view kRedefined = "_prisma_new_";

std::string with_namespaces_of_copies(std::string_view script) {
  std::string corrected;
  while (!script.empty()) {
    const std::size_t end = std::min(script.find('\n'), script.size() - 1) + 1;
    std::string line(script.substr(0, end));
    script.remove_prefix(end);
    const std::size_t point = line.find(".\"" + std::string(kRedefined));
    if (line.starts_with("INSERT INTO \"") && point != std::string::npos) {
      const std::string in = line.substr(12, point + 1 - 12);
      const std::size_t from = line.rfind(" FROM \"");
      if (from != std::string::npos && line.find(in, from) == std::string::npos) line.insert(from + 6, in);
    }
    corrected += line;
  }
  return corrected;
}

// Whether a script has a statement that begins with `alter_table` and drops the column.
bool drops_column(std::string_view script, std::string_view alter_table, const std::string& column) {
  const std::string begin = "\n" + std::string(alter_table) + ' ';
  for (std::size_t at = script.find(begin); at != std::string_view::npos; at = script.find(begin, at + 1)) {
    const std::string_view statement = script.substr(at, script.find(";\n", at) - at);
    if (statement.contains("DROP COLUMN " + column + ',')) return true;
  }
  return false;
}

}  // namespace

bool is_departure(const DisputedScripts& scripts, const Pair<std::string>& from_empty) {
  DisputedScripts plain = {.recorded = with_namespaces_of_copies(comparable_sql(scripts.recorded)),
                           .ours = comparable_sql(scripts.ours)};
  for (std::string* text : {&plain.recorded, &plain.ours}) {
    replace_all(*text, "''", "'");
    replace_all(*text, "\"\"", "\"");
  }
  if (plain.recorded == plain.ours) return true;
  if (other_steps(plain.recorded) != other_steps(plain.ours)) return false;

  KeyModel wanted, before;
  if (!wanted.run(from_empty.next) || !before.run(from_empty.previous)) return false;
  KeyModel ours = before;
  if (!ours.run(scripts.ours) || ours.content() != wanted.content()) return false;
  KeyModel recorded = before;
  return !recorded.run(scripts.recorded) || recorded.content() != wanted.content();
}

std::string without_casts_of_dropped(std::string_view script) {
  constexpr std::string_view kColumn = " ALTER COLUMN ";
  constexpr std::string_view kCast = "::text::";
  std::string kept;
  while (!script.empty()) {
    const std::size_t end = std::min(script.find('\n'), script.size() - 1) + 1;
    const std::string_view line = script.substr(0, end);
    script.remove_prefix(end);
    const std::size_t column = line.find(kColumn);
    const std::size_t type = line.find(" TYPE ");
    const bool is_cast = line.starts_with("ALTER TABLE ") && column < type && line.contains(kCast);
    if (is_cast) {
      const std::string name(line.substr(column + kColumn.size(), type - column - kColumn.size()));
      if (drops_column(script, line.substr(0, column), name)) continue;
    }
    kept += line;
  }
  return kept;
}

std::string with_quoted_json(std::string_view script) {
  std::string corrected;
  while (!script.empty()) {
    const std::size_t length = next_place(script);
    corrected += script.substr(0, length);
    script.remove_prefix(length);
    if (!begins_document(corrected, script)) continue;
    const std::string_view document = script.substr(0, document_length(script));
    corrected += sql_string(document);
    script.remove_prefix(document.size());
  }
  return corrected;
}

bool is_milder_by_design(std::string_view diagnostic_code) {
  return std::ranges::find(kMilder, diagnostic_code) != kMilder.end();
}

schema::Schema with_one_unique_a_column(schema::Schema schema) {
  for (schema::Table& table : schema.tables) {
    std::set<std::string> columns;
    std::erase_if(table.indexes, [&](const schema::Index& index) {
      return index.kind == schema::IndexKind::unique && index.columns.size() == 1 &&
             !columns.insert(index.columns[0].name).second;
    });
  }
  return schema;
}

}  // namespace strata::conformance
