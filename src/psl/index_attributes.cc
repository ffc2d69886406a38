#include "psl/index_attributes.h"

#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "psl/codes.h"
#include "psl/key_arguments.h"

namespace strata::psl {
namespace {

constexpr auto kFieldIdNames = std::to_array<std::string_view>({"map", "length", "sort", "clustered"});
constexpr auto kFieldUniqueNames =
    std::to_array<std::string_view>({"map", "length", "sort", "clustered", "where"});
constexpr auto kModelIdNames = std::to_array<std::string_view>({"fields", "name", "map", "clustered"});
constexpr auto kModelUniqueNames =
    std::to_array<std::string_view>({"fields", "name", "map", "clustered", "where"});
constexpr auto kModelIndexNames =
    std::to_array<std::string_view>({"fields", "name", "map", "type", "clustered", "where"});
constexpr auto kFulltextNames = std::to_array<std::string_view>({"fields", "map"});
constexpr auto kShardKeyNames = std::to_array<std::string_view>({"fields"});

constexpr ArgumentRules kFieldIdRules{.names = kFieldIdNames};
constexpr ArgumentRules kFieldUniqueRules{.names = kFieldUniqueNames};
constexpr ArgumentRules kFieldShardKeyRules{};
constexpr ArgumentRules kModelIdRules{.mark = "@@", .unnamed = "fields", .names = kModelIdNames};
constexpr ArgumentRules kModelUniqueRules{.mark = "@@", .unnamed = "fields", .names = kModelUniqueNames};
constexpr ArgumentRules kModelIndexRules{.mark = "@@", .unnamed = "fields", .names = kModelIndexNames};
constexpr ArgumentRules kFulltextRules{.mark = "@@", .unnamed = "fields", .names = kFulltextNames};
constexpr ArgumentRules kShardKeyRules{.mark = "@@", .unnamed = "fields", .names = kShardKeyNames};

Index read_common(KeyArguments& arguments, IndexKind kind, Span span) {
  return {.kind = kind,
          .span = span,
          .name_span = arguments.span_of("map"),
          .type_span = arguments.span_of("type"),
          .client_name_span = arguments.span_of("name")};
}

void report_second_key(Resolution& resolution, std::string_view code, Span span, Span first,
                       std::string message) {
  resolution.diagnostics.error(code, span, std::move(message)).related.push_back({first, "the first one"});
}

void check_id_is_required(Resolution& resolution, const Model& model, const PrimaryKey& key) {
  for (const IndexColumn& column : key.columns) {
    const Field& field = model.fields[column.field];
    if (field.arity == Arity::required || model.is_ignored) continue;
    resolution.diagnostics
        .error(codes::kIdNotRequired, key.span,
               fmt::format("`{}` is part of the id of `{}` and may be missing.", field.name, model.name))
        .help = "Make the field required, or use `@unique`.";
    return;
  }
}

}  // namespace

void resolve_field_id(Resolution& resolution, FieldRef ref, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, ref.model, attribute, kFieldIdRules);
  if (!arguments.can_go_on()) return;
  Model& model = resolution.datamodel.models[ref.model];
  if (model.primary_key) {
    report_second_key(resolution, codes::kSeveralIds, model.span, model.primary_key->span,
                      fmt::format("`{}` has more than one field with `@id`.", model.name));
    arguments.refuse_all();
    return;
  }
  model.primary_key = PrimaryKey{.is_field_level = true,
                                 .columns = {arguments.column(ref.field)},
                                 .mapped_name = arguments.mapped_name(),
                                 .clustered = arguments.clustered(),
                                 .span = attribute.span,
                                 .name_span = arguments.span_of("map"),
                                 .client_name_span = attribute.span};
}

void resolve_field_unique(Resolution& resolution, FieldRef ref, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, ref.model, attribute, kFieldUniqueRules);
  if (!arguments.can_go_on()) return;
  Index index = read_common(arguments, IndexKind::unique, attribute.span);
  index.is_field_level = true;
  index.mapped_name = arguments.mapped_name();
  index.columns.push_back(arguments.column(ref.field));
  index.clustered = arguments.clustered();
  index.where = arguments.where();
  resolution.datamodel.models[ref.model].indexes.push_back(std::move(index));
}

