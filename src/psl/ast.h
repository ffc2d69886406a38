// The syntax tree of one schema file: value types, complete (comments, blank lines and bad lines are kept, so
// that the formatter can print the file again), with the span of every piece.
//
// It knows grammar only. What a name refers to, and whether it may stand there, is decided by resolve and
// validate. string_views point into the SourceSet that owns the text. Grammar: docs/schema-language.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "strata/diagnostic.h"

namespace strata::psl::ast {

struct Identifier {
  std::string_view text;
  Span span;
};

struct Expression;
struct Argument;

// "…" — `value` has its escapes resolved, `raw` is the source text with its quotes.
struct StringLiteral {
  std::string value;
  std::string_view raw;
};

// As written: optional minus, digits, optional fraction.
struct NumberLiteral {
  std::string_view text;
};

// A bare word, dots included: `Cascade`, `true`, `a.b`.
struct Constant {
  std::string_view text;
};

// "(" … ")" after an attribute or function name.
struct ArgumentList {
  std::vector<Argument> arguments;
  std::optional<Span> trailing_comma;
  Span span;  // with the parentheses
};

struct Call {
  Identifier name;
  ArgumentList arguments;
};

struct Array {
  std::vector<Expression> elements;
};

// { key: value, … } of partial-index predicates.
struct Object {
  struct Entry;
  std::vector<Entry> entries;
};

struct Expression {
  std::variant<StringLiteral, NumberLiteral, Constant, Call, Array, Object> value;
  Span span;
};

struct Object::Entry {
  Identifier key;
  Expression value;
};

// `value` or `name: value`. A name without value parses (`name:`) and is reported later.
struct Argument {
  std::optional<Identifier> name;
  std::optional<Expression> value;
  Span span;
};

// @name(…) on a field or enum value, @@name(…) in a block. `name` has no @ but keeps its dots: `db.VarChar`.
struct Attribute {
  Identifier name;
  std::optional<ArgumentList> arguments;
  Span span;  // from the first @ to ")"; without arguments through the blanks that follow (a quirk users see)
};

enum class CommentKind : std::uint8_t {
  line,           // //
  documentation,  // ///
  block,          // /* */
};

struct Comment {
  CommentKind kind = CommentKind::line;
  std::string_view text;  // as written, with its marks, without line end
  Span span;
};

// Comments on lines of their own, with no blank line between them.
struct CommentRun {
  std::vector<Comment> comments;
};

// One or more lines without text, taken together.
struct BlankLines {};

// A line that fits no rule of its block, or of the top level; reported while parsing, kept for the formatter.
struct BadLine {
  std::string_view text;  // without its line end
  Span span;              // with its line end
};

enum class Arity : std::uint8_t { required, optional, list };

struct FieldType {
  std::string_view name;        // the type name; for Unsupported("…") the whole text as written
  bool is_unsupported = false;  // Unsupported("…"): `unsupported_text` is the literal's value
  std::string unsupported_text;
  Arity arity = Arity::required;
  bool is_optional_list = false;  // T[]? : an error that the formatter prints back
  Span span;                      // name and arity marks
  Span name_span;
};

struct Field {
  Identifier name;
  std::optional<FieldType> type;  // a missing type is an error, reported while parsing
  std::vector<Attribute> attributes;
  std::optional<Comment> trailing_comment;
  std::string documentation;  // /// and /* */ above and behind, joined with \n
  Span span;                  // through the line end
};

struct EnumValue {
  Identifier name;
  std::vector<Attribute> attributes;
  std::optional<Comment> trailing_comment;
  std::string documentation;
  Span span;  // through the line end
};

// key = value, in datasource and generator blocks.
struct Pair {
  Identifier key;
  std::optional<Expression> value;
  std::optional<Comment> trailing_comment;
  Span span;
};

struct BlockAttribute {
  Attribute attribute;
  std::optional<Comment> trailing_comment;
};

using BlockItem = std::variant<Field, EnumValue, Pair, BlockAttribute, CommentRun, BlankLines, BadLine>;

enum class BlockKind : std::uint8_t { model, view, type, enum_, datasource, generator };

// The keyword as it is written in a schema file.
[[nodiscard]] std::string_view keyword(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::model;
  Identifier name;
  std::vector<BlockItem> items;
  std::string documentation;
  Span span;        // from the keyword to "}"
  Span inner_span;  // what lies between "{" + its line end and "}"
};

// `type Name = …`: understood so that it can be refused in clear words.
struct TypeAlias {
  Identifier name;
  std::string_view text;
  Span span;
};

// name { … } with an unknown keyword.
struct StrayBlock {
  std::string_view text;
  Span span;
};

using TopItem = std::variant<Block, TypeAlias, StrayBlock, CommentRun, BlankLines, BadLine>;

struct File {
  std::uint32_t source = 0;
  std::vector<TopItem> items;
};

}  // namespace strata::psl::ast
