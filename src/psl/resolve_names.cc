#include "psl/resolve_names.h"

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "psl/codes.h"
#include "psl/name_rules.h"
#include "psl/reserved_words.h"

namespace strata::psl {
namespace {

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
    check_identifier(block.name, ast::keyword(block.kind), diagnostics_);
    check_not_reserved(block);
    const ModelId id =
        resolution_.datamodel.models.push_back({.is_view = block.kind == ast::BlockKind::view,
                                                .name = std::string(block.name.text),
                                                .documentation = std::string(block.documentation),
                                                .span = block.span,
                                                .name_span = block.name.span});
    resolution_.models.push_back(&block);
    add_top_name(block, id);
  }

  void add_composite(const ast::Block& block) {
    check_identifier(block.name, "type", diagnostics_);
    check_not_reserved(block);
    const CompositeId id = resolution_.datamodel.composites.push_back(
        {.name = std::string(block.name.text), .span = block.span});
    resolution_.composites.push_back(&block);
    add_top_name(block, id);
  }

  void add_enum(const ast::Block& block) {
    check_identifier(block.name, "enum", diagnostics_);
    check_not_reserved(block);
    const EnumId id =
        resolution_.datamodel.enums.push_back({.name = std::string(block.name.text),
                                               .documentation = std::string(block.documentation),
                                               .span = block.span,
                                               .name_span = block.name.span});
    resolution_.enums.push_back(&block);
    add_top_name(block, id);
  }

  void add_configuration(const ast::Block& block, NameSet& names, std::vector<const ast::Block*>& blocks) {
    blocks.push_back(&block);
    if (const Span* first = names.add(block.name)) {
      report_duplicate(
          codes::kDuplicateBlock, block.name.span, *first,
          fmt::format("There are two {}s named `{}`.", ast::keyword(block.kind), block.name.text),
          diagnostics_);
    }
    check_not_scalar_name(block.name);
  }

  void add_top_name(const ast::Block& block, TopName name) {
    if (const Span* first = top_names_.add(block.name)) {
      report_duplicate(codes::kDuplicateBlock, block.name.span, *first,
                       fmt::format("The name `{}` is taken.", block.name.text), diagnostics_);
    }
    resolution_.top_names[block.name.text] = name;
    check_not_scalar_name(block.name);
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

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  NameSet top_names_, datasource_names_, generator_names_;
};

}  // namespace

void resolve_names(Resolution& resolution, std::span<const ast::File> files, Extent extent) {
  std::size_t model_count = 0;
  const auto for_each_within = [&](auto visit) {
    ast::for_each_block(files, [&](const ast::Block& block) {
      if (extent == Extent::everything || ast::is_configuration(block.kind)) visit(block);
    });
  };
  for_each_within([&](const ast::Block& block) {
    if (block.kind == ast::BlockKind::model || block.kind == ast::BlockKind::view) ++model_count;
  });
  resolution.top_names.reserve(model_count);
  resolution.models.reserve(model_count);
  resolution.datamodel.models.reserve(model_count);
  NameResolver resolver(resolution);
  for_each_within([&](const ast::Block& block) { resolver.add(block); });
}

}  // namespace strata::psl
