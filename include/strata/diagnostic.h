// What is wrong with text that a user wrote: schema files, configuration, SQL scripts.
//
// A stage that reads text pushes Diagnostics with byte spans and goes on, so that everything is told at once.
// `LocatedDiagnostic` is the same after its span was resolved against the sources: what callers outside see.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strata {

// A range of bytes in one source text. Counted through all texts of the SourceSet that owns it, one behind
// the other: what belongs to an earlier text is smaller.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

enum class Severity : std::uint8_t { error, warning };

// A second place that helps to understand a diagnostic ("first defined here").
struct RelatedPlace {
  Span span;
  std::string message;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string_view code;  // stable, from the table in docs/errors.md; a literal, never owned
  Span span;
  std::string message;  // what is wrong
  std::string help;     // what to write instead; may be empty
  std::vector<RelatedPlace> related;
};

class Diagnostics {
 public:
  // The returned reference is valid until the next push: add help and related places to it.
  Diagnostic& error(std::string_view code, Span span, std::string message) {
    ++error_count_;
    return items_.emplace_back(
        Diagnostic{.severity = Severity::error, .code = code, .span = span, .message = std::move(message)});
  }
  Diagnostic& warning(std::string_view code, Span span, std::string message) {
    return items_.emplace_back(
        Diagnostic{.severity = Severity::warning, .code = code, .span = span, .message = std::move(message)});
  }

  [[nodiscard]] bool has_errors() const { return error_count_ != 0; }
  [[nodiscard]] std::size_t error_count() const { return error_count_; }
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }

 private:
  std::vector<Diagnostic> items_;
  std::size_t error_count_ = 0;
};

// A place in a file, resolved. Lines and columns count from 1, columns in characters (Unicode scalar values).
struct Location {
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
  std::string line_text;  // the line in which the span begins, without its line end
};

struct LocatedDiagnostic {
  struct Related {
    Location location;
    std::string message;
  };

  Severity severity = Severity::error;
  std::string code;
  std::string message;
  std::string help;
  Location location;
  std::vector<Related> related;
};

}  // namespace strata
