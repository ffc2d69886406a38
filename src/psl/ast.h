// The syntax tree of one schema file: small trivially copyable values, complete (comments, blank lines and
// bad lines are kept, so that the formatter can print the file again), with the span of every piece.
//
// It knows grammar only. What a name refers to, and whether it may stand there, is decided by resolve and
// validate. Texts point into the SourceSet that owns the source, or into the arena of their `File`; lists and
// what pointers lead to (parts that most owners do not have) always stand in that arena. A tree must not
// outlive either. Grammar: docs/schema-language.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "strata/diagnostic.h"

#include "base/arena.h"

namespace strata::psl::ast {

// A list that stands in the arena of its file. (A span would need complete elements; trees are recursive.)
template <typename T>
class List {
 public:
  List() = default;
  List(std::span<const T> values) : first_(values.data()), size_(values.size()) {}  // NOLINT: a view

  [[nodiscard]] const T* begin() const { return first_; }
  [[nodiscard]] const T* end() const { return first_ + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return first_[index]; }
  [[nodiscard]] const T& front() const { return *first_; }
  [[nodiscard]] const T& back() const { return first_[size_ - 1]; }

 private:
  const T* first_ = nullptr;
  std::size_t size_ = 0;
};

struct Identifier {
  std::string_view text;
  Span span;
};

struct Expression;
struct Argument;

// "…" — `value` has its escapes resolved, `raw` is the source text with its quotes.
struct StringLiteral {
  std::string_view value;
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
  List<Argument> arguments;
  std::optional<Span> trailing_comma;
  Span span;  // with the parentheses
};

struct Call {
  Identifier name;
  const ArgumentList* arguments = nullptr;  // never null
};

struct Array {
  List<Expression> elements;
};

// { key: value, … } of partial-index predicates.
struct Object {
  struct Entry;
  List<Entry> entries;
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
  const Identifier* name = nullptr;  // null: none
  std::optional<Expression> value;
  Span span;
};

// @name(…) on a field or enum value, @@name(…) in a block. `name` has no @ but keeps its dots: `db.VarChar`.
struct Attribute {
  Identifier name;
  const ArgumentList* arguments = nullptr;  // null: no parentheses
  Span span;  // from the first @ to ")"; without arguments through the blanks that follow (a quirk users see)
};

enum class CommentKind : std::uint8_t {
  line,           // //
  documentation,  // ///
  block,          // /* */
};

struct Comment {
  std::string_view text;  // as written, with its marks, without line end
  Span span;
  CommentKind kind = CommentKind::line;
};

// Comments on lines of their own, with no blank line between them.
struct CommentRun {
  List<Comment> comments;
};

// One or more lines without text, taken together.
struct BlankLines {};

// A line that fits no rule of its block, or of the top level; reported while parsing, kept for the formatter.
struct BadLine {
  std::string_view text;  // with its line end
  Span span;
};

enum class Arity : std::uint8_t { required, optional, list };

struct FieldType {
  std::string_view name;  // the type name; for Unsupported("…") the whole text as written
  const std::string_view* unsupported_text = nullptr;  // Unsupported("…"): the literal's value
  Span span;                                           // name and arity marks
  Arity arity = Arity::required;
  bool is_optional_list = false;  // T[]? : an error that the formatter prints back; arity is list
  bool is_legacy = false;         // [T] or T! : an error
};

struct Field {
  Identifier name;
  std::optional<FieldType> type;  // a missing type is an error, reported while parsing
  List<Attribute> attributes;
  const Comment* trailing_comment = nullptr;
  std::string_view documentation;  // /// and /* */ above and behind, joined with \n
  Span span;                       // through the line end
  bool has_colon = false;          // `name: Type`, an error
};

struct EnumValue {
  Identifier name;
  List<Attribute> attributes;
  const Comment* trailing_comment = nullptr;
  std::string_view documentation;
  Span span;  // through the line end
};

// key = value, in datasource and generator blocks.
struct Pair {
  Identifier key;
  std::optional<Expression> value;
  const Comment* trailing_comment = nullptr;
  Span span;
};

struct BlockAttribute {
  Attribute attribute;
  const Comment* trailing_comment = nullptr;
};

using BlockItem = std::variant<Field, EnumValue, Pair, BlockAttribute, CommentRun, BlankLines, BadLine>;

enum class BlockKind : std::uint8_t { model, view, type, enum_, datasource, generator };

// The keyword as it is written in a schema file.
[[nodiscard]] std::string_view keyword(BlockKind kind);

[[nodiscard]] constexpr bool is_configuration(BlockKind kind) {
  return kind == BlockKind::datasource || kind == BlockKind::generator;
}

struct Block {
  Identifier name;
  List<BlockItem> items;
  std::string_view documentation;
  Span span;        // from the keyword to "}"
  Span inner_span;  // what lies between "{" + its line end and "}"
  BlockKind kind = BlockKind::model;
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
  List<TopItem> items;
  Arena arena;  // owns every list, and texts that do not stand in the source
};

void for_each_block(std::span<const File> files, auto visit) {
  for (const File& file : files) {
    for (const TopItem& item : file.items) {
      if (const auto* block = std::get_if<Block>(&item)) visit(*block);
    }
  }
}

}  // namespace strata::psl::ast
