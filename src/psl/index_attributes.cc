#include "psl/index_attributes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "psl/attribute_arguments.h"
#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/field_list.h"
#include "psl/where_clause.h"

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

std::optional<std::string> to_string(std::optional<std::string_view> text) {
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

// One key or index attribute at work.
class KeyResolver {
 public:
  KeyResolver(Resolution& resolution, ModelId id, const ast::Attribute& attribute, const ArgumentRules& rules)
      : resolution_(resolution),
        diagnostics_(resolution.diagnostics),
        id_(id),
        model_(resolution.datamodel.models[id]),
        attribute_(attribute),
        arguments_(attribute, rules, resolution.diagnostics) {}

  [[nodiscard]] bool can_go_on() const { return arguments_.are_complete(); }

  // The columns of a block attribute; nothing when a name is wrong, which is reported at `unknown_span`.
  std::optional<std::vector<IndexColumn>> columns(ColumnArguments allowed) {
    const ast::Expression* fields = arguments_.require("fields");
    if (fields == nullptr) return std::nullopt;
    auto list = resolve_field_list(resolution_, id_, *fields, allowed, attribute_.span);
    if (!list) return std::nullopt;
    if (!list->bad.empty()) {
      report_bad_fields(*list);
      return std::nullopt;
    }
    return std::move(list->columns);
  }

  // The single column of a field attribute, with its `sort` and `length`.
  IndexColumn column(FieldIndex field) {
    IndexColumn column{.field = field};
    if (const ast::Expression* value = arguments_.find_value("length")) {
      const auto length = expect_integer(*value, diagnostics_);
      if (length && *length >= 0 && *length <= std::numeric_limits<std::uint32_t>::max())
        column.length = static_cast<std::uint32_t>(*length);
    }
    if (const ast::Expression* value = arguments_.find_value("sort")) {
      const auto word = expect_constant(*value, diagnostics_);
      if (word) column.sort = find_sort_order(*word);
      if (word && !column.sort) report_unknown_sort_order(*word, attribute_.span, diagnostics_);
    }
    return column;
  }

  std::optional<std::string> client_name() {
    const auto name = arguments_.find_name("name");
    if (!name) return std::nullopt;
    const bool is_plain = std::ranges::all_of(*name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!is_plain) {
      diagnostics_
          .error(codes::kClientNameCharacters, attribute_.span,
                 fmt::format("`name` of `@@{}` is `{}`, which the client cannot use.", attribute_.name.text,
                             *name))
          .help = "Use letters, digits and `_`; for a name in the database write `map`.";
    }
    return std::string(*name);
  }

  std::optional<std::string> mapped_name() { return to_string(arguments_.find_name("map")); }
  std::optional<bool> clustered() { return arguments_.find_boolean("clustered"); }
  [[nodiscard]] Span span_of(std::string_view name) const { return arguments_.span_of(name); }

  // `name` of @@index is an old spelling of `map`.
  void read_index_name(Index& index) {
    const auto name = arguments_.find_name("name");
    const auto map = arguments_.find_name("map");
    if (name && map) {
      diagnostics_
          .error(codes::kIndexNameAndMap, attribute_.span, "`name` and `map` of `@@index` mean the same.")
          .help = "Keep `map`.";
    }
    index.mapped_name = to_string(map ? map : name);
    index.name_span = arguments_.span_of(map || !name ? "map" : "name");
  }

  std::optional<target::IndexType> index_type() {
    const ast::Expression* value = arguments_.find_value("type");
    const auto word = value == nullptr ? std::nullopt : expect_constant(*value, diagnostics_);
    if (!word) return std::nullopt;
    if (const auto type = target::find_index_type(*word)) return type;
    diagnostics_
        .error(codes::kUnknownIndexType, attribute_.span, fmt::format("`{}` is no type of index.", *word))
        .help = "Choose one of `BTree`, `Hash`, `Gin`, `Gist`, `SpGist`, `Brin`.";
    return std::nullopt;
  }

  std::optional<WhereClause> where() {
    const ast::Argument* argument = arguments_.find("where");
    if (argument == nullptr) return std::nullopt;
    return resolve_where_clause(resolution_, id_, *argument, attribute_.span);
  }

 private:
  void report_bad_fields(const FieldList& list) {
    if (const std::string unknown = bad_names(list, false); !unknown.empty()) {
      const BadField& first = *std::ranges::find(list.bad, false, &BadField::is_relation);
      diagnostics_
          .error(codes::kUnknownKeyField, attribute_.span,
                 fmt::format("`@@{}` names {}: no such field in `{}`.", attribute_.name.text, unknown,
                             model_.name))
          .help = resolution_.field_help(id_, first.name);
    }
    if (const std::string relations = bad_names(list, true); !relations.empty()) {
      diagnostics_
          .error(codes::kRelationInKey, attribute_.span,
                 fmt::format("`@@{}` names {}: a relation field has no column.", attribute_.name.text,
                             relations))
          .help = "Name the scalar fields that hold the relation.";
    }
  }

  Resolution& resolution_;
  Diagnostics& diagnostics_;
  ModelId id_;
  const Model& model_;
  const ast::Attribute& attribute_;
  AttributeArguments arguments_;
};

Index read_common(KeyResolver& resolver, IndexKind kind, Span span) {
  return {.kind = kind,
          .span = span,
          .name_span = resolver.span_of("map"),
          .type_span = resolver.span_of("type"),
          .client_name_span = resolver.span_of("name")};
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
  KeyResolver resolver(resolution, ref.model, attribute, kFieldIdRules);
  if (!resolver.can_go_on()) return;
  Model& model = resolution.datamodel.models[ref.model];
  if (model.primary_key) {
    report_second_key(resolution, codes::kSeveralIds, model.span, model.primary_key->span,
                      fmt::format("`{}` has more than one field with `@id`.", model.name));
    return;
  }
  model.primary_key = PrimaryKey{.is_field_level = true,
                                 .columns = {resolver.column(ref.field)},
                                 .mapped_name = resolver.mapped_name(),
                                 .clustered = resolver.clustered(),
                                 .span = attribute.span,
                                 .name_span = resolver.span_of("map"),
                                 .client_name_span = attribute.span};
}

void resolve_field_unique(Resolution& resolution, FieldRef ref, const ast::Attribute& attribute) {
  KeyResolver resolver(resolution, ref.model, attribute, kFieldUniqueRules);
  if (!resolver.can_go_on()) return;
  Index index = read_common(resolver, IndexKind::unique, attribute.span);
  index.is_field_level = true;
  index.mapped_name = resolver.mapped_name();
  index.columns.push_back(resolver.column(ref.field));
  index.clustered = resolver.clustered();
  index.where = resolver.where();
  resolution.datamodel.models[ref.model].indexes.push_back(std::move(index));
}

void resolve_field_shard_key(Resolution& resolution, FieldRef ref, const ast::Attribute& attribute) {
  KeyResolver resolver(resolution, ref.model, attribute, kFieldShardKeyRules);
  if (!resolver.can_go_on()) return;
  Model& model = resolution.datamodel.models[ref.model];
  if (model.shard_key) {
    report_second_key(resolution, codes::kSeveralShardKeys, model.span, model.shard_key->span,
                      fmt::format("`{}` has more than one field with `@shardKey`.", model.name));
    return;
  }
  model.shard_key = ShardKey{.fields = {ref.field}, .is_field_level = true, .span = attribute.span};
}

void resolve_model_id(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyResolver resolver(resolution, id, attribute, kModelIdRules);
  if (!resolver.can_go_on()) return;
  auto columns = resolver.columns(ColumnArguments::allowed);
  if (!columns) return;
  Model& model = resolution.datamodel.models[id];
  PrimaryKey key{.columns = std::move(*columns),
                 .client_name = resolver.client_name(),
                 .mapped_name = resolver.mapped_name(),
                 .clustered = resolver.clustered(),
                 .span = attribute.span,
                 .name_span = resolver.span_of("map"),
                 .client_name_span = resolver.span_of("name")};
  check_id_is_required(resolution, model, key);
  if (model.primary_key) {
    report_second_key(resolution, codes::kSeveralIds, model.span, model.primary_key->span,
                      fmt::format("`{}` has both `@id` and `@@id`.", model.name));
  }
  model.primary_key = std::move(key);
}

void resolve_model_index(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyResolver resolver(resolution, id, attribute, kModelIndexRules);
  if (!resolver.can_go_on()) return;
  auto columns = resolver.columns(ColumnArguments::allowed);
  if (!columns) return;
  Index index = read_common(resolver, IndexKind::normal, attribute.span);
  index.columns = std::move(*columns);
  resolver.read_index_name(index);
  index.type = resolver.index_type();
  index.clustered = resolver.clustered();
  index.where = resolver.where();
  resolution.datamodel.models[id].indexes.push_back(std::move(index));
}

void resolve_model_unique(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyResolver resolver(resolution, id, attribute, kModelUniqueRules);
  if (!resolver.can_go_on()) return;
  auto columns = resolver.columns(ColumnArguments::allowed);
  if (!columns) return;
  Index index = read_common(resolver, IndexKind::unique, attribute.span);
  index.columns = std::move(*columns);
  index.client_name = resolver.client_name();
  index.mapped_name = resolver.mapped_name();
  index.clustered = resolver.clustered();
  index.where = resolver.where();
  resolution.datamodel.models[id].indexes.push_back(std::move(index));
}

void resolve_model_fulltext(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyResolver resolver(resolution, id, attribute, kFulltextRules);
  if (!resolver.can_go_on()) return;
  auto columns = resolver.columns(ColumnArguments::allowed);
  if (!columns) return;
  Index index = read_common(resolver, IndexKind::fulltext, attribute.span);
  index.columns = std::move(*columns);
  index.mapped_name = resolver.mapped_name();
  resolution.datamodel.models[id].indexes.push_back(std::move(index));
}

void resolve_model_shard_key(Resolution& resolution, ModelId id, const ast::Attribute& attribute) {
  KeyResolver resolver(resolution, id, attribute, kShardKeyRules);
  if (!resolver.can_go_on()) return;
  const auto columns = resolver.columns(ColumnArguments::forbidden);
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
