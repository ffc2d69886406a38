#include "psl/parse_block.h"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "psl/codes.h"
#include "psl/documentation.h"
#include "psl/parse_expression.h"
#include "psl/parse_line.h"

namespace strata::psl {
namespace {

using ast::BlockKind;

// In the order in which the grammar tries them.
constexpr BlockKind kKinds[] = {BlockKind::model, BlockKind::type,       BlockKind::view,
                                BlockKind::enum_, BlockKind::datasource, BlockKind::generator};

struct BadLineWords {
  std::string_view code;
  std::string_view message;
  std::string_view help;
};

constexpr BadLineWords kBadField = {codes::kBadModelLine,
                                    "This line is neither a field nor a block attribute.",
                                    "Write `name Type @attribute…` or `@@attribute(…)`, each on one line, "
                                    "and close the block with a `}` on a line "
                                    "of its own."};
constexpr BadLineWords kBadValue = {
    codes::kBadEnumLine, "This line is neither an enum value nor a block attribute.",
    "Write one value a line, and close the block with a `}` on a line of its own."};
constexpr BadLineWords kBadPair = {
    codes::kBadConfigLine, "This line does not set a value.",
    "Write `key = value` on one line, and close the block with a `}` on a line of its own."};

const BadLineWords& bad_line_words(BlockKind kind) {
  switch (kind) {
    case BlockKind::model:
    case BlockKind::view:
    case BlockKind::type:
      return kBadField;
    case BlockKind::enum_:
      return kBadValue;
    case BlockKind::datasource:
    case BlockKind::generator:
      return kBadPair;
  }
  return kBadField;
}

ast::BadLine report_bad_line(ParseState& state, BlockKind kind) {
  const ast::BadLine line = parse_bad_line(state);
  const BadLineWords& words = bad_line_words(kind);
  if (std::exchange(state.nested_too_deeply, false)) {
    state.report(codes::kTooDeep, line.span,
                 fmt::format("Values are nested here more than {} levels deep.", kMaxNesting),
                 "Write the value with less nesting.");
  } else {
    state.report(words.code, line.span, std::string(words.message), std::string(words.help));
  }
  return line;
}

}  // namespace

std::optional<ast::CommentRun> parse_comment_run(ParseState& state) {
  ListBuilder run(state.comments);
  bool is_empty = true;
  while (const auto comment = parse_comment(state)) {
    run.add(*comment);
    is_empty = false;
    state.scanner.skip_blanks();
    state.scanner.eat_line_end();
    state.scanner.skip_blanks();
  }
  if (is_empty) return std::nullopt;
  return ast::CommentRun{run.take(state.arena)};
}

ast::BadLine parse_bad_line(ParseState& state) {
  const std::uint32_t begin = state.scanner.position();
  state.scanner.skip_to_line_end();
  state.scanner.eat_line_end();
  return {.text = state.scanner.text_since(begin), .span = state.span_since(begin)};
}

bool parse_block_open(ParseState& state) {
  state.scanner.skip_blanks();
  if (!state.scanner.eat('{')) return false;
  state.scanner.skip_to_line_end();
  return state.scanner.eat_line_end();
}

BlockParser::Content BlockParser::content_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::model:
    case BlockKind::view:
    case BlockKind::type:
      return Content::fields;
    case BlockKind::enum_:
      return Content::values;
    case BlockKind::datasource:
    case BlockKind::generator:
      return Content::pairs;
  }
  return Content::fields;
}

std::optional<ast::Block> BlockParser::parse(const ast::CommentRun& above) {
  is_unclosed_ = false;
  for (const BlockKind kind : kKinds) {
    if (!state_.scanner.at(ast::keyword(kind))) continue;
    return parse_kind(kind, above);  // no keyword begins with another one
  }
  return std::nullopt;
}

