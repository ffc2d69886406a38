// What uniques, indexes and full-text indexes may say, database by database.
#include <algorithm>
#include <fmt/format.h>

#include "psl/rules/describe.h"
#include "psl/rules/name_length.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

constexpr std::string_view kPartialIndexes = "partialIndexes";

bool has_length(const IndexColumn& column) {
  return column.length.has_value();
}

bool has_sort(const IndexColumn& column) {
  return column.sort.has_value();
}

void check_columns(const Context& context, const Index& index) {
  if (index.columns.empty()) {
    context.diagnostics.error(codes::kEmptyFieldList, index.span, "An index needs at least one field.").help =
        fmt::format("List the fields: `{}([a, b])`.", attribute_name(index));
  }
  if (!context.target.index_prefix_length && std::ranges::any_of(index.columns, has_length)) {
    context.diagnostics
        .error(codes::kPrefixLengthUnsupported, index.span,
               fmt::format("An index in {} cannot cover just the beginning of a value.",
                           database(context.target)))
        .help = "Remove `length`.";
  }
  const bool names_class = std::ranges::any_of(
      index.columns, [](const IndexColumn& column) { return column.operator_class.has_value(); });
  if (index.kind != IndexKind::normal && names_class) {
    context.diagnostics
        .error(codes::kOperatorClassPlace, index.span,
               fmt::format("`{}` takes no operator classes.", attribute_name(index)))
        .help = "Only `@@index` does: remove `ops`.";
  }
}

void check_fulltext(const Context& context, const Index& index) {
  if (!context.target.fulltext_indexes) {
    context.diagnostics
        .error(codes::kFulltextUnsupported, index.span,
               fmt::format("{} has no full-text indexes here.", capitalized_database(context.target)))
        .help = "Remove the attribute.";
    return;
  }
  if (std::ranges::any_of(index.columns, has_length)) {
    context.diagnostics.error(codes::kFulltextArgument, index.span, "A full-text index covers whole values.")
        .help = "Remove `length`.";
  }
  if (!context.target.documents && std::ranges::any_of(index.columns, has_sort)) {
    context.diagnostics.error(codes::kFulltextArgument, index.span, "A full-text index has no sort order.")
        .help = "Remove `sort`.";
  }
}

void check_fulltext_count(const Context& context, const Model& model) {
  if (!context.target.documents) return;
  const auto is_fulltext = [](const Index& index) { return index.kind == IndexKind::fulltext; };
  if (std::ranges::count_if(model.indexes, is_fulltext) < 2) return;
  for (const Index& index : model.indexes) {
    if (!is_fulltext(index)) continue;
    context.diagnostics
        .error(codes::kFulltextTwice, index.span,
               fmt::format("`{}` can have one full-text index only.", model.name))
        .help = "List all fields in one of them.";
  }
}

void check_where(const Context& context, const Index& index) {
  if (!index.where) return;
  if (!context.datamodel.has_preview_feature(kPartialIndexes)) {
    context.diagnostics
        .error(codes::kPartialIndexesPreview, index.where->span,
               "Indexes over some of the rows are a preview feature that is not switched on.")
        .help = fmt::format("Add `previewFeatures = [\"{}\"]` to a generator.", kPartialIndexes);
  } else if (!context.target.partial_indexes) {
    context.diagnostics
        .error(codes::kPartialIndexesUnsupported, index.where->span,
               fmt::format("An index in {} covers all rows.", database(context.target)))
        .help = "Remove `where`.";
  }
}

}  // namespace

void check_indexes(const Context& context, const Model& model) {
  for (const Index& index : model.indexes) {
    check_columns(context, index);
    if (index.kind == IndexKind::fulltext) check_fulltext(context, index);
    if (index.mapped_name) check_name_length(context, *index.mapped_name, index.span);
    check_where(context, index);
  }
  check_fulltext_count(context, model);
}

}  // namespace strata::psl::rules
