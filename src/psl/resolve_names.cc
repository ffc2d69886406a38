#include "psl/resolve_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "base/name_table.h"
#include "psl/codes.h"
#include "psl/reserved_words.h"

namespace strata::psl {
namespace {

// The names of one namespace, with the place of the first use of each.
class NameSet {
 public:
  // The place of the first use, if `name` is used already.
  const Span* add(const ast::Identifier& name) {
    if (names_.size() < kFew) {
      const auto first = std::ranges::find(names_, name.text, &ast::Identifier::text);
      if (first != names_.end()) return &first->span;
    } else {
      while (table_size_ < names_.size()) add_to_table(names_[table_size_].text);
      const auto [first, is_new] = table_.add(name.text, table_size_);
      if (!is_new) return &names_[first].span;
      ++table_size_;
    }
    names_.push_back(name);
    return nullptr;
  }
  void clear() {
    names_.clear();
    table_.clear();
    table_size_ = 0;
  }

 private:
  // So many are compared one by one faster than they are hashed.
  static constexpr std::size_t kFew = 24;

  void add_to_table(std::string_view name) { table_.add(name, table_size_++); }

  std::vector<ast::Identifier> names_;
  NameTable table_;
  std::uint32_t table_size_ = 0;
};

class NameResolver {
 public:
  explicit NameResolver(Resolution& resolution)
      : resolution_(resolution), diagnostics_(resolution.diagnostics) {}

  void add(const ast::Block& block) {
    switch (block.kind) {
      case ast::BlockKind::model:
      case ast::BlockKind::view:
        return add_model(block);
      case ast::BlockKind::type:
        return add_composite(block);
      case ast::BlockKind::enum_:
        return add_enum(block);
      case ast::BlockKind::datasource:
        return add_configuration(block, datasource_names_, resolution_.datasources);
      case ast::BlockKind::generator:
        return add_configuration(block, generator_names_, resolution_.generators);
    }
  }

 private:
  void add_model(const ast::Block& block) {
    check_identifier(block.name, ast::keyword(block.kind));
    check_not_reserved(block);
    Model model{.is_view = block.kind == ast::BlockKind::view,
                .name = std::string(block.name.text),
                .documentation = std::string(block.documentation),
                .source = block.span.source,
                .span = block.span,
                .name_span = block.name.span};
    FieldsSource source = collect_fields(block);
    model.fields.resize(source.fields.size());
    const ModelId id = resolution_.datamodel.models.push_back(std::move(model));
    resolution_.models.push_back(std::move(source));
    add_top_name(block, id);
  }

  void add_composite(const ast::Block& block) {
    check_identifier(block.name, "type");
    check_not_reserved(block);
    FieldsSource source = collect_fields(block);
    Composite composite{.name = std::string(block.name.text), .span = block.span};
    composite.fields.resize(source.fields.size());
    const CompositeId id = resolution_.datamodel.composites.push_back(std::move(composite));
    resolution_.composites.push_back(std::move(source));
    add_top_name(block, id);
  }

  void add_enum(const ast::Block& block) {
    check_identifier(block.name, "enum");
    check_not_reserved(block);
    EnumSource source{.block = &block};
    inner_names_.clear();
    for (const ast::BlockItem& item : block.items) {
      if (const auto* attribute = std::get_if<ast::BlockAttribute>(&item))
        check_identifier(attribute->attribute.name, "attribute");
      const auto* value = std::get_if<ast::EnumValue>(&item);
      if (value == nullptr) continue;
      check_identifier(value->name, "enum value");
      check_attribute_names(value->attributes);
      if (const Span* first = inner_names_.add(value->name)) {
        report_duplicate(
            codes::kDuplicateEnumValue, value->span, *first,
            fmt::format("Value `{}` stands twice in enum `{}`.", value->name.text, block.name.text));
      }
      source.values.push_back(value);
    }
    const EnumId id =
        resolution_.datamodel.enums.push_back({.name = std::string(block.name.text),
                                               .documentation = std::string(block.documentation),
                                               .span = block.span,
                                               .name_span = block.name.span});
    resolution_.enums.push_back(std::move(source));
    add_top_name(block, id);
  }

  void add_configuration(const ast::Block& block, NameSet& names, std::vector<const ast::Block*>& blocks) {
    blocks.push_back(&block);
    inner_names_.clear();
    for (const ast::BlockItem& item : block.items) {
      const auto* pair = std::get_if<ast::Pair>(&item);
      if (pair == nullptr) continue;
      if (const Span* first = inner_names_.add(pair->key)) {
        report_duplicate(codes::kDuplicateKey, pair->key.span, *first,
                         fmt::format("`{}` is set twice in {} `{}`.", pair->key.text,
                                     ast::keyword(block.kind), block.name.text));
      }
    }
    if (const Span* first = names.add(block.name)) {
      report_duplicate(
          codes::kDuplicateBlock, block.name.span, *first,
          fmt::format("There are two {}s named `{}`.", ast::keyword(block.kind), block.name.text));
    }
    check_not_scalar_name(block.name);
  }

