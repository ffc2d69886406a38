// Models of a document database: one identifier, stored under the name that the database gives it.
#include <fmt/format.h>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "psl/rules/describe.h"
#include "psl/rules/rules.h"

namespace strata::psl::rules {
namespace {

constexpr std::string_view kIdentifierName = "_id";
constexpr std::string_view kGeneratedType = "ObjectId";

bool is_generated(const Field& field) {
  if (!field.default_value) return false;
  const auto* value = std::get_if<ClientDefault>(&field.default_value->value);
  return value != nullptr && value->function() == "auto";
}

void check_identifier(const Context& context, const Model& model) {
  if (!model.primary_key) {
    context.diagnostics
        .error(codes::kDocumentId, model.span,
               fmt::format("`{}` needs one field with `@id`: every document has an identifier.", model.name))
        .help = fmt::format("Add `id String @id @map(\"{}\")`.", kIdentifierName);
    return;
  }
  if (!model.primary_key->is_field_level) {
    context.diagnostics
        .error(codes::kDocumentId, model.primary_key->span, "The identifier of a document is a single field.")
        .help = "Use `@id` on one field, and `@@unique` for the others.";
    return;
  }
  const Field& field = model.fields[model.primary_key->columns.front().field];
  if (field.database_name() != kIdentifierName) {
    context.diagnostics
        .error(codes::kDocumentId, field.span,
               fmt::format("The identifier of a document is stored as `{}`.", kIdentifierName))
        .help = fmt::format("Add `@map(\"{}\")` to `{}`.", kIdentifierName, field.name);
  }
}

void check_unique(const Context& context, const Model& model, const Index& index) {
  if (index.kind != IndexKind::unique) return;
  if (index.columns.size() == 1) {
    const bool is_identifier = model.primary_key && model.primary_key->columns.size() == 1 &&
                               index.columns.front().path.empty() &&
                               model.primary_key->columns.front().field == index.columns.front().field;
    if (!is_identifier) return;
    context.diagnostics
        .error(codes::kSameIndex, index.span, "The identifier of a document is unique already.")
        .help = fmt::format("Remove `{}`.", attribute_name(index));
    return;
  }
  for (const IndexColumn& column : index.columns) {
    const Field& field = model.fields[column.field];
    if (!std::holds_alternative<CompositeId>(field.type) || !column.path.empty()) continue;
    context.diagnostics
        .error(codes::kCompositeUnique, index.span,
               fmt::format("`{}` is of a composite type, which only a `@unique` of its own can compare.",
                           field.name))
        .help = fmt::format("Leave `{}` out, or name a field inside it.", field.name);
  }
}

using IndexedPath = std::tuple<FieldIndex, RareList<std::string>, std::optional<SortOrder>>;

void check_generated(const Context& context, const Model& model, FieldIndex index) {
  const Field& field = model.fields[index];
  if (!field.native_type || field.native_type->name != kGeneratedType) {
    context.diagnostics
        .error(codes::kDocumentAuto, field.span,
               fmt::format("`auto()` makes values of the native type `{}`.", kGeneratedType))
        .help = fmt::format("Add `@db.{}` to `{}`.", kGeneratedType, field.name);
  }
  const bool is_identifier = model.primary_key && model.primary_key->columns.size() == 1 &&
                             model.primary_key->columns.front().field == index;
  if (!is_identifier) {
    context.diagnostics
        .error(codes::kDocumentAuto, field.span, "`auto()` makes identifiers; this field is not the `@id`.")
        .help = "Remove the default value.";
  }
}

// An index is known by its fields alone: two over the same ones are one.
void check_same_indexes(const Context& context, const Model& model) {
  std::map<std::vector<IndexedPath>, std::vector<const Index*>> by_fields;
  for (const Index& index : model.indexes) {
    std::vector<IndexedPath> paths;
    for (const IndexColumn& column : index.columns)
      paths.emplace_back(column.field, column.path, column.sort);
    by_fields[std::move(paths)].push_back(&index);
    check_unique(context, model, index);
  }
  for (const auto& [paths, indexes] : by_fields) {
    if (indexes.size() < 2) continue;
    for (const Index* index : indexes) {
      Diagnostic& diagnostic =
          context.diagnostics.error(codes::kSameIndex, index->span, "Another index has the same fields.");
      diagnostic.help = "Remove one of them.";
      diagnostic.related.push_back(
          {(index == indexes[0] ? indexes[1] : indexes[0])->span, "the other index"});
    }
  }
}

}  // namespace

void check_document(const Context& context, const Model& model) {
  if (!context.target.documents) return;
  check_identifier(context, model);
  for (FieldIndex index = 0; index < model.fields.size(); ++index) {
    const Field& field = model.fields[index];
    if (is_generated(field)) check_generated(context, model, index);
    if (field.default_value && std::holds_alternative<DbGeneratedDefault>(field.default_value->value)) {
      context.diagnostics
          .error(codes::kDocumentAuto, field.span,
                 fmt::format("{} computes no default values.", capitalized_database(context.target)))
          .help = "Use `auto()` for an identifier, or let the client fill the field.";
    }
  }
  check_same_indexes(context, model);
}

}  // namespace strata::psl::rules
