// SourceSet owns the texts that were read (schema files, scripts, configuration) and turns spans into places.
// Every string_view in tokens and syntax trees points into it, so it must outlive them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "strata/diagnostic.h"

namespace strata {

class SourceSet {
 public:
  // Returns the number of the source. All texts together have to be shorter than 4 GiB; addresses stay valid.
  std::uint32_t add(std::string path, std::string text);

  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] const std::string& path(std::uint32_t source) const { return sources_[source].path; }
  [[nodiscard]] std::string_view text(std::uint32_t source) const { return sources_[source].text; }
  [[nodiscard]] std::string_view text(Span span) const {
    const Source& source = sources_[source_of(span)];
    return std::string_view(source.text).substr(span.begin - source.begin, span.end - span.begin);
  }
  // Where spans in the source begin.
  [[nodiscard]] std::uint32_t begin(std::uint32_t source) const { return sources_[source].begin; }
  [[nodiscard]] std::uint32_t source_of(Span span) const;

  // Line and column are computed here, on demand. The first call for a source indexes its line starts.
  [[nodiscard]] Location locate(Span span) const;
  [[nodiscard]] LocatedDiagnostic locate(const Diagnostic& diagnostic) const;
  // By place, whichever stage found them.
  [[nodiscard]] std::vector<LocatedDiagnostic> locate(const Diagnostics& diagnostics) const;

 private:
  struct Source {
    std::string path;
    std::string text;
    std::uint32_t begin = 0;
    mutable std::vector<std::uint32_t> line_starts;
  };

  std::deque<Source> sources_;
};

}  // namespace strata