  // The fields that parsed, with their names checked.
  FieldsSource collect_fields(const ast::Block& block) {
    FieldsSource source{.block = &block};
    source.fields.reserve(block.items.size());
    inner_names_.clear();
    for (const ast::BlockItem& item : block.items) {
      if (const auto* attribute = std::get_if<ast::BlockAttribute>(&item))
        check_identifier(attribute->attribute.name, "attribute");
      const auto* field = std::get_if<ast::Field>(&item);
      if (field == nullptr || !is_usable(*field)) continue;
      check_identifier(field->name, "field");
      check_attribute_names(field->attributes);
      if (const Span* first = inner_names_.add(field->name)) {
        report_duplicate(codes::kDuplicateField, field->name.span, *first,
                         fmt::format("Field `{}` stands twice in {} `{}`.", field->name.text,
                                     ast::keyword(block.kind), block.name.text));
      }
      source.fields.push_back(field);
    }
    return source;
  }

  // What the parser refused is no field of its model, so that other text does not seem to fit it.
  static bool is_usable(const ast::Field& field) {
    return field.type.has_value() && !field.type->is_optional_list && !field.type->is_legacy &&
           !field.has_colon;
  }

  template <typename Attributes>
  void check_attribute_names(const Attributes& attributes) {
    for (const ast::Attribute& attribute : attributes) check_identifier(attribute.name, "attribute");
  }

  void add_top_name(const ast::Block& block, TopName name) {
    if (const Span* first = top_names_.add(block.name)) {
      report_duplicate(codes::kDuplicateBlock, block.name.span, *first,
                       fmt::format("The name `{}` is taken.", block.name.text));
    }
    resolution_.top_names[block.name.text] = name;
    check_not_scalar_name(block.name);
  }

  void check_identifier(const ast::Identifier& name, std::string_view what) {
    if (name.text.empty()) return;
    if (name.text.front() >= '0' && name.text.front() <= '9') {
      diagnostics_
          .error(codes::kLeadingDigit, name.span,
                 fmt::format("The {} name `{}` starts with a digit.", what, name.text))
          .help = "Begin it with a letter.";
    } else if (name.text.find('-') != std::string_view::npos) {
      diagnostics_
          .error(codes::kDashInName, name.span, fmt::format("The {} name `{}` has a dash.", what, name.text))
          .help = "Use `_` instead of `-`.";
    }
  }

  void check_not_reserved(const ast::Block& block) {
    if (!is_reserved_word(block.name.text)) return;
    diagnostics_
        .error(codes::kReservedWord, block.span,
               fmt::format("`{}` is a reserved word: no {} can have this name.", block.name.text,
                           ast::keyword(block.kind)))
        .help = "Choose another name and keep the database name with `@@map`.";
  }

  void check_not_scalar_name(const ast::Identifier& name) {
    if (!target::find_scalar_type(name.text)) return;
    diagnostics_
        .error(codes::kReservedTypeName, name.span,
               fmt::format("`{}` is the name of a built-in type.", name.text))
        .help = "Choose another name.";
  }

  void report_duplicate(std::string_view code, Span span, Span first, std::string message) {
    diagnostics_.error(code, span, std::move(message)).related.push_back({first, "first defined here"});
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  NameSet top_names_, datasource_names_, generator_names_;
  NameSet inner_names_;  // of the block at hand: fields, values or keys
};

void for_each_block(std::span<const ast::File> files, auto visit) {
  for (const ast::File& file : files) {
    for (const ast::TopItem& item : file.items) {
      if (const auto* block = std::get_if<ast::Block>(&item)) visit(*block);
    }
  }
}

}  // namespace

void resolve_names(Resolution& resolution, std::span<const ast::File> files) {
  std::size_t block_count = 0;
  std::size_t model_count = 0;
  for_each_block(files, [&](const ast::Block& block) {
    ++block_count;
    if (block.kind == ast::BlockKind::model || block.kind == ast::BlockKind::view) ++model_count;
  });
  resolution.top_names.reserve(block_count);
  resolution.models.reserve(model_count);
  resolution.datamodel.models.reserve(model_count);
  NameResolver resolver(resolution);
  for_each_block(files, [&](const ast::Block& block) { resolver.add(block); });
}

}  // namespace strata::psl