void resolve_field_shard_key(Resolution& resolution, FieldRef ref, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, ref.model, attribute, kFieldShardKeyRules);
  if (!arguments.can_go_on()) return;
  Model& model = resolution.datamodel.models[ref.model];
  if (model.shard_key) {
    report_second_key(resolution, codes::kSeveralShardKeys, model.span, model.shard_key->span,
                      fmt::format("`{}` has more than one field with `@shardKey`.", model.name));
    return;
  }
  model.shard_key = ShardKey{.fields = {ref.field}, .is_field_level = true, .span = attribute.span};
}

void resolve_model_id(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, id, attribute, kModelIdRules);
  if (!arguments.can_go_on()) return;
  auto columns = arguments.columns(ColumnArguments::allowed);
  if (!columns) return;
  Model& model = resolution.datamodel.models[id];
  PrimaryKey key{.columns = std::move(*columns),
                 .client_name = arguments.client_name(),
                 .mapped_name = arguments.mapped_name(),
                 .clustered = arguments.clustered(),
                 .span = attribute.span,
                 .name_span = arguments.span_of("map"),
                 .client_name_span = arguments.span_of("name")};
  check_id_is_required(resolution, model, key);
  if (model.primary_key) {
    report_second_key(resolution, codes::kSeveralIds, model.span, model.primary_key->span,
                      fmt::format("`{}` has both `@id` and `@@id`.", model.name));
  }
  model.primary_key = std::move(key);
}

void resolve_model_index(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, id, attribute, kModelIndexRules);
  if (!arguments.can_go_on()) return;
  auto columns = arguments.columns(ColumnArguments::allowed);
  if (!columns) return;
  Index index = read_common(arguments, IndexKind::normal, attribute.span);
  index.columns = std::move(*columns);
  arguments.read_index_name(index);
  index.type = arguments.index_type();
  index.clustered = arguments.clustered();
  index.where = arguments.where();
  resolution.datamodel.models[id].indexes.push_back(std::move(index));
}

void resolve_model_unique(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, id, attribute, kModelUniqueRules);
  if (!arguments.can_go_on()) return;
  auto columns = arguments.columns(ColumnArguments::allowed);
  if (!columns) return;
  Index index = read_common(arguments, IndexKind::unique, attribute.span);
  index.columns = std::move(*columns);
  index.client_name = arguments.client_name();
  index.mapped_name = arguments.mapped_name();
  index.clustered = arguments.clustered();
  index.where = arguments.where();
  resolution.datamodel.models[id].indexes.push_back(std::move(index));
}

void resolve_model_fulltext(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, id, attribute, kFulltextRules);
  if (!arguments.can_go_on()) return;
  auto columns = arguments.columns(ColumnArguments::allowed);
  if (!columns) return;
  Index index = read_common(arguments, IndexKind::fulltext, attribute.span);
  index.columns = std::move(*columns);
  index.mapped_name = arguments.mapped_name();
  resolution.datamodel.models[id].indexes.push_back(std::move(index));
}

void resolve_model_shard_key(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyArguments arguments(resolution, id, attribute, kShardKeyRules);
  if (!arguments.can_go_on()) return;
  const auto columns = arguments.columns(ColumnArguments::forbidden);
  if (!columns) return;
  Model& model = resolution.datamodel.models[id];
  if (model.shard_key) {
    report_second_key(resolution, codes::kSeveralShardKeys, model.span, model.shard_key->span,
                      fmt::format("`{}` has both `@shardKey` and `@@shardKey`.", model.name));
  }
  model.shard_key = ShardKey{.fields = {}, .span = attribute.span};
  for (const IndexColumn& column : *columns) model.shard_key->fields.push_back(column.field);
}

void check_key_arities(Resolution& resolution, ModelId id) {
  const Model& model = resolution.datamodel.models[id];
  if (model.primary_key && model.primary_key->is_field_level)
    check_id_is_required(resolution, model, *model.primary_key);
  if (!model.shard_key || model.is_ignored) return;
  for (const FieldIndex index : model.shard_key->fields) {
    if (model.fields[index].arity == Arity::required) continue;
    resolution.diagnostics
        .error(codes::kShardKeyNotRequired, model.shard_key->span,
               fmt::format("`{}` is part of the shard key of `{}` and may be missing.",
                           model.fields[index].name, model.name))
        .help = "Make the field required.";
    return;
  }
}

}  // namespace strata::psl
