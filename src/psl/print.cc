#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/overloaded.h"
#include "psl/alignment.h"
#include "psl/format.h"
#include "psl/print_expression.h"

namespace strata::psl {
namespace {

constexpr std::string_view kIndentation = "  ";

// The order in which attributes are printed; all others follow in the order of the source.
constexpr std::array<std::string_view, 9> kAttributeOrder = {
    "id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore"};

std::size_t rank(const ast::Attribute& attribute) {
  return static_cast<std::size_t>(std::ranges::find(kAttributeOrder, attribute.name.text) -
                                  kAttributeOrder.begin());
}

std::string print_field_attributes(const ast::List<ast::Attribute>& attributes) {
  std::vector<const ast::Attribute*> ordered;
  ordered.reserve(attributes.size());
  for (const ast::Attribute& attribute : attributes) ordered.push_back(&attribute);
  std::ranges::stable_sort(ordered, {}, [](const ast::Attribute* attribute) { return rank(*attribute); });
  std::string text;
  for (const ast::Attribute* attribute : ordered) {
    if (!text.empty()) text.push_back(' ');
    print(*attribute, "@", text);
  }
  return text;
}

std::string print_value_attributes(const ast::List<ast::Attribute>& attributes) {
  std::string text;
  for (const ast::Attribute& attribute : attributes) print(attribute, "@", text);
  return text;
}

std::string_view text_of(const ast::Comment* comment) {
  return comment ? comment->text : std::string_view{};
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kWhiteSpace = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

// One line of text for each line of /* … */ that has any, without the marks that decorate it.
void add_block_comment(std::string_view comment, AlignedRows& rows) {
  rows.add_verbatim("/**");
  std::string_view rest = comment.substr(2, comment.size() - 4);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with('*')) line = trim(line.substr(1));
    if (!line.empty()) rows.add_verbatim(" * " + std::string(line));
  }
  rows.add_verbatim(" */");
}

void add_comments(const ast::CommentRun& run, AlignedRows& rows) {
  for (const ast::Comment& comment : run.comments) {
    if (comment.kind == ast::CommentKind::block) {
      add_block_comment(comment.text, rows);
    } else {
      rows.add_verbatim(comment.text);
    }
  }
}

// Prints the lines of one block; its attributes go to the end.
class BlockPrinter {
 public:
  explicit BlockPrinter(std::string& output) : output_(output) {}

  void print(const ast::Block& block) {
    output_.append(ast::keyword(block.kind)).append(" ").append(block.name.text).append(" {\n");
    const auto& items = block.items;
    const bool begins_blank = !items.empty() && std::holds_alternative<ast::BlankLines>(items.front());
    for (std::size_t i = begins_blank ? 1 : 0; i < items.size(); ++i) {
      const ast::BlockItem* next = i + 1 < items.size() ? &items[i + 1] : nullptr;
      std::visit([&](const auto& item) { add(item, next); }, items[i]);
    }
    rows_.flush(output_);
    print_attributes_at_end();
    output_.append("}\n");
  }

 private:
  struct PlacedAttribute {
    ast::CommentRun above;
    const ast::BlockAttribute* item;
  };

  void add(const ast::Field& field, const ast::BlockItem* /*next*/) {
    begin_line();
    std::string type;
    if (field.type) psl::print(*field.type, type);
    rows_.add({std::string(field.name.text), std::move(type), print_field_attributes(field.attributes)},
              text_of(field.trailing_comment));
  }
  void add(const ast::EnumValue& value, const ast::BlockItem* /*next*/) {
    begin_line();
    rows_.add({std::string(value.name.text), print_value_attributes(value.attributes), {}},
              text_of(value.trailing_comment));
  }
  void add(const ast::Pair& pair, const ast::BlockItem* /*next*/) {
    begin_line();
    std::string value;
    if (pair.value) {
      value = "= ";
      psl::print(*pair.value, value);
    }
    rows_.add({std::string(pair.key.text), std::move(value), {}}, text_of(pair.trailing_comment));
  }
  void add(const ast::BadLine& line, const ast::BlockItem* /*next*/) {
    begin_line();
    const bool ends_line = line.text.ends_with('\n');
    rows_.add_verbatim(line.text.substr(0, line.text.size() - (ends_line ? 1 : 0)));
  }
  void add(const ast::BlankLines& /*lines*/, const ast::BlockItem* /*next*/) { is_blank_pending_ = true; }
  void add(const ast::CommentRun& run, const ast::BlockItem* next) {
    if (next != nullptr && std::holds_alternative<ast::BlockAttribute>(*next)) {
      is_blank_pending_ = false;
      above_attribute_ = run;
      return;
    }
    begin_line();
    add_comments(run, rows_);
  }
  void add(const ast::BlockAttribute& attribute, const ast::BlockItem* /*next*/) {
    is_blank_pending_ = false;
    attributes_.push_back({.above = std::exchange(above_attribute_, {}), .item = &attribute});
  }

  // An empty line ends a group of aligned rows.
  void begin_line() {
    if (!std::exchange(is_blank_pending_, false)) return;
    rows_.flush(output_);
    rows_.add_empty();
  }

  void print_attributes_at_end() {
    if (attributes_.empty()) return;
    std::ranges::stable_sort(attributes_, {},
                             [](const PlacedAttribute& a) { return rank(a.item->attribute); });
    rows_.add_empty();
    for (const PlacedAttribute& placed : attributes_) {
      add_comments(placed.above, rows_);
      std::string text;
      psl::print(placed.item->attribute, "@@", text);
      rows_.add({std::move(text), {}, {}}, text_of(placed.item->trailing_comment));
    }
    rows_.flush(output_);
  }

  std::string& output_;
  AlignedRows rows_{kIndentation};
  std::vector<PlacedAttribute> attributes_;
  ast::CommentRun above_attribute_;
  bool is_blank_pending_ = false;
};

void print_top_level(const ast::CommentRun& run, std::string& output) {
  AlignedRows rows("");
  add_comments(run, rows);
  rows.flush(output);
}

}  // namespace

std::string print(const ast::File& file) {
  std::string output;
  for (const ast::TopItem& item : file.items) {
    std::visit(overloaded{
                   [&](const ast::Block& block) { BlockPrinter(output).print(block); },
                   [&](const ast::TypeAlias& alias) { output.append(alias.text); },
                   [&](const ast::StrayBlock& block) { output.append(block.text); },
                   [&](const ast::CommentRun& run) { print_top_level(run, output); },
                   [&](const ast::BlankLines&) {
                     const bool is_outer = &item == &file.items.front() || &item == &file.items.back();
                     if (!is_outer) output.push_back('\n');
                   },
                   [&](const ast::BadLine& line) { output.append(line.text); },
               },
               item);
  }
  if (!output.ends_with('\n')) output.push_back('\n');
  return output;
}

}  // namespace strata::psl
