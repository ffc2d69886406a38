#include "psl/key_arguments.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <utility>

#include "psl/codes.h"
#include "psl/expected_value.h"
#include "psl/where_clause.h"

namespace strata::psl {
namespace {

std::optional<std::string> to_string(std::optional<std::string_view> text) {
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

}  // namespace

KeyArguments::KeyArguments(Resolution& resolution, ModelId model, const ast::Attribute& attribute,
                           const ArgumentRules& rules)
    : resolution_(resolution),
      diagnostics_(resolution.diagnostics),
      model_(model),
      attribute_(attribute),
      arguments_(attribute, rules, resolution.diagnostics) {}

std::optional<std::vector<IndexColumn>> KeyArguments::columns(ColumnArguments allowed) const {
  const ast::Expression* fields = arguments_.require("fields");
  if (fields == nullptr) return std::nullopt;
  auto list = resolve_field_list(resolution_, model_, *fields, allowed, attribute_.span);
  if (!list) return std::nullopt;
  if (!list->bad.empty()) {
    report_bad_fields(*list);
    return std::nullopt;
  }
  return std::move(list->columns);
}

IndexColumn KeyArguments::column(FieldIndex field) const {
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

std::optional<std::string> KeyArguments::client_name() const {
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

std::optional<std::string> KeyArguments::mapped_name() const {
  return to_string(arguments_.find_name("map"));
}

std::optional<bool> KeyArguments::clustered() const {
  return arguments_.find_boolean("clustered");
}

std::optional<target::IndexType> KeyArguments::index_type() const {
  const ast::Expression* value = arguments_.find_value("type");
  const auto word = value == nullptr ? std::nullopt : expect_constant(*value, diagnostics_);
  if (!word) return std::nullopt;
  if (const auto type = target::find_index_type(*word)) return type;
  diagnostics_
      .error(codes::kUnknownIndexType, attribute_.span, fmt::format("`{}` is no type of index.", *word))
      .help = "Choose one of `BTree`, `Hash`, `Gin`, `Gist`, `SpGist`, `Brin`.";
  return std::nullopt;
}

std::optional<WhereClause> KeyArguments::where() const {
  const ast::Argument* argument = arguments_.find("where");
  if (argument == nullptr) return std::nullopt;
  return resolve_where_clause(resolution_, model_, *argument, attribute_.span);
}

void KeyArguments::read_index_name(Index& index) const {
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

void KeyArguments::report_bad_fields(const FieldList& list) const {
  if (const std::string unknown = bad_names(list, false); !unknown.empty()) {
    const BadField& first = *std::ranges::find(list.bad, false, &BadField::is_relation);
    diagnostics_
        .error(codes::kUnknownKeyField, attribute_.span,
               fmt::format("`@@{}` names {}: no such field in `{}`.", attribute_.name.text, unknown,
                           resolution_.datamodel.models[model_].name))
        .help = resolution_.field_help(model_, first.name);
  }
  if (const std::string relations = bad_names(list, true); !relations.empty()) {
    diagnostics_
        .error(
            codes::kRelationInKey, attribute_.span,
            fmt::format("`@@{}` names {}: a relation field has no column.", attribute_.name.text, relations))
        .help = "Name the scalar fields that hold the relation.";
  }
}

}  // namespace strata::psl