std::optional<ast::Block> BlockParser::parse_kind(BlockKind kind, const ast::CommentRun& above) {
  Attempt attempt(state_);
  state_.scanner.eat(ast::keyword(kind));
  state_.scanner.skip_blanks();
  const auto name = parse_identifier(state_);
  if (!name || !parse_block_open(state_)) return std::nullopt;

  ast::Block block{.name = *name, .kind = kind};
  ListBuilder items(state_.block_items);
  const std::uint32_t begin = state_.scanner.position();
  const bool is_passed_over = lines_ == Lines::passed_over && pass_over_items(kind);
  if (!is_passed_over && !parse_items(kind, items)) {
    is_unclosed_ = true;
    return std::nullopt;
  }
  block.inner_span = state_.span_since(begin);
  state_.scanner.eat('}');
  block.span = state_.span_since(attempt.begin());
  block.items = items.take(state_.arena);
  block.documentation = documentation_of(above, nullptr, state_.arena);
  attempt.keep();
  return block;
}

// False: the text ends before a "}" begins a line.
bool BlockParser::parse_items(BlockKind kind, ListBuilder<ast::BlockItem>& items) {
  const Content content = content_of(kind);
  std::vector<bool>& hopeless = hopeless_[static_cast<std::size_t>(content)];
  ast::CommentRun above;
  visited_.clear();
  for (;;) {
    state_.scanner.skip_blanks();
    if (state_.scanner.at('}')) return true;
    if (state_.scanner.at_end() || is_hopeless(content)) break;
    visited_.push_back(state_.scanner.offset());
    if (lines_ == Lines::parsed) {
      parse_item(kind, above, items.add());
    } else {
      pass_over_item(kind);
    }
  }
  hopeless.resize(state_.scanner.text().size());
  for (const std::uint32_t position : visited_) hopeless[position] = true;
  return false;
}

// Remembers nothing, so that it must not be tried in a text where it failed before.
bool BlockParser::pass_over_items(BlockKind kind) {
  if (!hopeless_[static_cast<std::size_t>(content_of(kind))].empty()) return false;
  const std::uint32_t begin = state_.scanner.position();
  for (;;) {
    state_.scanner.skip_blanks();
    state_.scanner.skip_plain_lines();
    if (state_.scanner.at('}')) return true;
    if (state_.scanner.at_end()) break;
    pass_over_item(kind);
  }
  state_.scanner.rewind(begin);
  return false;
}

void BlockParser::pass_over_item(BlockKind kind) {
  if (state_.scanner.skip_plain_line()) return;
  const Arena::Mark before = state_.arena.mark();
  const std::size_t pending = state_.pending.size();
  ast::CommentRun above;
  ast::BlockItem item;
  parse_item(kind, above, item);
  state_.pending.erase(state_.pending.begin() + static_cast<std::ptrdiff_t>(pending), state_.pending.end());
  state_.arena.rewind(before);
}

ast::List<ast::BlockItem> BlockParser::parse_lines(const ast::Block& block) {
  std::vector<ast::BlockItem>& items = state_.block_items;
  items.clear();
  ast::CommentRun above;
  state_.scanner.rewind(block.inner_span.begin);
  for (;;) {
    state_.scanner.skip_spaces();
    state_.scanner.skip_blanks();
    if (state_.scanner.position() >= block.inner_span.end) return std::span<const ast::BlockItem>(items);
    parse_item(block.kind, above, items.emplace_back());
  }
}

bool BlockParser::is_hopeless(Content content) {
  const std::vector<bool>& hopeless = hopeless_[static_cast<std::size_t>(content)];
  return !hopeless.empty() && hopeless[state_.scanner.offset()];
}

void BlockParser::parse_item(BlockKind kind, ast::CommentRun& above, ast::BlockItem& item) {
  state_.nested_too_deeply = false;
  const Content content = content_of(kind);
  switch (content) {
    case Content::fields:
      if (parse_field(state_, above, item.emplace<ast::Field>())) {
        above = {};
        return;
      }
      break;
    case Content::values:
      if (const auto value = parse_enum_value(state_, above)) {
        above = {};
        item = *value;
        return;
      }
      break;
    case Content::pairs:
      if (const auto pair = parse_pair(state_)) {
        item = *pair;
        return;
      }
      break;
  }
  if (content != Content::pairs) {
    if (const auto attribute = parse_block_attribute(state_)) {
      item = *attribute;
      return;
    }
  }
  if (const auto run = parse_comment_run(state_)) {
    above = *run;
    item = *run;
  } else if (state_.scanner.skip_blank_lines()) {
    item = ast::BlankLines{};
  } else {
    item = report_bad_line(state_, kind);
  }
}

}  // namespace strata::psl
