#include "corpus.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace strata::conformance {
namespace {

namespace fs = std::filesystem;

std::string text_member(const nlohmann::json& object, const char* key, std::string otherwise) {
  const auto member = object.find(key);
  return member != object.end() && member->is_string() ? member->get<std::string>() : std::move(otherwise);
}

std::vector<fs::path> schema_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".prisma") files.push_back(entry.path());
  }
  std::ranges::sort(files, {}, [&](const fs::path& file) { return fs::relative(file, folder).string(); });
  return files;
}

}  // namespace

bool Case::flag(std::string_view mark, bool otherwise) const {
  const auto member = marks.find(mark);
  return member != marks.end() && member->is_boolean() ? member->get<bool>() : otherwise;
}

Result<std::vector<Case>> read_index(const fs::path& corpus) {
  std::ifstream index(corpus / "index.jsonl");
  if (!index) {
    return fail(ErrorCode::file_unreadable,
                "The corpus has no readable index.jsonl: " + (corpus / "index.jsonl").string());
  }
  std::vector<Case> cases;
  for (std::string line; std::getline(index, line);) {
    if (line.empty()) continue;
    nlohmann::json marks = nlohmann::json::parse(line, nullptr, false);
    if (!marks.is_object()) {
      return fail(ErrorCode::file_unreadable,
                  "Line " + std::to_string(cases.size() + 1) + " of index.jsonl is no object.");
    }
    Case entry{.kind = text_member(marks, "kind", "unknown"),
               .provider = text_member(marks, "provider", "none"),
               .name = text_member(marks, "path", "")};
    entry.path = fs::absolute(corpus / entry.name);  // a case is a working directory for the engine
    entry.marks = std::move(marks);
    cases.push_back(std::move(entry));
  }
  return cases;
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || fs::is_directory(path)) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::string file_text(const fs::path& path) {
  return read_file(path).value_or("");
}

fs::path schema_path(const fs::path& stem) {
  const fs::path file = stem.string() + ".prisma";
  if (fs::is_regular_file(file)) return file;
  return fs::is_directory(stem) ? stem : fs::path{};
}

bool add_schema(SourceSet& sources, const fs::path& stem) {
  const fs::path schema = schema_path(stem);
  if (schema.empty()) return false;
  if (fs::is_regular_file(schema)) {
    sources.add("schema.prisma", file_text(schema));
    return true;
  }
  for (const fs::path& file : schema_files_below(schema)) {
    sources.add(fs::relative(file, schema).string(), file_text(file));
  }
  return true;
}

}  // namespace strata::conformance
