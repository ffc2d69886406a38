// The part of the parser for whole blocks and for the lines in them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "psl/ast.h"
#include "psl/parse_state.h"

namespace strata::psl {

// Lines of comments, with no blank line between them; nullopt: there is none here.
[[nodiscard]] std::optional<ast::CommentRun> parse_comment_run(ParseState& state);

// The rest of the line with its line end.
[[nodiscard]] ast::BadLine parse_bad_line(ParseState& state);

// "{" and whatever else stands on its line.
[[nodiscard]] bool parse_block_open(ParseState& state);

// What becomes of the lines in a block.
enum class Lines : std::uint8_t {
  parsed,
  passed_over,  // the block has no items; `parse_lines` gives them
};

// Parses blocks of one file. It remembers where a block cannot end, so that any number of missing "}" costs
// linear time.
class BlockParser {
 public:
  explicit BlockParser(ParseState& state, Lines lines = Lines::parsed) : state_(state), lines_(lines) {}

  // Nullopt where no block with a known keyword stands, or where its "}" is missing.
  [[nodiscard]] std::optional<ast::Block> parse(const ast::CommentRun& above);

  // The items of a block whose lines were passed over; they stand in the state until other lines are parsed.
  [[nodiscard]] ast::List<ast::BlockItem> parse_lines(const ast::Block& block);

  // Whether the last `parse` failed behind a whole header, for want of a "}".
  [[nodiscard]] bool is_unclosed() const { return is_unclosed_; }

 private:
  // What the lines of a block may be.
  enum class Content : std::uint8_t { fields, values, pairs };

  [[nodiscard]] static Content content_of(ast::BlockKind kind);
  [[nodiscard]] std::optional<ast::Block> parse_kind(ast::BlockKind kind, const ast::CommentRun& above);
  [[nodiscard]] bool parse_items(ast::BlockKind kind, ListBuilder<ast::BlockItem>& items);
  void parse_item(ast::BlockKind kind, ast::CommentRun& above, ast::BlockItem& item);
  // Goes exactly as far as parse_items, or nowhere: then parse_items has to be asked.
  [[nodiscard]] bool pass_over_items(ast::BlockKind kind);
  // Goes exactly as far as parse_item.
  void pass_over_item(ast::BlockKind kind);
  [[nodiscard]] bool is_hopeless(Content content);

  ParseState& state_;
  Lines lines_;
  bool is_unclosed_ = false;
  std::vector<std::uint32_t> visited_;  // starts of the items of the current block
  std::array<std::vector<bool>, 3>
      hopeless_{};  // by Content: no "}" is reached from an item that starts here
};

}  // namespace strata::psl
