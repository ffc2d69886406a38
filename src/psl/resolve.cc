#include "psl/resolve.h"

#include "psl/block_attributes.h"
#include "psl/configuration.h"
#include "psl/field_attributes.h"
#include "psl/relations.h"
#include "psl/resolution.h"
#include "psl/resolve_names.h"
#include "psl/resolve_types.h"

namespace strata::psl {
namespace {

void resolve_attributes(Resolution& resolution) {
  for (std::size_t i = 0; i < resolution.models.size(); ++i) {
    const ModelId id{static_cast<std::uint32_t>(i)};
    resolve_field_attributes(resolution, id);
    resolve_block_attributes(resolution, id);
  }
  for (std::size_t i = 0; i < resolution.composites.size(); ++i)
    resolve_field_attributes(resolution, CompositeId{static_cast<std::uint32_t>(i)});
  for (std::size_t i = 0; i < resolution.enums.size(); ++i)
    resolve_block_attributes(resolution, EnumId{static_cast<std::uint32_t>(i)});
}

}  // namespace

Datamodel resolve(std::span<const ast::File> files, target::Targets targets, Diagnostics& diagnostics) {
  Resolution resolution(targets, diagnostics);
  resolve_names(resolution, files);
  // Before the attributes: native types and preview features are looked up in the facts of the database.
  resolve_configuration(resolution);
  resolve_types(resolution);
  resolve_attributes(resolution);
  build_relations(resolution);
  return std::move(resolution.datamodel);
}

}  // namespace strata::psl
