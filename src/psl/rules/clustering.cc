// `clustered`: where it exists, and that the rows of a table lie in one order only.
#include <fmt/format.h>
#include <vector>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

struct ClusteredKey {
  std::string_view attribute;
  Span span;
};

void report_unsupported(const Context& context, Span span) {
  context.diagnostics
      .error(codes::kClusteringUnsupported, span,
             fmt::format("{} does not let a key decide the order of the rows.",
                         capitalized_database(context.target)))
      .help = "Remove `clustered`.";
}

void check_support(const Context& context, const Model& model) {
  if (model.primary_key && model.primary_key->clustered) report_unsupported(context, model.primary_key->span);
  for (const Index& index : model.indexes)
    if (index.clustered) report_unsupported(context, index.span);
}

// A primary key is clustered unless it says no.
std::vector<ClusteredKey> clustered_keys(const Model& model) {
  std::vector<ClusteredKey> keys;
  if (model.primary_key && model.primary_key->clustered.value_or(true))
    keys.push_back({attribute_name(*model.primary_key), model.primary_key->span});
  for (const Index& index : model.indexes)
    if (index.clustered.value_or(false)) keys.push_back({attribute_name(index), index.span});
  return keys;
}

void check_single(const Context& context, const Model& model) {
  const std::vector<ClusteredKey> keys = clustered_keys(model);
  if (keys.size() < 2) return;
  for (const ClusteredKey& key : keys) {
    Diagnostic& diagnostic = context.diagnostics.error(
        codes::kClusteredTwice, key.span,
        fmt::format("Only one key of `{}` can be clustered, and this `{}` is not the only one.", model.name,
                    key.attribute));
    diagnostic.help = "Write `clustered: false` at the primary key, or remove `clustered: true` elsewhere.";
    const ClusteredKey& other = &key == &keys[0] ? keys[1] : keys[0];
    diagnostic.related.push_back({other.span, "also clustered"});
  }
}

}  // namespace

void check_clustering(const Context& context, const Model& model) {
  if (context.target.clustering)
    check_single(context, model);
  else
    check_support(context, model);
}

}  // namespace strata::psl::rules
