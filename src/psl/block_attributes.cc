#include "psl/block_attributes.h"

#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>

#include "psl/attribute_arguments.h"
#include "psl/attribute_set.h"
#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/index_attributes.h"
#include "psl/map_attribute.h"
#include "psl/schema_attribute.h"

namespace strata::psl {
namespace {

constexpr auto kModelAttributes = std::to_array<std::string_view>(
    {"id", "unique", "index", "fulltext", "map", "schema", "ignore", "shardKey"});

constexpr ArgumentRules kNoBlockArguments{.mark = "@@"};
void resolve_ignore(Resolution& resolution, Model& model, const ast::Attribute& attribute) {
  if (!AttributeArguments(attribute, kNoBlockArguments, resolution.diagnostics).are_complete()) return;
  model.is_ignored = true;
  for (const Field& field : model.fields) {
    if (!field.is_ignored || field.is_relation()) continue;
    resolution.diagnostics
        .error(codes::kIgnoreRedundant, field.span,
               fmt::format("`{}` is ignored as a whole, its field `{}` need not be.", model.name, field.name))
        .help = "Remove `@ignore` from the field.";
  }
}

}  // namespace

// The order of the calls is part of the schema language: it decides the order of indexes in the database.
void resolve_block_attributes(Resolution& resolution, ModelId id, const ast::Block& block) {
  Model& model = resolution.datamodel.models[id];
  AttributeSet attributes(resolution.diagnostics);
  attributes.assign_block(block);
  if (const auto* ignore = attributes.take("ignore")) resolve_ignore(resolution, model, *ignore);
  if (const auto* key = attributes.take("id")) resolve_model_id(resolution, id, *key);
  if (const auto* map = attributes.take("map")) {
    model.mapped_name = read_block_map(resolution, *map);
    model.map_span = map->span;
  }
  if (const auto* schema = attributes.take("schema")) resolve_schema(model, *schema, resolution.diagnostics);
  model.indexes.reserve(model.indexes.size() + attributes.size());
  attributes.take_each("index",
                       [&](const ast::Attribute& index) { resolve_model_index(resolution, id, index); });
  attributes.take_each("unique",
                       [&](const ast::Attribute& unique) { resolve_model_unique(resolution, id, unique); });
  attributes.take_each(
      "fulltext", [&](const ast::Attribute& fulltext) { resolve_model_fulltext(resolution, id, fulltext); });
  if (const auto* shard_key = attributes.take("shardKey"))
    resolve_model_shard_key(resolution, id, *shard_key);
  attributes.report_unknown(kModelAttributes, resolution.near_names);
  check_key_arities(resolution, id);
}

}  // namespace strata::psl
