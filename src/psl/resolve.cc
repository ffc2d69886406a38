#include "psl/resolve.h"

#include <vector>

#include "psl/block_attributes.h"
#include "psl/block_reader.h"
#include "psl/configuration.h"
#include "psl/field_attributes.h"
#include "psl/parser.h"
#include "psl/relation_attribute.h"
#include "psl/relations.h"
#include "psl/resolution.h"
#include "psl/resolve_enum.h"
#include "psl/resolve_fields.h"
#include "psl/resolve_names.h"

namespace strata::psl {
namespace {

// Each block is read once, when all that it may refer to is known: enums before the types and models whose
// defaults name their values, types before the indexes that reach into them.
void resolve_blocks(Resolution& resolution, BlockReader& reader) {
  for (std::size_t i = 0; i < resolution.enums.size(); ++i) {
    const EnumId id = resolution.enums.id(i);
    resolve_enum(resolution, id, reader.read(*resolution.enums[id]));
  }
  FieldResolver fields(resolution);
  for (std::size_t i = 0; i < resolution.composites.size(); ++i) {
    const CompositeId id = resolution.composites.id(i);
    const ast::Block block = reader.read(*resolution.composites[id]);
    const auto syntax = fields.resolve(block, resolution.datamodel.composites[id].fields);
    refuse_relations(resolution, id);
    resolve_field_attributes(resolution, id, block, syntax);
  }
  for (std::size_t i = 0; i < resolution.models.size(); ++i) {
    const ModelId id = resolution.models.id(i);
    const ast::Block block = reader.read(*resolution.models[id]);
    const auto syntax = fields.resolve(block, resolution.datamodel.models[id].fields);
    resolve_field_attributes(resolution, id, syntax);
    resolve_block_attributes(resolution, id, block);
    find_relation_fields(resolution, id);
  }
}

// What is no schema language is an error wherever it stands.
void read_others(std::span<const ast::File> files, BlockReader& reader) {
  ast::for_each_block(files, [&](const ast::Block& block) {
    if (!ast::is_configuration(block.kind)) static_cast<void>(reader.read(block));
  });
}

}  // namespace

Datamodel resolve(const SourceSet& sources, target::Targets targets, Diagnostics& diagnostics,
                  Extent extent) {
  const std::vector<ast::File> files = outline_all(sources, diagnostics);
  Resolution resolution(targets, diagnostics);
  BlockReader reader(sources, diagnostics);
  resolve_names(resolution, files, extent);
  // Before the attributes: native types and preview features are looked up in the facts of the database.
  resolve_configuration(resolution, sources, reader);
  if (extent == Extent::configuration) {
    read_others(files, reader);
    return std::move(resolution.datamodel);
  }
  resolve_blocks(resolution, reader);
  resolve_references(resolution);
  build_relations(resolution);
  return std::move(resolution.datamodel);
}

}  // namespace strata::psl
