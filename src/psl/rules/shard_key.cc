// Shard keys: a preview feature of one database.
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {

void check_shard_key(const Context& context, const Model& model) {
  if (!model.shard_key) return;
  const Span span = model.shard_key->span;
  if (!context.datamodel.has_preview_feature("shardKeys")) {
    context.diagnostics
        .error(codes::kShardKey, span, "Shard keys are a preview feature that is not switched on.")
        .help = "Add `previewFeatures = [\"shardKeys\"]` to a generator.";
  }
  if (!context.target.shard_keys) {
    context.diagnostics
        .error(codes::kShardKey, span,
               fmt::format("{} has no shard keys.", capitalized_database(context.target)))
        .help = "Remove the attribute.";
  }
  if (model.shard_key->fields.empty()) {
    context.diagnostics.error(codes::kEmptyFieldList, span, "A shard key needs at least one field.").help =
        "List the fields: `@@shardKey([a, b])`.";
  }
}

}  // namespace strata::psl::rules
