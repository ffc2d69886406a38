// What a primary key may say, database by database.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/name_length.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

void check_name(const Context& context, const Model& model, const PrimaryKey& key) {
  if (!key.mapped_name) return;
  if (!context.target.named_primary_keys) {
    Diagnostic& diagnostic =
        context.diagnostics.error(codes::kPrimaryKeyNameUnsupported, model.span,
                                  fmt::format("Primary keys have no names in {}.", database(context.target)));
    diagnostic.help = fmt::format("Remove `map` from `{}`.", attribute_name(key));
    diagnostic.related.push_back({key.name_span, "named here"});
    return;
  }
  check_name_length(context, *key.mapped_name, key.span);
}

void check_columns(const Context& context, const PrimaryKey& key) {
  if (key.columns.empty()) {
    context.diagnostics.error(codes::kEmptyFieldList, key.span, "A primary key needs at least one field.")
        .help = "List the fields: `@@id([a, b])`.";
    return;
  }
  const auto any = [&](auto member) {
    return std::ranges::any_of(key.columns,
                               [&](const IndexColumn& column) { return (column.*member).has_value(); });
  };
  if (!context.target.index_prefix_length && any(&IndexColumn::length)) {
    context.diagnostics
        .error(codes::kPrefixLengthUnsupported, key.span,
               fmt::format("A primary key in {} cannot cover just the beginning of a value.",
                           database(context.target)))
        .help = "Remove `length`.";
  }
  if (!context.target.primary_key_sort && any(&IndexColumn::sort)) {
    context.diagnostics
        .error(codes::kPrimaryKeySortUnsupported, key.span,
               fmt::format("A primary key has no sort order in {}.", database(context.target)))
        .help = "Remove `sort`.";
  }
}

}  // namespace

void check_primary_key(const Context& context, const Model& model) {
  if (!model.primary_key) return;
  check_name(context, model, *model.primary_key);
  check_columns(context, *model.primary_key);
}

}  // namespace strata::psl::rules
