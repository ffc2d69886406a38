// A conformance corpus: a folder with inputs and the answers that the reference gives, listed in
// `index.jsonl` (one JSON object a line: kind, provider, path, and what is particular to the kind).
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "base/source.h"

namespace strata::conformance {

struct Case {
  std::string kind;
  std::string provider;  // "none" where the schema has no datasource
  std::string name;      // path relative to the corpus
  std::filesystem::path path;
  nlohmann::json marks;  // the whole line of the index
  bool prove = false;    // on a database, also where the recorded answer alone would do

  // A mark that is absent counts as `otherwise`.
  [[nodiscard]] bool flag(std::string_view mark, bool otherwise) const;
};

[[nodiscard]] Result<std::vector<Case>> read_index(const std::filesystem::path& corpus);

// Bytes of a file; nullopt when it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path);
// As read_file, for files that every case of the kind has: empty when missing.
[[nodiscard]] std::string file_text(const std::filesystem::path& path);

// A schema is one file `stem.prisma` or a folder `stem`. Paths in the set are relative to the folder and come
// in their byte order. False when there is neither.
[[nodiscard]] bool add_schema(SourceSet& sources, const std::filesystem::path& stem);

// The path of the schema itself, file or folder; empty when there is neither.
[[nodiscard]] std::filesystem::path schema_path(const std::filesystem::path& stem);

}  // namespace strata::conformance
