#include "psl/parser.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "psl/characters.h"
#include "psl/codes.h"
#include "psl/parse_block.h"
#include "psl/parse_expression.h"
#include "psl/parse_line.h"
#include "psl/parse_state.h"

namespace strata::psl {
namespace {

class FileParser {
 public:
  FileParser(const SourceSet& sources, std::uint32_t source, Diagnostics& diagnostics, Lines lines)
      : diagnostics_(diagnostics),
        file_{.items = {}, .arena = {}},
        state_{.scanner = Scanner(sources.text(source), sources.begin(source)), .arena = file_.arena},
        blocks_(state_, lines),
        last_brace_(sources.text(source).rfind('}')) {}

  ast::File run() {
    check_encoding();
    state_.scanner.skip_blanks();
    while (!state_.scanner.at_end()) {
      items_.push_back(parse_item());
      state_.publish(diagnostics_);
      state_.scanner.skip_blanks();
    }
    file_.items = file_.arena.copy(std::span<const ast::TopItem>(items_));
    return std::move(file_);
  }

 private:
  ast::TopItem parse_item() {
    const ast::CommentRun above = std::exchange(above_, {});
    if (const auto block = blocks_.parse(above)) return *block;
    if (const auto alias = parse_type_alias()) return *alias;
    if (const auto block = parse_stray_block()) return *block;
    if (const auto run = parse_comment_run(state_)) {
      above_ = *run;
      return *run;
    }
    if (state_.scanner.skip_blank_lines()) return ast::BlankLines{};
    return parse_stray_line();
  }

  // "type" IDENT "=" base_type { attribute }
  std::optional<ast::TypeAlias> parse_type_alias() {
    Attempt attempt(state_);
    if (!state_.scanner.eat("type")) return std::nullopt;
    state_.scanner.skip_blanks();
    const auto name = parse_identifier(state_);
    state_.scanner.skip_blanks();
    if (!name || !state_.scanner.eat('=')) return std::nullopt;
    state_.scanner.skip_blanks();
    if (!parse_base_type(state_)) return std::nullopt;
    const auto attributes = parse_attributes(state_);
    if (!attributes.empty()) state_.scanner.rewind(attributes.back().span.end);
    const Span span = state_.span_since(attempt.begin());
    state_.report(codes::kTypeAlias, span, "Type aliases are not part of the schema language.",
                  "Write the type and its attributes at every field that uses the alias.");
    attempt.keep();
    return ast::TypeAlias{.name = *name, .text = state_.scanner.text_since(attempt.begin()), .span = span};
  }

  // IDENT OPEN any text "}"
  std::optional<ast::StrayBlock> parse_stray_block() {
    Attempt attempt(state_);
    const auto name = parse_identifier(state_);
    if (!name || !parse_block_open(state_)) return std::nullopt;
    const std::uint32_t opened = state_.scanner.offset();
    if (last_brace_ == std::string_view::npos || last_brace_ < opened) return std::nullopt;
    const std::size_t brace = state_.scanner.text().find('}', opened);
    state_.scanner.rewind(state_.scanner.position() + static_cast<std::uint32_t>(brace + 1 - opened));
    const Span span = state_.span_since(attempt.begin());
    state_.report(
        codes::kStrayBlock, span, "This block begins with no known keyword and a name.",
        "Begin it with model, view, enum, type, datasource or generator, and a name: `model User {`.");
    attempt.keep();
    return ast::StrayBlock{.text = state_.scanner.text_since(attempt.begin()), .span = span};
  }

  ast::BadLine parse_stray_line() {
    const bool is_unclosed = blocks_.is_unclosed();
    const ast::BadLine line = parse_bad_line(state_);
    if (is_unclosed) {
      state_.report(codes::kUnclosedBlock, line.span,
                    "This block is never closed, so none of its lines counts.",
                    "Close it with a `}` on a line of its own.");
    } else {
      state_.report(
          codes::kStrayLine, line.span, "This line belongs to no block and begins none.",
          "A block is written as `model Name {`, its lines, and a `}` on a line of its own. Keywords are "
          "model, view, enum, type, datasource and generator.");
    }
    return line;
  }

  void check_encoding() {
    const std::size_t invalid = find_invalid_utf8(state_.scanner.text());
    if (invalid == std::string_view::npos) return;
    const std::uint32_t begin = state_.scanner.position() + static_cast<std::uint32_t>(invalid);
    state_.report(codes::kInvalidUtf8, {.begin = begin, .end = begin + 1},
                  "This file is not UTF-8 from here on.", "Save it with the encoding UTF-8.");
    state_.publish(diagnostics_);
  }

  Diagnostics& diagnostics_;
  ast::File file_;
  ParseState state_;
  BlockParser blocks_;
  std::size_t last_brace_;
  ast::CommentRun above_;  // the comments that end directly above the current item
  std::vector<ast::TopItem> items_;
};

std::vector<ast::File> each_source(const SourceSet& sources, Diagnostics& diagnostics,
                                   ast::File (*read)(const SourceSet&, std::uint32_t, Diagnostics&)) {
  std::vector<ast::File> files;
  files.reserve(sources.size());
  for (std::uint32_t source = 0; source < sources.size(); ++source)
    files.push_back(read(sources, source, diagnostics));
  return files;
}

}  // namespace

ast::File parse(const SourceSet& sources, std::uint32_t source, Diagnostics& diagnostics) {
  return FileParser(sources, source, diagnostics, Lines::parsed).run();
}

ast::File outline(const SourceSet& sources, std::uint32_t source, Diagnostics& diagnostics) {
  return FileParser(sources, source, diagnostics, Lines::passed_over).run();
}

std::vector<ast::File> parse_all(const SourceSet& sources, Diagnostics& diagnostics) {
  return each_source(sources, diagnostics, parse);
}

std::vector<ast::File> outline_all(const SourceSet& sources, Diagnostics& diagnostics) {
  return each_source(sources, diagnostics, outline);
}

}  // namespace strata::psl
